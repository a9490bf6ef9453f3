using EnforcementFlows.Domain.Calendars;

namespace EnforcementFlows.Domain.Substitutions;

/// <summary>代班: from one day to another a person does somebody else's work in his place. What he so does carries both names.</summary>
/// <remarks>
/// Of a leave (请销假, SH-1-9) only this is kept. It does not pass on: who stands in for a substitute does that one's own work and nothing else.
/// </remarks>
public sealed class Substitution
{
    private const int LongestDays = 366;
    private const int LongestReason = 500;

    private Substitution()
    {
    }

    public required string Court { get; init; }

    public Guid Id { get; init; } = OrderedId.New();

    /// <summary>Whose work it is.</summary>
    public required string Principal { get; init; }

    /// <summary>Who does it.</summary>
    public required string Substitute { get; init; }

    /// <summary>The beginning of the first legal day.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>The end of the last one.</summary>
    public required DateTimeOffset Until { get; init; }

    public required string Reason { get; init; }

    public required string RecordedBy { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    public string? EndedBy { get; private set; }

    /// <summary>When it was ended, if before its last day was over.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <param name="first">First day; not before today.</param>
    /// <param name="last">Last day.</param>
    /// <exception cref="DomainException"><c>substitution.self</c>, <c>substitution.days</c>, <c>substitution.reason-missing</c></exception>
    public static Substitution Record(string court, string principal, string substitute, DateOnly first, DateOnly last, string? reason, string by, DateTimeOffset now)
    {
        Rule.Require(principal != substitute, "substitution.self", "不能由本人代本人的班。");
        Rule.Require(first >= CourtTime.DayOf(now) && last >= first && last.DayNumber - first.DayNumber < LongestDays,
            "substitution.days", $"代班不得早于今天开始，止日不得早于起日，最长 {LongestDays} 天。");
        Rule.Require(reason is null || reason.Length <= LongestReason, "substitution.reason-missing", $"代班事由不得超过 {LongestReason} 个字。");
        return new()
        {
            Court = court,
            Principal = principal,
            Substitute = substitute,
            From = CourtTime.StartOf(first).ToUniversalTime(),
            Until = CourtTime.EndOf(last).ToUniversalTime(),
            Reason = Rule.Text(reason, "substitution.reason-missing", "请写明代班事由。"),
            RecordedBy = by,
            RecordedAt = now,
        };
    }

    public bool IsInForce(DateTimeOffset now) => EndedAt is null && From <= now && Until > now;

    /// <summary>Ends it at once; one that has not begun never will.</summary>
    /// <exception cref="DomainException"><c>substitution.over</c></exception>
    public void End(string by, DateTimeOffset now)
    {
        Rule.Require(EndedAt is null && Until > now, "substitution.over", "该代班已经结束。");
        (EndedBy, EndedAt) = (by, now);
    }
}
