using System.Linq.Expressions;
using EnforcementFlows.Domain.Calendars;
using EnforcementFlows.Domain.Deadlines;

namespace EnforcementFlows.Domain.Courts;

/// <summary>A change of a court's profile (法院配置变更): drawn up by one person, a new version of the profile when another has approved it.</summary>
/// <remarks>
/// A node keeps the version under which it was created; only the running deadlines of <see cref="Nodes"/> are put under the new one,
/// once its day has come.
/// </remarks>
public sealed class ProfileChange : RuleChange
{
    /// <summary>Characters that <see cref="Patch"/> may have.</summary>
    public const int MaxLength = 64_000;

    /// <summary>How many nodes may be named.</summary>
    public const int MaxNodes = 200;

    private ProfileChange()
    {
    }

    /// <summary>The version against which it was drawn up.</summary>
    public required int BaseVersion { get; init; }

    /// <summary>First legal day (Asia/Shanghai) of the new version.</summary>
    public required DateOnly EffectiveFrom { get; init; }

    /// <summary>When that day begins.</summary>
    public required DateTimeOffset EffectiveAt { get; init; }

    public required string Reason { get; init; }

    /// <summary>What is to be otherwise, laid over the profile: a JSON merge patch (RFC 7396).</summary>
    public required string Patch { get; init; }

    /// <summary>The nodes whose running deadlines are put under the new version too.</summary>
    public required IReadOnlyList<string> Nodes { get; init; }

    /// <summary>The version that it became; null while nobody has approved it.</summary>
    public int? Version { get; private set; }

    /// <summary>Those that somebody has approved.</summary>
    public static Expression<Func<ProfileChange, bool>> InForce { get; } = Approved<ProfileChange>();

    /// <param name="latest">The newest version of the profile, whether its day has come or not.</param>
    /// <param name="effectiveFrom">The first day of the new version.</param>
    /// <param name="reason">Why.</param>
    /// <param name="patch">What changes.</param>
    /// <param name="nodes">The nodes whose running deadlines follow.</param>
    /// <param name="by">Who proposes it.</param>
    /// <param name="now">The current instant.</param>
    /// <exception cref="DomainException"><c>profile.too-long</c>, <c>profile.effective-past</c>, <c>profile.effective-before-latest</c></exception>
    public static ProfileChange Propose(
        CourtProfile latest, DateOnly effectiveFrom, string reason, string patch, IReadOnlyList<string> nodes, string by, DateTimeOffset now)
    {
        Rule.Require(patch.Length <= MaxLength && nodes.Count <= MaxNodes, "profile.too-long", $"变更内容不得超过 {MaxLength} 个字符、{MaxNodes} 个节点。");
        RequireAhead(effectiveFrom, now);
        Rule.Require(
            effectiveFrom >= latest.EffectiveFrom, "profile.effective-before-latest", $"第 {latest.Version} 版配置自 {latest.EffectiveFrom:yyyy-MM-dd} 起施行，新版不得早于该日。");
        return new()
        {
            Court = latest.Court,
            BaseVersion = latest.Version,
            EffectiveFrom = effectiveFrom,
            EffectiveAt = CourtTime.StartOf(effectiveFrom).ToUniversalTime(),
            Reason = reason,
            Patch = patch,
            Nodes = nodes,
            ProposedBy = by,
            CreatedAt = now,
        };
    }

    /// <summary>Makes it a version (批准施行).</summary>
    /// <param name="latest">The newest version of the profile.</param>
    /// <param name="by">Who approves it.</param>
    /// <param name="now">The current instant.</param>
    /// <returns>The number of the new version.</returns>
    /// <exception cref="DomainException"><c>profile.superseded</c>, <c>profile.effective-past</c>, <c>approval.same-person</c>, <c>change.decided</c></exception>
    public int Approve(CourtProfile latest, string by, DateTimeOffset now)
    {
        RequireOpen();
        Rule.Require(latest.Version == BaseVersion, "profile.superseded", $"提出后已有第 {latest.Version} 版配置，须对照新版重新提出。");
        RequireAhead(EffectiveFrom, now);
        Accept(by, now);
        return (Version = latest.Version + 1).Value;
    }

    private static void RequireAhead(DateOnly effectiveFrom, DateTimeOffset now) =>
        Rule.Require(effectiveFrom >= CourtTime.DayOf(now), "profile.effective-past", $"施行日期 {effectiveFrom:yyyy-MM-dd} 已经过去。");
}
