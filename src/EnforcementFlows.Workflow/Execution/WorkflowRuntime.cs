using EnforcementFlows.Workflow.Activities;
using EnforcementFlows.Workflow.Outbox;
using EnforcementFlows.Workflow.Storage;
using EnforcementFlows.Workflow.Telemetry;
using EnforcementFlows.Workflow.Timers;
using EnforcementFlows.Workflow.Values;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace EnforcementFlows.Workflow.Execution;

/// <summary>
/// Carries out commands, each in one transaction: the answer, the instances, their waits, tasks, timers and effects, and the
/// domain rows of the same scope commit together or not at all. A command repeated with its id gets its first answer.
/// Nothing is kept in memory between commands, so any number of nodes may share one database.
/// </summary>
public sealed class WorkflowRuntime(
    NpgsqlDataSource dataSource, IServiceScopeFactory scopes, PlanCatalogue plans, WorkflowRuntimeOptions options, TimeProvider clock, WorkflowTelemetry telemetry,
    ILogger<WorkflowRuntime> logger)
{
    /// <summary>Outbox kind that tells a parent of its child's end.</summary>
    internal const string ChildFinishedKind = "child-finished";

    /// <summary>Outbox kinds that the engine delivers to itself, right after the commit; the others leave the process and wait for the worker.</summary>
    internal static readonly string[] OwnKinds = [PublishEvent.OutboxKind, DispatchWorkflow.OutboxKind, ChildFinishedKind];

    private const int Attempts = 4;

    /// <summary>How often a message of the engine to itself is tried.</summary>
    private const int OwnAttempts = 12;

    private static readonly TimeSpan PauseForAnotherNode = TimeSpan.FromSeconds(2);

    // who is outside gets what could not be noted as delivered once more: not too often
    private static readonly TimeSpan PauseAtOutage = TimeSpan.FromSeconds(10);

    /// <summary>More that one command causes is left to the worker, so that flows that answer each other for ever hold up nobody.</summary>
    private const int MaxFollowing = 100;

    /// <summary>Carries out a command and then what it caused inside the engine (queued starts, published events).</summary>
    /// <param name="work">
    /// Runs once per attempt inside the transaction, and changes nothing outside it; what it returns is stored as the command's answer.
    /// </param>
    /// <exception cref="CommandReusedException">The id was used for another request.</exception>
    /// <exception cref="BurstAbortedException">The command is refused; nothing was written.</exception>
    public Task<CommandResult> ExecuteAsync(Command command, Func<Burst, Task<object?>> work, CancellationToken cancellationToken) =>
        ExecuteAsync(command, BurstNeeds.Nothing, work, cancellationToken);

    /// <summary>As <see cref="ExecuteAsync(Command, Func{Burst, Task{object}}, CancellationToken)"/> for work on one instance, which is locked in the first round trip.</summary>
    public Task<CommandResult> ExecuteAsync(Command command, Guid instanceId, Func<Burst, Task<object?>> work, CancellationToken cancellationToken) =>
        ExecuteAsync(command, new BurstNeeds(instanceId), work, cancellationToken);

    /// <summary>
    /// As <see cref="ExecuteAsync(Command, Func{Burst, Task{object}}, CancellationToken)"/> for work on one human task: the instance that waits
    /// for it is locked and the task is read (<see cref="Burst.HumanTask"/>) in the first round trip.
    /// </summary>
    public Task<CommandResult> ExecuteOnTaskAsync(Command command, Guid taskId, Func<Burst, Task<object?>> work, CancellationToken cancellationToken) =>
        ExecuteAsync(command, new BurstNeeds(Task: taskId), work, cancellationToken);

    /// <summary>Publishes an event; the answer is how many instances took it.</summary>
    public Task<CommandResult> PublishAsync(Command command, string name, string? correlationId, object? payload, CancellationToken cancellationToken) =>
        ExecuteAsync(
            command, new BurstNeeds(Event: new(name, correlationId)),
            async burst => await burst.PublishAsync(name, correlationId, payload, cancellationToken), cancellationToken);

    /// <summary>Resumes one waiting execution.</summary>
    /// <exception cref="NothingToResumeException">It does not wait any more.</exception>
    public Task<CommandResult> ResumeAsync(Command command, Guid instanceId, int contextId, Stimulus stimulus, CancellationToken cancellationToken) =>
        ExecuteAsync(
            command, instanceId,
            async burst =>
            {
                await burst.ResumeAsync(instanceId, contextId, stimulus, cancellationToken);
                return null;
            },
            cancellationToken);

    /// <summary>Begins a faulted activity anew: an operator has removed the reason. Its instance goes on, with what came for it meanwhile.</summary>
    /// <exception cref="RepairRefusedException">The activity is not faulted.</exception>
    public Task<CommandResult> RetryAsync(Command command, Guid instanceId, int contextId, CancellationToken cancellationToken) =>
        ExecuteAsync(
            command, instanceId,
            async burst =>
            {
                await burst.RetryAsync(instanceId, contextId, cancellationToken);
                return null;
            },
            cancellationToken);

    internal Task<CommandResult> FireAsync(ClaimedTimer timer, CancellationToken cancellationToken) =>
        ExecuteAsync(
            new(timer.TenantId, timer.CommandId, timer.Handler is null ? "timer" : $"alarm:{timer.Handler}"), new BurstNeeds(timer.InstanceId, Timer: timer),
            async burst =>
            {
                await burst.FireAsync(timer, cancellationToken);
                return null;
            },
            cancellationToken);

    private async Task<CommandResult> ExecuteAsync(
        Command command, BurstNeeds needs, Func<Burst, Task<object?>> work, CancellationToken cancellationToken)
    {
        var (result, caused) = await PersistAsync(command, needs, work, cancellationToken);
        await FollowAsync(command.TenantId, caused);
        return result;
    }

    // the command has committed: what goes wrong or is cancelled from here on is no failure of the command, and the worker makes it good
    internal async Task FollowAsync(string tenant, List<long> caused)
    {
        var open = new Queue<long>(caused);
        try
        {
            for (var followed = 0; followed < MaxFollowing && open.TryDequeue(out var id); followed++)
            {
                foreach (var next in await DeliverAsync(tenant, id, CancellationToken.None))
                    open.Enqueue(next);
            }
        }
        catch (Exception exception) when (exception is NpgsqlException or TimeoutException || DatabaseFailure.IsLostConnection(exception))
        {
            Log.FollowingFailed(logger, exception);
        }
    }

    /// <summary>Delivers one outbox row; a failure is noted on the row, which is then tried again later.</summary>
    /// <returns>Rows that the delivery has added and the engine delivers itself.</returns>
    internal async Task<List<long>> DeliverAsync(string tenant, long id, CancellationToken cancellationToken)
    {
        if (await OutboxQueue.ReadAsync(dataSource, tenant, id, cancellationToken) is not { } message)
            return [];
        using var watch = telemetry.BeginDelivery(message);
        try
        {
            var caused = await DispatchAsync(message, cancellationToken);
            watch?.Delivered(clock.GetUtcNow());
            return caused;
        }
        catch (AlreadyDoneException)
        {
            return [];
        }
        catch (NodeTooOldException tooOld)
        {
            Log.LeftToAnotherNode(logger, tooOld.Message);
            await OutboxQueue.LeaveAsync(dataSource, message, tooOld.Message, PauseForAnotherNode, cancellationToken);
            return [];
        }
        catch (Exception exception) when (DatabaseFailure.IsAbsence(exception))
        {
            // no fault of the message: however long it lasts, nothing is given up for it
            Log.DeliveryFailed(logger, message.Kind, id, exception);
            watch?.Failed(exception, false);
            await OutboxQueue.LeaveAsync(dataSource, message, exception.Message, PauseAtOutage, cancellationToken);
            return [];
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Log.DeliveryFailed(logger, message.Kind, id, exception);
            var isFinal = IsFinal(message, exception);
            watch?.Failed(exception, isFinal);
            if (isFinal)
                await GiveUpAsync(message, exception, cancellationToken);
            else
                await OutboxQueue.FailAsync(dataSource, message, exception.Message, cancellationToken);
            return [];
        }
    }

    private bool IsFinal(QueuedMessage message, Exception exception)
    {
        using var scope = scopes.CreateScope();
        var most = FindDispatcher(scope.ServiceProvider, message.Kind)?.MaxAttempts ?? OwnAttempts;
        return message.Attempts + 1 >= most || exception is MessageRefusedException || options.IsRefusal?.Invoke(exception) == true;
    }

    private async Task GiveUpAsync(QueuedMessage message, Exception reason, CancellationToken cancellationToken)
    {
        var command = new Command(message.TenantId, DerivedId.FromName($"outbox-dead:{message.TenantId}:{message.Id}:{Guid.CreateVersion7()}"), "message-given-up");
        await PersistAsync(
            command, BurstNeeds.Nothing,
            async burst =>
            {
                if (await burst.GiveUpOutboxAsync(message, reason.Message, cancellationToken) && FindDispatcher(burst.Services, message.Kind) is { } dispatcher)
                    await dispatcher.GivenUpAsync(burst, message, reason, cancellationToken);
                return null;
            },
            cancellationToken);
    }

    private Task<List<long>> DispatchAsync(QueuedMessage message, CancellationToken cancellationToken)
    {
        var payload = WorkflowValue.Parse(message.Payload) as Dictionary<string, object?> ?? [];
        return message.Kind switch
        {
            PublishEvent.OutboxKind => InternalAsync(message, b => b.PublishAsync(
                (string)payload["name"]!, payload["correlation"] as string, payload.GetValueOrDefault("payload"), cancellationToken,
                payload["instance"] is string only ? Guid.Parse(only) : null), cancellationToken),
            DispatchWorkflow.OutboxKind => InternalAsync(message, b => StartAsync(b, payload, cancellationToken), cancellationToken),
            ChildFinishedKind => InternalAsync(message, b => ResumeParentAsync(b, payload, cancellationToken), cancellationToken),
            _ => ExternalAsync(message, cancellationToken),
        };
    }

    private static async Task StartAsync(Burst burst, Dictionary<string, object?> payload, CancellationToken cancellationToken)
    {
        var (definitionId, parent) = ((string)payload["definition"]!, ParentOf(payload));
        if (parent is var (waiting, step) && !await burst.WaitsAsync(waiting, step, cancellationToken))
            return; // an operator has ended the step that asked for it
        try
        {
            await burst.StartAsync(
                definitionId, payload["input"] as Dictionary<string, object?> ?? [], payload["correlation"] as string, cancellationToken, parent);
        }
        catch (DefinitionMissingException missing) when (parent is var (instanceId, contextId))
        {
            // somebody waits for it: that is where an operator will look
            await burst.ChangeAsync(
                instanceId, e => { e.Fail(contextId, new("definition-missing", missing.Message)); return ValueTask.CompletedTask; }, cancellationToken);
        }
    }

    private static (Guid, int)? ParentOf(Dictionary<string, object?> payload) =>
        payload["parent"] is string id ? (Guid.Parse(id), (int)(double)payload["parentContext"]!) : null;

    private static Task<bool> ResumeParentAsync(Burst burst, Dictionary<string, object?> payload, CancellationToken cancellationToken)
    {
        var (parent, context) = ParentOf(payload)!.Value;
        var stimulus = new ChildFinishedStimulus(
            Guid.Parse((string)payload["child"]!), (string)payload["status"]!, (string)payload["subStatus"]!,
            payload["output"] as Dictionary<string, object?> ?? []);
        return burst.TryResumeAsync(parent, context, stimulus, cancellationToken);
    }

    private Task<List<long>> InternalAsync(QueuedMessage message, Func<Burst, Task> work, CancellationToken cancellationToken) =>
        RecordAsync(message, new(work), cancellationToken);

    // The message is done in the transaction of what it does. Its number alone does not name it: a database that has lost its last commits
    // gives the same number to another one, while a node still has the lost one in hand.
    private async Task<List<long>> RecordAsync(QueuedMessage message, DeliveryRecord record, CancellationToken cancellationToken)
    {
        var command = new Command(message.TenantId, DerivedId.FromName($"outbox:{message.TenantId}:{message.Id}:{message.Kind}:{message.DedupKey}"), message.Kind, record.Actor);
        var (_, caused) = await PersistAsync(
            command, BurstNeeds.Nothing,
            async burst =>
            {
                if (!await burst.ConsumeOutboxAsync(message, cancellationToken))
                    throw new AlreadyDoneException();
                await record.Write(burst);
                return null;
            },
            cancellationToken);
        return caused;
    }

    private async Task<List<long>> ExternalAsync(QueuedMessage message, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var dispatcher = FindDispatcher(scope.ServiceProvider, message.Kind)
            ?? throw new NodeTooOldException($"This node has nothing that delivers messages of the kind '{message.Kind}'.");
        if (await dispatcher.DeliverAsync(message, cancellationToken) is { } record)
            return await RecordAsync(message, record, cancellationToken);
        await OutboxQueue.DoneAsync(dataSource, message, clock.GetUtcNow(), cancellationToken);
        return [];
    }

    private static OutboxDispatcher? FindDispatcher(IServiceProvider services, string kind) =>
        services.GetKeyedService<OutboxDispatcher>(kind.Split(':', 2)[0]);

    private async Task<(CommandResult Result, List<long> Caused)> PersistAsync(
        Command command, BurstNeeds needs, Func<Burst, Task<object?>> work, CancellationToken cancellationToken)
    {
        using var watch = telemetry.BeginBurst(command);
        try
        {
            var done = await RepeatAsync(command, needs, work, watch, cancellationToken);
            watch?.Done(done.Result);
            return done;
        }
        catch (Exception exception) when (watch is not null && exception is not OperationCanceledException)
        {
            watch.Failed(exception, exception is BurstAbortedException || options.IsRefusal?.Invoke(exception) == true);
            throw;
        }
    }

    // a deadlock, a lock that was not had in time or a concurrent write undo the whole attempt, and so does what the next attempt
    // must know from its beginning; it is safe to try again
    private async Task<(CommandResult Result, List<long> Caused)> RepeatAsync(
        Command command, BurstNeeds needs, Func<Burst, Task<object?>> work, BurstWatch? watch, CancellationToken cancellationToken)
    {
        var earlier = new EarlierAttempts();
        for (var attempt = 1; ;)
        {
            try
            {
                return await AttemptAsync(command, needs, work, earlier, watch, cancellationToken);
            }
            catch (EarlyEventFoundException) when (!earlier.FoundEarlyEvent)
            {
                earlier.FoundEarlyEvent = true;
            }
            catch (StepFailedException)
            {
                // the next attempt knows it and leaves it out
            }
            catch (Exception exception) when (attempt < Attempts && DatabaseFailure.IsCollision(exception))
            {
                watch?.Collided(exception);
                Log.BurstRetried(logger, command.Kind, attempt++, exception.Message);
            }
            catch (Exception exception) when (exception is not OperationCanceledException and not CommandReusedException)
            {
                // the same command, sent twice at once, may have been carried out while this one waited for its turn
                if (await FindAnswerAsync(command, cancellationToken) is not { } answer)
                    throw;
                return (answer, []);
            }
        }
    }

    private async Task<CommandResult?> FindAnswerAsync(Command command, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            var stored = await new BurstStore(connection, transaction, command.TenantId).OpenAsync(command.Id, BurstNeeds.Nothing, cancellationToken);
            return stored is null ? null : Replay(command, stored);
        }
        catch (Exception exception) when (exception is NpgsqlException || DatabaseFailure.IsLostConnection(exception))
        {
            return null; // the first failure is the one to report
        }
    }

    private async Task<(CommandResult, List<long>)> AttemptAsync(
        Command command, BurstNeeds needs, Func<Burst, Task<object?>> work, EarlierAttempts earlier, BurstWatch? watch,
        CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var joined = scope.ServiceProvider.GetRequiredService<BurstConnection>();
        joined.Join(connection, transaction);
        var store = new BurstStore(connection, transaction, command.TenantId);
        watch?.Opening();
        var stored = await store.OpenAsync(command.Id, needs, cancellationToken);
        watch?.Opened(needs.IsLock);
        if (stored is not null)
            return (Replay(command, stored), []);
        joined.HumanTask = store.Task;
        var burst = new Burst(command, earlier.Now ??= Truncate(clock.GetUtcNow()), scope.ServiceProvider, store, plans, options.IsRefusal, earlier);
        var result = WorkflowValue.Normalise(await work(burst));
        await joined.SaveAsync(cancellationToken);
        var write = burst.ToWrite(result);
        var outbox = await store.WriteAsync(write, joined.Statements, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        watch?.Wrote(write);
        foreach (var plan in write.NewPlans)
            plans.MarkStored(command.TenantId, plan.Hash);
        return (new(result, false), outbox);
    }

    private static CommandResult Replay(Command command, StoredCommand stored)
    {
        if (command.RequestHash is not null && stored.RequestHash is not null && !command.RequestHash.AsSpan().SequenceEqual(stored.RequestHash))
            throw new CommandReusedException();
        return new(WorkflowValue.Parse(stored.Result), true);
    }

    // the database keeps microseconds; what is computed with must be what is stored
    private static DateTimeOffset Truncate(DateTimeOffset instant) => new(instant.UtcTicks - (instant.UtcTicks % 10), TimeSpan.Zero);
}
