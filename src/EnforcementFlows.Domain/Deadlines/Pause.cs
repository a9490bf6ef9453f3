using System.Text.Json.Serialization;

namespace EnforcementFlows.Domain.Deadlines;

/// <summary>How a stop counts.</summary>
public enum PauseKind
{
    /// <summary>扣除期间: both end days are excluded (2000 年审限规定 9).</summary>
    Exclusion,

    /// <summary>停止后继续计算, as while a supplement is awaited: the day of the stop is used up, the rest runs from the day after the resumption (P17).</summary>
    StopAndGo,
}

/// <summary>A stretch that does not count in a term (扣除期间), with its ground and the document that ordered it.</summary>
public sealed record Pause
{
    /// <summary>The first excluded day; for <see cref="PauseKind.StopAndGo"/> the day of the stop.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last day of it, the day of resumption for <see cref="PauseKind.StopAndGo"/>; null while it lasts.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>The ground (事由) in Chinese: <c>评估</c>, <c>中止执行</c> …</summary>
    public required string Ground { get; init; }

    public PauseKind Kind { get; init; }

    /// <summary>The ruling or decision (文号).</summary>
    public string? Document { get; init; }

    public string? ApprovedBy { get; init; }

    [JsonIgnore]
    public bool IsOpen => Until is null;

    /// <summary>The first day that does not count.</summary>
    internal DateOnly FirstExcluded => Kind == PauseKind.StopAndGo ? From.AddDays(1) : From;

    /// <summary>The last day that does not count. Of an open pause only its first day is certain yet; resuming corrects the forecast.</summary>
    internal DateOnly LastExcluded => Until ?? FirstExcluded;
}
