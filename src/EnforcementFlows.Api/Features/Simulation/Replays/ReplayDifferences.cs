namespace EnforcementFlows.Api.Features.Simulation.Replays;

/// <summary>In what a past case would have gone otherwise on another version of its flow.</summary>
/// <param name="Late">Nodes that are late on one of the two and not on the other.</param>
/// <param name="Approvers">Tasks that are asked of others.</param>
/// <param name="Gone">Steps that are not taken any more, with how many times fewer.</param>
/// <param name="Added">Steps that were not taken, with how many times more.</param>
internal sealed record ReplayDifferences(
    IReadOnlyList<NodeChange> Late, IReadOnlyList<OfferChange> Approvers, IReadOnlyList<StepChange> Gone, IReadOnlyList<StepChange> Added)
{
    public bool IsNone => Late.Count + Approvers.Count + Gone.Count + Added.Count == 0;

    /// <summary>Compares what came of a case on the version that it ran on with what would come of it.</summary>
    public static ReplayDifferences Of(ReplayOutcome was, ReplayOutcome becomes) => new(
        [.. Nodes(was, becomes)], [.. Offers(was, becomes)], [.. Fewer(was.Steps, becomes.Steps)], [.. Fewer(becomes.Steps, was.Steps)]);

    private static IEnumerable<NodeChange> Nodes(ReplayOutcome was, ReplayOutcome becomes) =>
        Pair(was.Nodes, becomes.Nodes, node => (node.Node, node.SubjectId)).Where(pair => pair.Was?.IsLate == true != (pair.Becomes?.IsLate == true))
            .Select(pair => new NodeChange(pair.Was, pair.Becomes));

    private static IEnumerable<OfferChange> Offers(ReplayOutcome was, ReplayOutcome becomes) =>
        Pair(was.Offers, becomes.Offers, offer => offer.Step)
            .Where(pair => pair.Was is not { } before || pair.Becomes is not { } after || !before.Roles.ToHashSet().SetEquals(after.Roles))
            .Select(pair => new OfferChange((pair.Becomes ?? pair.Was)!.Step, pair.Was?.Roles ?? [], pair.Becomes?.Roles ?? []))
            .DistinctBy(change => (change.Step, string.Join(',', change.Was), string.Join(',', change.Becomes)));

    private static IEnumerable<StepChange> Fewer(IReadOnlyList<StepKey> of, IReadOnlyList<StepKey> than)
    {
        var left = than.CountBy(step => step).ToDictionary();
        return of.CountBy(step => step).Select(step => new StepChange(step.Key, step.Value - left.GetValueOrDefault(step.Key))).Where(change => change.Times > 0);
    }

    // the first of one with the first of the other, and so on
    private static IEnumerable<(T? Was, T? Becomes)> Pair<T, TKey>(IEnumerable<T> was, IEnumerable<T> becomes, Func<T, TKey> key)
        where T : class
    {
        var (before, after) = (was.ToLookup(key), becomes.ToLookup(key));
        foreach (var each in before.Select(group => group.Key).Union(after.Select(group => group.Key)))
        {
            var (ones, others) = (before[each].ToList(), after[each].ToList());
            for (var i = 0; i < Math.Max(ones.Count, others.Count); i++)
                yield return (ones.ElementAtOrDefault(i), others.ElementAtOrDefault(i));
        }
    }
}

/// <summary>A node that is late on one version and not on the other; null where it was not started.</summary>
internal sealed record NodeChange(ReplayedNode? Was, ReplayedNode? Becomes);

/// <summary>A task that is asked of others: of nobody where it was, or is, not asked for.</summary>
internal sealed record OfferChange(StepKey Step, IReadOnlyList<string> Was, IReadOnlyList<string> Becomes);

internal sealed record StepChange(StepKey Step, int Times);
