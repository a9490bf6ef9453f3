using System.Globalization;
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
/// happened once, whatever was answered the first time. After each fault the instances of its case are checked, after each round the
/// whole database.
/// </summary>
public sealed class CrashPointTests(ITestOutputHelper output)
{
    /// <summary>With six kinds of faults 120 at each round trip, and 10,000 in all.</summary>
    private const int Rounds = 20;

    /// <summary>Faults at each round trip that was ever met.</summary>
    private const int AtEach = 50;

    /// <summary>What comes now and then only, at the rarest once in thirty cases, is met often enough in these.</summary>
    private const int MostRounds = 400;

    private static readonly string[] Commands = ["start", "complete", "event", "fail", "retry", "skip", "cancel", "move", "find", "deliver", "timer"];

    // serialisation, deadlock, lock not had in time, too many clients, disk full, cancelled by an administrator
    private static readonly string[] Errors = ["40001", "40P01", "55P03", "53300", "53100", "57014"];

    [Fact]
    public async Task Commands_BrokenOffAtEveryRoundTrip_HappenOnce()
    {
        var faults = await BreakEverywhereAsync(0);

        output.WriteLine($"{faults.Count} faults");
        faults.GroupBy(fault => fault.Point.Split(',')[0]).Should().HaveCount(Commands.Length)
            .And.OnlyContain(command => command.Count() >= 6 * 3, "look, write and commit are the least; the begin travels with the look");
    }

    [Fact]
    [Trait("Category", "Long")]
    public async Task Commands_BrokenOffAgainAndAgainAtEveryRoundTrip_HappenOnce()
    {
        var often = new Dictionary<string, int>();
        for (var round = 0; round < Rounds; round++)
            Count(await BreakEverywhereAsync(round));

        // what follows a command at once is sometimes done by it and sometimes by the next, so some round trips come now and then only
        for (var round = Rounds; round < MostRounds && often.Values.Any(faults => faults < AtEach); round++)
            Count(await BreakAtAsync(round, often.Where(point => point.Value < AtEach).Select(point => TripOf(point.Key)).Distinct().ToList()));

        output.WriteLine($"{often.Values.Sum()} faults, {often.Values.Min()} at the rarest of {often.Count} round trips");
        often.Should().OnlyContain(point => point.Value >= AtEach);

        void Count(List<(string Point, string Kind)> faults)
        {
            foreach (var (point, _) in faults)
                often[point] = often.GetValueOrDefault(point) + 1;
        }
    }

    private static Task<List<(string Point, string Kind)>> BreakEverywhereAsync(int round) => BreakAtAsync(round, null);

    // at these round trips, or at each that there is
    private static async Task<List<(string Point, string Kind)>> BreakAtAsync(int round, IEnumerable<int>? trips)
    {
        await using var house = await CrashHouse.OpenAsync();
        var (cases, faults) = (new List<string>(), new List<(string Point, string Kind)>());
        foreach (var fault in Enum.GetValues<WireFault>())
        {
            var broken = -1;
            foreach (var trip in trips ?? Enumerable.Range(0, int.MaxValue).TakeWhile(_ => broken != faults.Count))
            {
                broken = faults.Count;
                cases.Add(house.NewCase());
                faults.AddRange(await BreakEachAsync(house, cases[^1], trip, fault, Errors[(trip + round) % Errors.Length]));
            }
        }

        await house.EndTermsAsync();
        await house.CatchUpAsync();
        await house.ShouldBeDoneOnceAsync(cases);
        FaultTally.Add("round trips", faults);
        return faults;
    }

    // one case; each of its commands is broken off at that round trip, if it has so many, and asked again of the sound node
    private static async Task<List<(string Point, string Kind)>> BreakEachAsync(CrashHouse house, string about, int trip, WireFault fault, string error)
    {
        var faults = new List<(string, string)>();
        foreach (var command in Commands)
        {
            if (!await house.BreakAsync(trip, fault, error, node => DoAsync(house, node, command, about)))
                continue;
            faults.Add((PointOf(command, trip), fault == WireFault.Refused ? $"refused with {error}" : EnumText(fault)));
            await house.Host.ShouldBeConsistentAsync(about);
            await house.ForgetClaimsAsync();
            await DoAsync(house, house.Sound, command, about);
        }

        return faults;
    }

    private static string PointOf(string command, int trip) => $"{command}, round trip {trip + 1}";

    private static int TripOf(string point) => int.Parse(point.AsSpan(point.LastIndexOf(' ') + 1), CultureInfo.InvariantCulture) - 1;

    private static string EnumText(WireFault fault) => fault switch
    {
        WireFault.BeforeRequest => "cut before the request",
        WireFault.InsideRequest => "cut inside the request",
        WireFault.AfterRequest => "cut after the request",
        WireFault.BeforeAnswer => "carried out, answer lost",
        _ => "pg_terminate_backend",
    };

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
