using EnforcementFlows.Data;
using EnforcementFlows.Testing;
using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.Tests.Runtime;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace EnforcementFlows.Workflow.Tests.Crashes;

/// <summary>
/// Every command is broken off before, inside and after each of its round trips, the commit among them, and asked again: it has
/// happened once, whatever was answered the first time.
/// </summary>
public sealed class CrashPointTests(ITestOutputHelper output)
{
    private static readonly string[] Commands = ["start", "complete", "event", "fail", "retry", "skip", "cancel", "move", "find", "deliver", "timer"];

    public static TheoryData<string> All => [.. Commands];

    [Theory]
    [MemberData(nameof(All))]
    public async Task Command_BrokenOffAtEveryRoundTrip_HappensOnce(string command)
    {
        var faults = await BreakEverywhereAsync(command);

        output.WriteLine($"{faults} faults");
        faults.Should().BeGreaterThanOrEqualTo(4 * 3, "look, write and commit are the least; the begin travels with the look");
    }

    [Theory]
    [Trait("Category", "Long")]
    [MemberData(nameof(All))]
    public async Task Command_BrokenOffFiftyTimesAtEveryRoundTrip_HappensOnce(string command)
    {
        var faults = 0;
        for (var round = 0; round < 50; round++)
            faults += await BreakEverywhereAsync(command);

        output.WriteLine($"{faults} faults");
    }

    private static async Task<int> BreakEverywhereAsync(string command)
    {
        await using var house = await CrashHouse.OpenAsync();
        var (cases, faults) = (new List<string>(), 0);
        foreach (var fault in Enum.GetValues<WireFault>())
        {
            for (var trip = 0; await BrokenAsync(house, cases, command, trip, fault); trip++)
                faults++;
        }

        await house.EndTermsAsync();
        await house.CatchUpAsync();
        await house.ShouldBeDoneOnceAsync(cases);
        return faults;
    }

    // one case, brought to where the command is next; the last one, for which there was no such round trip, went through undisturbed
    private static async Task<bool> BrokenAsync(CrashHouse house, List<string> cases, string command, int trip, WireFault fault)
    {
        var about = house.NewCase();
        cases.Add(about);
        foreach (var earlier in Commands.TakeWhile(c => c != command))
            await DoAsync(house, house.Sound, earlier, about);
        var broken = await house.BreakAsync(trip, fault, node => DoAsync(house, node, command, about));
        if (broken)
        {
            await house.Host.ShouldBeConsistentAsync();
            await house.ForgetClaimsAsync();
            await DoAsync(house, house.Sound, command, about);
        }

        foreach (var later in Commands.SkipWhile(c => c != command).Skip(1))
            await DoAsync(house, house.Sound, later, about);
        return broken;
    }

    private static async Task DoAsync(CrashHouse house, IServiceProvider node, string command, string about)
    {
        var runtime = node.GetRequiredService<WorkflowRuntime>();
        var id = new Command(EngineHost.Tenant, DerivedId.FromName($"{command} {about}"), command);
        switch (command)
        {
            case "start":
                await runtime.ExecuteAsync(id, async burst => await burst.StartAsync("case", [], about, CancellationToken.None), CancellationToken.None);
                break;
            case "complete":
                await runtime.ExecuteAsync(id, burst => CompleteAsync(burst, about), CancellationToken.None);
                break;
            case "event":
                await runtime.PublishAsync(id, "answered", about, null, CancellationToken.None);
                break;
            case "fail":
                house.Host.Recorder.Broken = true;
                await runtime.PublishAsync(id, "machine", about, null, CancellationToken.None);
                break;
            case "retry":
                house.Host.Recorder.Broken = false;
                await RetryAsync(house, runtime, id, about);
                break;
            case "skip":
                await RepairAsync(house, runtime, id, about, "case", "skipped", step => new SkipStep(step));
                break;
            case "cancel":
                await RepairAsync(house, runtime, id, about, "aside", "never", _ => new CancelFlow());
                break;
            case "move":
                await RepairAsync(house, runtime, id, about, "case", "wrong", step => new MoveStep(step, "right"));
                break;
            case "find":
                await runtime.PublishAsync(id, "found", about, null, CancellationToken.None);
                break;
            case "deliver":
                await CrashHouse.DeliverAsync(node);
                break;
            case "timer":
                await house.EndTermsAsync();
                await house.Host.FireDueAsync((ServiceProvider)node);
                break;
        }
    }

    private static async Task<object?> CompleteAsync(Burst burst, string about)
    {
        var task = await burst.Services.GetRequiredService<EnforcementDbContext>().HumanTasks.SingleAsync(t => t.CorrelationId == about);
        task.Claim("clerk", burst.Now);
        task.Complete("clerk", "done", null, null, null, burst.Now);
        await burst.CompleteTaskAsync(task, new(task.Id, "done", [], "clerk", null, burst.Now), CancellationToken.None);
        return "done";
    }

    private static async Task RetryAsync(CrashHouse house, WorkflowRuntime runtime, Command command, string about)
    {
        var instance = await house.InstanceAsync(about);
        await using var db = house.Host.NewContext();
        var context = await db.Incidents.Where(i => i.InstanceId == instance && i.ActivityId == "flaky").Select(i => i.ContextId).FirstAsync();
        await runtime.RetryAsync(command, instance, context, CancellationToken.None);
    }

    // asked again when it has been done, the step is not there any more; the command says what was answered
    private static async Task RepairAsync(
        CrashHouse house, WorkflowRuntime runtime, Command command, string about, string definition, string step, Func<int, RepairAct> act)
    {
        var instance = await house.InstanceAsync(about, definition);
        var context = await house.Host.FindContextAsync(instance, step) ?? 0;
        await runtime.ExecuteAsync(
            command, instance,
            async burst =>
            {
                await burst.RepairAsync(instance, null, act(context), CancellationToken.None);
                return "done";
            },
            CancellationToken.None);
    }
}
