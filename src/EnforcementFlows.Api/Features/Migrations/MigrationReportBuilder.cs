using EnforcementFlows.Domain.Deadlines;

namespace EnforcementFlows.Api.Features.Migrations;

/// <summary>Sums up trials by what happens: flows by where they stand, deadlines by node.</summary>
internal sealed class MigrationReportBuilder(DateTimeOffset now)
{
    private readonly Dictionary<string, (FlowTrial First, int Count)> _classes = [];
    private readonly List<DeadlineTrial> _deadlines = [];
    private int _kept;
    private int _reOffered;
    private int _ended;

    /// <summary>One flow of each class.</summary>
    public IReadOnlyList<Guid> Examples => [.. _classes.Values.Select(each => each.First.Flow.InstanceId)];

    public void Add(IReadOnlyList<FlowTrial> trials)
    {
        foreach (var trial in trials)
        {
            var key = $"{trial.Code}|{trial.Message}|{string.Join(';', trial.Flow.Steps.Select(step => step.Path).Order(StringComparer.Ordinal))}";
            _classes[key] = _classes.TryGetValue(key, out var known) ? (known.First, known.Count + 1) : (trial, 1);
            _deadlines.AddRange(trial.Deadlines);
            if (trial.Code is null)
                Count(trial.Tasks);
        }
    }

    public MigrationReport Build(Func<Guid, MigrationExample> example)
    {
        var classes = _classes.Values.OrderBy(each => each.First.Code is null).ThenByDescending(each => each.Count)
            .Select(each => new MigrationClass(StepsOf(each.First), each.First.Code is null, each.First.Code, each.First.Message, each.Count, example(each.First.Flow.InstanceId))).ToList();
        var (possible, total) = (classes.Where(each => each.Possible).Sum(each => each.Count), classes.Sum(each => each.Count));
        return new(now, total, possible, total - possible, classes, [.. _deadlines.GroupBy(trial => trial.Deadline.Node).OrderBy(node => node.Key, StringComparer.Ordinal).Select(MovesOf)], new(_kept, _reOffered, _ended));
    }

    public static IReadOnlyList<MigrationStep> StepsOf(FlowTrial trial) => [.. trial.Flow.Steps.Select(step => new MigrationStep(step.ActivityId, step.Name, step.To))];

    private void Count(IReadOnlyList<TaskTrial> tasks)
    {
        _reOffered += tasks.Count(task => task.ReOffered);
        _ended += tasks.Count(task => task.Ended);
        _kept += tasks.Count(task => task is { ReOffered: false, Ended: false });
    }

    private MigrationDeadlineMoves MovesOf(IGrouping<string, DeadlineTrial> node)
    {
        var (all, first) = (node.ToList(), node.First());
        var (later, earlier) = (all.Count(trial => trial.New?.DueAt > trial.Deadline.DueAt), all.Count(trial => trial.New?.DueAt < trial.Deadline.DueAt));
        var refused = all.Count(trial => trial.Code is not null);
        var late = all.Count(trial => trial.New is { } becomes && becomes.DueAt <= now && trial.Deadline.DueAt > now && trial.Deadline.State != DeadlineState.Overdue);
        return new(node.Key, first.Deadline.Name, first.Mapping.Policy, all.Count, later, earlier, all.Count - later - earlier - refused, late, refused);
    }
}
