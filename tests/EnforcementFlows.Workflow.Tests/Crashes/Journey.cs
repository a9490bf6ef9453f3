using EnforcementFlows.Data;
using EnforcementFlows.Testing;
using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.HumanTasks;
using EnforcementFlows.Workflow.Storage;
using EnforcementFlows.Workflow.Tests.Runtime;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using static EnforcementFlows.Workflow.Tests.Runtime.Flow;

namespace EnforcementFlows.Workflow.Tests.Crashes;

/// <summary>
/// The way of a case through everything an engine does, in real time and driven by callers who ask again until they are answered.
/// Each letter and each alarm writes a row, so that what happened twice can be seen.
/// </summary>
internal static class Journey
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    public static readonly string[] Definitions =
    [
        Sequence(
            "journey", WaitFor("begin"), Delay("rest", "00:00:00.05"), Do("Test.Alarm", "warn", ("key", "='alarm of ' + getCorrelationId()"), ("after", "00:00:00.05")),
            Do("Test.Letter", "letter", ("key", "='letter of ' + getCorrelationId()")),
            Do("Elsa.DispatchWorkflow", "query", ("workflowDefinitionId", "query"), ("waitForCompletion", true)), Do("Test.Task", "sign"), Delay("last", "00:00:00.05"), WaitFor("end")),
        Sequence("query", WaitFor("found")),
    ];

    public static readonly string[] Commands = ["start", "begin", "found", "complete", "end"];

    /// <summary>Takes one case to its end; each command is asked of one node after the other until one has done it.</summary>
    public static async Task TakeAsync(string about, Func<string, string, Task<bool>> ask)
    {
        using var pause = new PeriodicTimer(Pause);
        foreach (var command in Commands)
        {
            while (!await ask(command, about))
                await pause.WaitForNextTickAsync();
        }
    }

    /// <summary>As <see cref="TakeAsync"/>, for callers of a database that may forget what it has confirmed: whoever gets no further asks again from the beginning.</summary>
    public static async Task TakeFromTheStartAsync(string about, Func<string, string, Task<bool>> ask)
    {
        using var pause = new PeriodicTimer(Pause);
        for (var next = 0; next < Commands.Length;)
        {
            if (await ask(Commands[next], about))
            {
                next++;
            }
            else
            {
                next = 0;
                await pause.WaitForNextTickAsync();
            }
        }
    }

    /// <summary>Carries out a command on a node.</summary>
    /// <returns>False when it is too early for it.</returns>
    public static async Task<bool> DoAsync(IServiceProvider node, string command, string about)
    {
        var runtime = node.GetRequiredService<WorkflowRuntime>();
        var id = new Command(EngineHost.Tenant, DerivedId.FromName($"{command} {about}"), command);
        switch (command)
        {
            case "start":
                await runtime.ExecuteAsync(id, async burst => await burst.StartAsync("journey", [], about, CancellationToken.None), CancellationToken.None);
                return true;
            case "complete":
                return await CompleteAsync(node, runtime, id, about);
            default:
                await runtime.PublishAsync(id, command, about, null, CancellationToken.None);
                return true;
        }
    }

    /// <summary>As <see cref="DoAsync"/>; what the database refuses or breaks off is asked again.</summary>
    public static async Task<bool> TryAsync(IServiceProvider node, string command, string about, Action<Exception>? failed = null)
    {
        try
        {
            return await DoAsync(node, command, about);
        }
        catch (Exception exception) when (IsOfTheDatabase(exception))
        {
            failed?.Invoke(exception);
            return false;
        }
    }

    private static bool IsOfTheDatabase(Exception? exception) =>
        exception is not null && (exception is NpgsqlException || DatabaseFailure.IsLostConnection(exception) || IsOfTheDatabase(exception.InnerException));

    /// <summary>What dead nodes had claimed is free again, as when its lease is over. Those that live find out that they were too slow.</summary>
    public static async Task EndLeasesAsync(EnforcementDbContext db)
    {
        // what is locked is being done: that is not waited for
        await db.Database.ExecuteSqlRawAsync("""
            UPDATE flow_outbox o SET lease_until = NULL, available_at = least(o.available_at, now())
            FROM (SELECT tenant_id, id FROM flow_outbox WHERE done_at IS NULL FOR UPDATE SKIP LOCKED) free WHERE o.tenant_id = free.tenant_id AND o.id = free.id
            """);
        await db.Database.ExecuteSqlRawAsync("""
            UPDATE flow_timer t SET state = 0, lease_until = NULL, lease_owner = NULL
            FROM (SELECT tenant_id, id FROM flow_timer WHERE state = 1 FOR UPDATE SKIP LOCKED) free WHERE t.tenant_id = free.tenant_id AND t.id = free.id
            """);
    }

    /// <summary>Nothing of these cases is lost and nothing happened twice.</summary>
    public static async Task ShouldBeDoneOnceAsync(EnforcementDbContext db, IReadOnlyCollection<string> cases)
    {
        try
        {
            await Until.TrueAsync(async () =>
            {
                await EndLeasesAsync(db);
                return await db.Outbox.CountAsync(o => o.DoneAt == null) + await db.Timers.CountAsync() == 0;
            });
        }
        catch (OperationCanceledException)
        {
            var messages = await db.Outbox.AsNoTracking().Where(o => o.DoneAt == null).Select(o => $"{o.Kind} about {o.CorrelationId}: {o.Attempts} attempts, {o.LastError}").ToListAsync();
            var timers = await db.Timers.AsNoTracking().Select(t => $"{t.Handler ?? "timer"} {t.Key} of {t.InstanceId}: state {t.State}, {t.Attempts} attempts").ToListAsync();
            messages.Concat(timers).Should().BeEmpty("nothing is left to do");
        }

        await Consistency.CheckAsync(db);
        (await db.WorkflowInstances.AsNoTracking().ToListAsync()).Select(i => (i.CorrelationId!, i.DefinitionId, i.Status, i.IncidentCount)).ShouldHoldTheSameAs(
            cases.SelectMany(about => new[] { (about, "journey", "Finished", 0), (about, "query", "Finished", 0) }), "each case and its child began once and ended");
        (await db.HumanTasks.AsNoTracking().ToListAsync()).Select(t => (t.CorrelationId!, t.State)).ShouldHoldTheSameAs(cases.Select(about => (about, HumanTaskState.Done)));
        (await db.DataProtectionKeys.AsNoTracking().Select(row => row.FriendlyName).ToListAsync()).ShouldHoldTheSameAs(
            cases.SelectMany(about => new[] { $"alarm of {about}", $"letter of {about}" }), "each alarm and each letter had its effect once");
        (await db.EventWaits.CountAsync()).Should().Be(0);
    }

    private static async Task<bool> CompleteAsync(IServiceProvider node, WorkflowRuntime runtime, Command id, string about)
    {
        await using var scope = node.CreateAsyncScope();
        if (!await scope.ServiceProvider.GetRequiredService<EnforcementDbContext>().HumanTasks.AnyAsync(t => t.CorrelationId == about))
            return false;
        await runtime.ExecuteAsync(
            id,
            async burst =>
            {
                var task = await burst.Services.GetRequiredService<EnforcementDbContext>().HumanTasks.SingleAsync(t => t.CorrelationId == about);
                task.Claim("clerk", burst.Now);
                task.Complete("clerk", "done", null, null, null, burst.Now);
                await burst.CompleteTaskAsync(task, new(task.Id, "done", [], "clerk", null, burst.Now), CancellationToken.None);
                return "done";
            },
            CancellationToken.None);
        return true;
    }
}
