using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.HumanTasks;
using Microsoft.EntityFrameworkCore;
using static EnforcementFlows.Workflow.Tests.Runtime.Flow;

namespace EnforcementFlows.Workflow.Tests.Runtime;

/// <summary>Commands on a human task: the engine reads it with the lock of its instance, and writes what was done to it.</summary>
public sealed class TaskCommandTests
{
    // every column that may be empty is filled, so that one that is forgotten shows
    private const string Fill = """
        UPDATE human_task SET correlation_id = 'case-1', node = 'n', clause = 'c', roles = '{judge,clerk}', team = 't', excluded_users = '{x}', outcomes = '{done,back}',
            form_key = 'f', item = '{"a": 1}', due_at = '2026-03-05T01:00:00Z', due_on = '2026-03-05', subject_id = 's', priority = 3, state = 'Delegated', assignee = 'clerk',
            owner = 'judge', claimed_at = '2026-03-02T02:00:00Z', comment = 'so far', form = '{"b": 2}', outcome = 'back', done_at = '2026-03-02T03:00:00Z', done_by = 'y',
            acting_for = 'z', parent_task_id = '01010101-0101-0101-0101-010101010101', initiator = 'judge', reason = 'because', awaited_signers = 2
        """;

    [Fact]
    public async Task Task_ReadWithItsLock_IsTheWholeRow()
    {
        await using var host = await EngineHost.StartAsync(Sequence("tasks", Do("Test.Task", "a")));
        var id = await TaskOfAsync(host, await host.StartInstanceAsync("tasks"));
        await host.SqlAsync(Fill.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));

        HumanTask? read = null;
        await host.Runtime.ExecuteOnTaskAsync(
            EngineHost.NewCommand("look"), id, burst => { read = burst.HumanTask; return Task.FromResult<object?>(null); }, CancellationToken.None);

        await using var db = host.NewContext();
        var stored = await db.HumanTasks.AsNoTracking().SingleAsync(t => t.Id == id);
        read.Should().BeEquivalentTo(stored);
        typeof(HumanTask).GetProperties().Where(property => property.GetValue(read) is null).Should().BeEmpty("each column is filled above");
    }

    [Fact]
    public async Task Task_DoneSomethingTo_IsWrittenWithTheBurst()
    {
        await using var host = await EngineHost.StartAsync(Sequence("tasks", Do("Test.Task", "a")));
        var id = await TaskOfAsync(host, await host.StartInstanceAsync("tasks"));

        HumanTask? changed = null;
        await host.Runtime.ExecuteOnTaskAsync(EngineHost.NewCommand("act"), id, burst => { Change(changed = burst.HumanTask!); return Task.FromResult<object?>(null); }, CancellationToken.None);

        await using var db = host.NewContext();
        (await db.HumanTasks.AsNoTracking().SingleAsync(t => t.Id == id)).Should().BeEquivalentTo(changed);
    }

    [Fact]
    public async Task Command_OnATaskThatIsNotThere_FindsNone()
    {
        await using var host = await EngineHost.StartAsync(Sequence("tasks", Do("Test.Task", "a")));

        var found = await host.Runtime.ExecuteOnTaskAsync(
            EngineHost.NewCommand("look"), Guid.NewGuid(), burst => Task.FromResult<object?>(burst.HumanTask is not null), CancellationToken.None);

        found.Result.Should().Be(false);
    }

    internal static async Task<Guid> TaskOfAsync(EngineHost host, Guid instance)
    {
        await using var db = host.NewContext();
        return await db.HumanTasks.Where(t => t.InstanceId == instance).Select(t => t.Id).SingleAsync();
    }

    internal static Task<CommandResult> CompleteAsync(EngineHost host, Guid task) => host.Runtime.ExecuteOnTaskAsync(
        EngineHost.NewCommand("complete"), task,
        async burst =>
        {
            var row = burst.HumanTask!;
            row.Claim("clerk", burst.Now);
            row.Complete("clerk", "done", null, null, null, burst.Now);
            await burst.CompleteTaskAsync(row, new(row.Id, "done", [], "clerk", null, burst.Now), CancellationToken.None);
            return null;
        },
        CancellationToken.None);

    // everything that can be set
    private static void Change(HumanTask task)
    {
        var at = new DateTimeOffset(2026, 3, 4, 1, 2, 3, TimeSpan.Zero);
        (task.State, task.Assignee, task.Owner, task.DueAt, task.DueOn) = (HumanTaskState.Delegated, "clerk", "judge", at, new(2026, 3, 4));
        (task.ClaimedAt, task.DoneAt, task.DoneBy, task.Outcome, task.Form, task.Comment) = (at, at, "clerk", "done", """{"a": 1}""", "so");
        task.Version++;
    }
}
