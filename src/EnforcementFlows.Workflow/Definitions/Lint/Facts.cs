using System.Collections.Immutable;

namespace EnforcementFlows.Workflow.Definitions.Lint;

/// <summary>What has happened when a flow has come to some point.</summary>
/// <param name="Always">On every way there.</param>
/// <param name="Sometimes">On some way there.</param>
/// <param name="Lost">On some way there it had happened and was undone since.</param>
internal sealed record Facts(ImmutableHashSet<string> Always, ImmutableHashSet<string> Sometimes, ImmutableHashSet<string> Lost)
{
    public static Facts None { get; } = new([], [], []);

    public Facts With(string fact) => new(Always.Add(fact), Sometimes.Add(fact), Lost.Remove(fact));

    /// <summary>After one of two ways.</summary>
    public Facts Or(Facts other) => new(Always.Intersect(other.Always), Sometimes.Union(other.Sometimes), Lost.Union(other.Lost));

    /// <summary>After both of two branches.</summary>
    public Facts And(Facts other) => new(Always.Union(other.Always), Sometimes.Union(other.Sometimes), Lost.Union(other.Lost));

    public bool Equals(Facts? other) =>
        other is not null && Always.SetEquals(other.Always) && Sometimes.SetEquals(other.Sometimes) && Lost.SetEquals(other.Lost);

    public override int GetHashCode() => HashCode.Combine(Always.Count, Sometimes.Count, Lost.Count);
}
