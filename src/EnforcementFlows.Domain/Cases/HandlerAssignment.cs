namespace EnforcementFlows.Domain.Cases;

/// <summary>One stretch of a case with one handler (承办人变更记录). Lateness before a change stays with the former handler.</summary>
public sealed class HandlerAssignment : CaseRecord
{
    internal HandlerAssignment()
    {
    }

    public required string HandlerId { get; init; }

    public required DateTimeOffset FromAt { get; init; }

    public DateTimeOffset? UntilAt { get; private set; }

    /// <summary>How the handler was found, for people: 立案庭随机分案, 随机抽取, 承办人变更审批 …</summary>
    public required string Reason { get; init; }

    /// <summary>The approved request of a change (TB-3.2-13a); null for the first handler.</summary>
    public Guid? RequestId { get; init; }

    /// <summary>Seed of the draw, so that anybody can repeat it.</summary>
    public string? DrawSeed { get; init; }

    internal void End(DateTimeOffset at) => UntilAt = at;
}
