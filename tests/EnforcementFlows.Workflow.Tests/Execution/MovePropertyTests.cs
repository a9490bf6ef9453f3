using EnforcementFlows.Workflow.Execution;
using static EnforcementFlows.Workflow.Tests.Runtime.Flow;

namespace EnforcementFlows.Workflow.Tests.Execution;

/// <summary>
/// In random flowcharts of forks and joins, wherever a move is allowed: afterwards every step that the flow can still come to
/// happens (in counter mode exactly once), no other does, and the flow ends.
/// </summary>
public sealed class MovePropertyTests
{
    private const int Steps = 8;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Move_WhereItIsAllowed_EveryStepAheadHappens(bool tokens)
    {
        var (random, moved, refused) = (new Random(20261121), 0, 0);
        for (var chart = 0; chart < 150; chart++)
        {
            var (plan, joins) = Chart(random, tokens);
            if (!await HappensOnceAsync(plan, tokens))
                continue; // a step that happens twice without any move, as in Elsa
            for (var attempt = 0; attempt < 6; attempt++)
            {
                if (await MoveAsync(plan, random, joins, tokens))
                    moved++;
                else
                    refused++;
            }
        }

        moved.Should().BeGreaterThan(80);
        refused.Should().BeGreaterThan(80);
    }

    private static async Task<bool> MoveAsync(WorkflowPlan plan, Random random, string joins, bool tokens)
    {
        var run = new Run(plan, tokens);
        await run.StartAsync();
        for (var steps = random.Next(Steps); steps > 0 && run.Waiting.Count > 1; steps--)
            await run.FinishAsync(run.Waiting[random.Next(run.Waiting.Count)]);
        if (run.Waiting.Count == 0)
            return false;
        var from = run.Waiting[random.Next(run.Waiting.Count)];
        var others = run.Waiting.Where(id => id != from).ToList();
        var to = $"n{random.Next(Steps)}";
        var told = $"{joins} {(tokens ? "tokens" : "counters")}: {string.Join(' ', others)} and {from} moved to {to} after {string.Join(' ', run.Happened)}";
        if (!await run.MoveAsync(from, to))
            return false;

        run.Happened.Clear();
        await run.FinishAllAsync();
        // in token mode a step may run before what is two steps before it, and then once more, with or without a move
        (tokens ? run.Happened.Distinct() : run.Happened).Order().Should().Equal(Ahead(plan, [.. others, to]).Order(), told);
        run.Execution.Status.Should().Be(WorkflowStatus.Finished, told);
        return true;
    }

    private static async Task<bool> HappensOnceAsync(WorkflowPlan plan, bool tokens)
    {
        var run = new Run(plan, tokens);
        await run.StartAsync();
        await run.FinishAllAsync();
        return run.Execution.Status == WorkflowStatus.Finished && run.Happened.Order().SequenceEqual(Ahead(plan, ["n0"]).Order());
    }

    private static HashSet<string> Ahead(WorkflowPlan plan, IReadOnlyCollection<string> from)
    {
        var connections = plan.Definition.Root.Connections;
        var found = from.ToHashSet();
        for (var before = 0; before != found.Count;)
        {
            before = found.Count;
            found.UnionWith(connections.Where(c => found.Contains(c.Source)).Select(c => c.Target).ToList());
        }

        return found;
    }

    // every step waits; every connection is taken, so that forks are everywhere and joins wherever two lead to one step
    private static (WorkflowPlan Plan, string Text) Chart(Random random, bool tokens)
    {
        var edges = new List<string>();
        for (var target = 1; target < Steps; target++)
        {
            foreach (var source in Enumerable.Range(0, target).OrderBy(_ => random.Next()).Take(1 + random.Next(2)))
                edges.Add($"n{source}->n{target}");
        }

        var steps = Enumerable.Range(0, Steps).Select(n => WaitFor($"e{n}", $"n{n}")).ToArray();
        if (tokens)
        {
            foreach (var step in steps.Where(_ => random.Next(3) == 0))
                step["customProperties"] = new System.Text.Json.Nodes.JsonObject { ["mergeMode"] = "Merge" };
        }

        return (Plans.Compile(Runtime.Flow.Chart("chart", steps, [.. edges]).Tokens(tokens)), string.Join(' ', edges));
    }

    private sealed class Run(WorkflowPlan plan, bool tokens)
    {
        private int _bursts;

        public WorkflowExecution Execution { get; private set; } = null!;

        public List<string> Happened { get; } = [];

        public List<string> Waiting => [.. Execution.Show().Steps.Where(s => s.Waits != WaitKinds.None).Select(s => s.ActivityId)];

        public async Task StartAsync()
        {
            Execution = WorkflowExecution.Start(plan, Guid.Empty, "t", Environment());
            await Execution.RunAsync(CancellationToken.None);
        }

        public async Task FinishAsync(string step)
        {
            Reload();
            Execution.Resume(ContextOf(step), new EventStimulus("e", null)).Should().BeTrue();
            Happened.Add(step);
            await Execution.RunAsync(CancellationToken.None);
        }

        public async Task FinishAllAsync()
        {
            while (Waiting is [var next, ..] && Happened.Count < 10 * Steps)
                await FinishAsync(next);
        }

        public async Task<bool> MoveAsync(string from, string to)
        {
            Reload();
            try
            {
                Execution.Repair(new MoveStep(ContextOf(from), to));
            }
            catch (RepairRefusedException)
            {
                return false;
            }

            await Execution.RunAsync(CancellationToken.None);
            return true;
        }

        private int ContextOf(string step) => Execution.Show().Steps.First(s => s.ActivityId == step).ContextId;

        // each in a burst of its own, from what was stored
        private void Reload() =>
            Execution = Snapshot.Read(Snapshot.Write(Execution), plan, Guid.Empty, "t", Environment(), Execution.Status, Execution.SubStatus);

        private BurstEnvironment Environment() => new(Virtual.Start, DerivedId.FromName($"burst {_bursts++}")) { UsesTokens = tokens };
    }
}
