using System.Linq.Expressions;

namespace EnforcementFlows.Domain.Calendars;

/// <summary>State of a calendar that somebody has proposed.</summary>
public enum CalendarChangeState
{
    /// <summary>待审批</summary>
    Proposed,

    /// <summary>撤回</summary>
    Withdrawn,

    /// <summary>已批准，待重算</summary>
    Queued,

    /// <summary>重算中；全部重算一遍之后，过半分钟再核对一遍</summary>
    Running,

    /// <summary>已重算</summary>
    Finished,
}

/// <summary>A year of the working calendar that a court loads (日历导入): proposed with a preview, in force when another person has approved it.</summary>
/// <remarks>P10; the same year loaded again replaces what was loaded before on that level.</remarks>
public sealed class CalendarChange
{
    /// <summary>Characters that a year may have; all its days with their names take 30,000.</summary>
    public const int MaxLength = 64_000;

    private CalendarChange()
    {
    }

    public required string Court { get; init; }

    public Guid Id { get; init; } = OrderedId.New();

    public required CalendarLevel Level { get; init; }

    public required int Year { get; init; }

    /// <summary>The notice it stands in.</summary>
    public required string Source { get; init; }

    /// <summary>The year as it was loaded, JSON; <see cref="CalendarYear.Parse"/> reads it.</summary>
    public required string Content { get; init; }

    public required string ProposedBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public CalendarChangeState State { get; private set; } = CalendarChangeState.Proposed;

    public string? DecidedBy { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public DateTimeOffset? StartedAt { get; private set; }

    public DateTimeOffset? FinishedAt { get; private set; }

    /// <summary>The node that recomputes holds it until then; the system's clock.</summary>
    public DateTimeOffset? LeaseUntil { get; private set; }

    /// <summary>The last deadline that was looked at.</summary>
    public Guid? AppliedUpTo { get; private set; }

    /// <summary>Whether all were looked at once and are being looked at again: until every node had read the calendar, one may have computed by the old.</summary>
    public bool LooksAgain { get; private set; }

    /// <summary>How many deadlines have moved.</summary>
    public int Moved { get; private set; }

    /// <summary>Those that somebody has approved.</summary>
    public static Expression<Func<CalendarChange, bool>> InForce { get; } =
        change => change.State != CalendarChangeState.Proposed && change.State != CalendarChangeState.Withdrawn;

    /// <exception cref="DomainException"><c>calendar.invalid</c>, <c>calendar.make-up-on-weekday</c>, <c>calendar.too-long</c></exception>
    public static CalendarChange Propose(string court, CalendarLevel level, string content, string by, DateTimeOffset now)
    {
        Rule.Require(content.Length <= MaxLength, "calendar.too-long", $"日历不得超过 {MaxLength} 个字符。");
        var year = CalendarYear.Parse(content);
        _ = new CalendarLayer(level, [year]);
        return new() { Court = court, Level = level, Year = year.Year, Source = year.Source, Content = content, ProposedBy = by, CreatedAt = now };
    }

    /// <summary>Puts it in force (批准); the deadlines are recomputed after it.</summary>
    /// <exception cref="DomainException"><c>approval.same-person</c>, <c>calendar.decided</c></exception>
    public void Approve(string by, DateTimeOffset now)
    {
        Rule.Require(by != ProposedBy, "approval.same-person", "导入日历的人不得自行批准。");
        Decide(CalendarChangeState.Queued, by, now);
    }

    /// <summary>Takes it back; it was never in force.</summary>
    /// <exception cref="DomainException"><c>calendar.decided</c></exception>
    public void Withdraw(string by, DateTimeOffset now) => Decide(CalendarChangeState.Withdrawn, by, now);

    /// <summary>A deadline has moved.</summary>
    public void CountMoved() => Moved++;

    /// <summary>The deadlines up to this one are done.</summary>
    public void ApplyUpTo(Guid deadline) => AppliedUpTo = deadline;

    /// <summary>Begins at the first deadline again.</summary>
    /// <returns>False when the second look is over too.</returns>
    public bool LookAgain()
    {
        if (LooksAgain)
            return false;
        (LooksAgain, AppliedUpTo) = (true, null);
        return true;
    }

    private void Decide(CalendarChangeState state, string by, DateTimeOffset now)
    {
        Rule.Require(State == CalendarChangeState.Proposed, "calendar.decided", "该日历已经批准或者撤回。");
        (State, DecidedBy, DecidedAt) = (state, by, now);
    }
}
