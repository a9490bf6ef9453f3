using EnforcementFlows.Workflow.Activities;
using EnforcementFlows.Workflow.Outbox;
using EnforcementFlows.Workflow.Storage;
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
    NpgsqlDataSource dataSource, IServiceScopeFactory scopes, PlanCatalogue plans, WorkflowRuntimeOptions options, TimeProvider clock, ILogger<WorkflowRuntime> logger)
{
    /// <summary>Outbox kind that tells a parent of its child's end.</summary>
    internal const string ChildFinishedKind = "child-finished";

    private const int Attempts = 4;

    /// <summary>Carries out a command and then what it caused inside the engine (queued starts, published events).</summary>
    /// <param name="work">Runs once per attempt inside the transaction; what it returns is stored as the command's answer.</param>
    /// <exception cref="CommandReusedException">The id was used for another request.</exception>
    /// <exception cref="BurstAbortedException">The command is refused; nothing was written.</exception>
    public async Task<CommandResult> ExecuteAsync(Command command, Func<Burst, Task<object?>> work, CancellationToken cancellationToken)
    {
        var (result, outbox) = await RetryAsync(command, work, cancellationToken);
        foreach (var id in outbox)
            await DeliverAsync(command.TenantId, id, cancellationToken);
        return result;
    }

    internal Task<CommandResult> FireAsync(ClaimedTimer timer, CancellationToken cancellationToken) =>
        ExecuteAsync(
            new(timer.TenantId, timer.CommandId, timer.Handler is null ? "timer" : $"alarm:{timer.Handler}"),
            async burst => await burst.FireAsync(timer, cancellationToken), cancellationToken);

    /// <summary>Delivers one outbox row; a failure is noted on the row, which is then tried again later.</summary>
    internal async Task DeliverAsync(string tenant, long id, CancellationToken cancellationToken)
    {
        if (await OutboxQueue.ReadAsync(dataSource, tenant, id, cancellationToken) is not { } message)
            return;
        try
        {
            await DispatchAsync(message, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Log.DeliveryFailed(logger, message.Kind, id, exception);
            await OutboxQueue.FailAsync(dataSource, message, exception.Message, cancellationToken);
        }
    }

    private Task DispatchAsync(QueuedMessage message, CancellationToken cancellationToken)
    {
        var payload = WorkflowValue.Parse(message.Payload) as Dictionary<string, object?> ?? [];
        return message.Kind switch
        {
            PublishEvent.OutboxKind => InternalAsync(message, b => b.PublishAsync(
                (string)payload["name"]!, payload["correlation"] as string, payload.GetValueOrDefault("payload"), cancellationToken,
                payload["instance"] is string only ? Guid.Parse(only) : null), cancellationToken),
            DispatchWorkflow.OutboxKind => InternalAsync(message, b => b.StartAsync(
                (string)payload["definition"]!, payload["input"] as Dictionary<string, object?> ?? [], payload["correlation"] as string, cancellationToken,
                ParentOf(payload)), cancellationToken),
            ChildFinishedKind => InternalAsync(message, b => ResumeParentAsync(b, payload, cancellationToken), cancellationToken),
            _ => ExternalAsync(message, cancellationToken),
        };
    }

    private static (Guid, int)? ParentOf(Dictionary<string, object?> payload) =>
        payload["parent"] is string id ? (Guid.Parse(id), (int)(double)payload["parentContext"]!) : null;

    private static Task ResumeParentAsync(Burst burst, Dictionary<string, object?> payload, CancellationToken cancellationToken)
    {
        var (parent, context) = ParentOf(payload)!.Value;
        var stimulus = new ChildFinishedStimulus(
            Guid.Parse((string)payload["child"]!), (string)payload["status"]!, (string)payload["subStatus"]!,
            payload["output"] as Dictionary<string, object?> ?? []);
        // the parent may have gone another way meanwhile; that is no failure
        return burst.ChangeAsync(parent, e => { e.Resume(context, stimulus); return ValueTask.CompletedTask; }, cancellationToken);
    }

    private async Task InternalAsync(QueuedMessage message, Func<Burst, Task> work, CancellationToken cancellationToken) =>
        await ExecuteAsync(
            new(message.TenantId, DerivedId.FromName($"outbox:{message.TenantId}:{message.Id}"), message.Kind),
            async burst =>
            {
                if (await burst.ConsumeOutboxAsync(message.Id, cancellationToken))
                    await work(burst);
                return null;
            },
            cancellationToken);

    private async Task ExternalAsync(QueuedMessage message, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var dispatcher = scope.ServiceProvider.GetKeyedService<OutboxDispatcher>(message.Kind)
            ?? throw new InvalidOperationException($"Nothing delivers outbox messages of the kind '{message.Kind}'.");
        await dispatcher.DeliverAsync(message, cancellationToken);
        await OutboxQueue.DoneAsync(dataSource, message, clock.GetUtcNow(), cancellationToken);
    }

    // a deadlock, a lock that was not had in time or a concurrent write undo the whole attempt; it is safe to try again
    private async Task<(CommandResult Result, List<long> Outbox)> RetryAsync(Command command, Func<Burst, Task<object?>> work, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await AttemptAsync(command, work, cancellationToken);
            }
            catch (Exception exception) when (attempt < Attempts && IsTransient(exception))
            {
                Log.BurstRetried(logger, command.Kind, attempt, exception.Message);
            }
        }
    }

    private static bool IsTransient(Exception exception) => exception switch
    {
        ConcurrentBurstException => true,
        PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.LockNotAvailable } => true,
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, TableName: "flow_command" } => true, // the same command came twice at once
        { InnerException: { } inner } => IsTransient(inner),
        _ => false,
    };

    private async Task<(CommandResult, List<long>)> AttemptAsync(Command command, Func<Burst, Task<object?>> work, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var joined = scope.ServiceProvider.GetRequiredService<BurstConnection>();
        joined.Join(connection, transaction);
        var store = new BurstStore(connection, transaction, command.TenantId);
        if (await store.FindCommandAsync(command.Id, cancellationToken) is var (hash, stored))
            return (Replay(command, hash, stored), []);
        var burst = new Burst(command, Truncate(clock.GetUtcNow()), scope.ServiceProvider, store, plans, options.IsRefusal);
        var result = WorkflowValue.Normalise(await work(burst));
        await joined.SaveAsync(cancellationToken);
        var outbox = await store.WriteAsync(burst.ToWrite(result), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return (new(result, false), outbox);
    }

    private static CommandResult Replay(Command command, byte[]? hash, string? stored)
    {
        if (command.RequestHash is not null && hash is not null && !command.RequestHash.AsSpan().SequenceEqual(hash))
            throw new CommandReusedException();
        return new(WorkflowValue.Parse(stored), true);
    }

    // the database keeps microseconds; what is computed with must be what is stored
    private static DateTimeOffset Truncate(DateTimeOffset instant) => new(instant.UtcTicks - (instant.UtcTicks % 10), TimeSpan.Zero);
}
