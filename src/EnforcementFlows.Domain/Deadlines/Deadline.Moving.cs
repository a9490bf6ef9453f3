using EnforcementFlows.Domain.Calendars;

namespace EnforcementFlows.Domain.Deadlines;

public sealed partial class Deadline
{
    private const string ExtensionSource = "法发〔2006〕35号第1条";

    /// <summary>Takes a stretch out of the term (扣除期间, P9); an open one stops the clock until <see cref="Resume"/>.</summary>
    /// <exception cref="DomainException">
    /// <c>deadline.never-pauses</c>: a validity, or a limit that excluded time does not stop; <c>deadline.over</c>: it begins after
    /// the end; <c>deadline.already-met</c>, <c>deadline.void</c>, <c>pause.reversed</c>
    /// </exception>
    public void Pause(Pause pause, CourtCalendar calendar, DateTimeOffset now)
    {
        RequireUnfinished();
        if (Kind == DeadlineKind.Validity || !ReadBasis().Rule.Counting.StopsDuringPauses)
            throw new DomainException("deadline.never-pauses", $"节点“{Name}”的期限不因扣除停止。", Clause);
        if (CourtTime.StartOf(pause.From) >= DueAt)
            throw new DomainException("deadline.over", "期限已经届满，其后的期间不能再扣除。", Clause);
        Change(() => Pauses = [.. Pauses, pause], calendar, now);
    }

    /// <summary>Lets the clock go on (恢复): ends the open pauses, or the ones of one ground.</summary>
    /// <param name="lastDay">The last day of the pause; for a stop-and-go clock the day of resumption.</param>
    /// <param name="calendar">The court's calendar.</param>
    /// <param name="now">The current instant.</param>
    /// <param name="ground">Null ends every open pause.</param>
    /// <param name="document">Null ends every open pause of the ground; two auctions may go on at once.</param>
    /// <exception cref="DomainException"><c>deadline.not-paused</c>, <c>pause.reversed</c>, <c>deadline.already-met</c>, <c>deadline.void</c></exception>
    public void Resume(DateOnly lastDay, CourtCalendar calendar, DateTimeOffset now, string? ground = null, string? document = null)
    {
        RequireUnfinished();
        bool Ends(Pause pause) => pause.IsOpen && (ground is null || pause.Ground == ground) && (document is null || pause.Document == document);
        if (!Pauses.Any(Ends))
            throw new DomainException("deadline.not-paused", $"节点“{Name}”的期限没有停止，无须恢复。", Clause);
        Change(() => Pauses = [.. Pauses.Select(pause => Ends(pause) ? pause with { Until = lastDay } : pause)], calendar, now);
    }

    /// <summary>May an extension be asked for? As long as the term has not ended, and only to a later day.</summary>
    /// <remarks>法发〔2006〕35号 1: before the term ends. SH-1-6, TB-3.2-13a: until it is approved the old term stands.</remarks>
    /// <exception cref="DomainException"><c>deadline.extension-late</c>, <c>deadline.extension-not-later</c></exception>
    public void EnsureMayAskFor(DateOnly to, DateTimeOffset now)
    {
        EnsureMayStillAsk(now);
        Rule.Require(DueOn is null || to > DueOn, "deadline.extension-not-later", $"“{Name}”至 {DueOn:yyyy-MM-dd}，延长后的日期应晚于原期限届满之日。", ExtensionSource);
    }

    /// <summary>What can be said of an extension before anybody has named a day.</summary>
    /// <exception cref="DomainException"><c>deadline.extension-late</c></exception>
    public void EnsureMayStillAsk(DateTimeOffset now) => Rule.Require(
        State == DeadlineState.Paused || now < DueAt, "deadline.extension-late", $"“{Name}”已于 {DueOn:yyyy-MM-dd} 届满，延长应在届满前申请。", ExtensionSource);

    /// <summary>Lengthens the term by an approved extension (延长期限).</summary>
    /// <exception cref="DomainException">
    /// <c>deadline.validity-not-extended</c>, <c>deadline.extension-invalid</c>, <c>deadline.extension-unit</c>,
    /// <c>deadline.extension-not-later</c>, <c>deadline.already-met</c>, <c>deadline.void</c>
    /// </exception>
    public void Extend(Extension extension, CourtCalendar calendar, DateTimeOffset now)
    {
        RequireUnfinished();
        Change(() => Extensions = [.. Extensions, extension], calendar, now);
    }

    /// <summary>What <see cref="Recompute"/> would arrive at; changes nothing.</summary>
    public DeadlineComputation Compute(CourtCalendar calendar)
    {
        var (rule, starts) = ReadBasis();
        return DeadlineCalculator.Compute(rule, starts, Pauses, Extensions, calendar);
    }

    /// <summary>Whether a calendar gives any other date than it has: the limit of the court or of the law, the one that drives, an alert.</summary>
    public bool IsDatedOtherwiseBy(CourtCalendar calendar)
    {
        var computed = Compute(calendar);
        return (computed.CourtDueAt, computed.StatutoryDueAt, computed.DueAt, computed.Provisional) != (CourtDueAt, StatutoryDueAt, DueAt, Provisional)
            || !computed.Warnings.Select(warning => warning.At).SequenceEqual(Alerts.Select(alert => alert.At));
    }

    /// <summary>Computes the dates again, as after a new holiday notice. What was met late may turn out to have been in time.</summary>
    /// <returns>Whether anything changed; the same calendar twice changes nothing.</returns>
    public bool Recompute(CourtCalendar calendar, DateTimeOffset now)
    {
        if (State == DeadlineState.Void || CalendarVersion == calendar.Version)
            return false;
        Take(Compute(calendar));
        Judge(now);
        Version++;
        return true;
    }

    /// <summary>What <see cref="Reconfigure"/> would arrive at; changes nothing.</summary>
    /// <exception cref="DomainException"><c>deadline.kind-changed</c>, and those of <see cref="DeadlineCalculator"/></exception>
    public DeadlineComputation ComputeUnder(DeadlineRule rule, CourtCalendar calendar)
    {
        RequireKind(rule);
        return DeadlineCalculator.Compute(rule, ReadBasis().Starts, Pauses, Extensions, calendar);
    }

    /// <summary>Puts a running node under a later version of the profile (适用新版配置): its rule is another, its start, exclusions and extensions stay.</summary>
    /// <returns>False for a node that is done, or under that version already.</returns>
    /// <exception cref="DomainException"><c>deadline.kind-changed</c>, and those of <see cref="DeadlineCalculator"/>; it is then as it was.</exception>
    public bool Reconfigure(DeadlineRule rule, int profileVersion, CourtCalendar calendar, DateTimeOffset now)
    {
        if (IsFinished || ProfileVersion >= profileVersion)
            return false;
        ComputeUnder(rule, calendar); // refused before anything has changed
        Change(() => Basis = DeadlineJson.Write(new DeadlineBasis(rule, ReadBasis().Starts)), calendar, now);
        (Name, Clause, ProfileVersion) = (rule.Name, rule.Clause, profileVersion);
        return true;
    }

    private void RequireKind(DeadlineRule rule)
    {
        if (rule.Kind != Kind)
            throw new DomainException("deadline.kind-changed", $"新版配置改变了节点“{Name}”的期间种类，已经起算的不能改按新版计算。", Clause);
    }

    public DeadlineBasis ReadBasis() => DeadlineJson.Read<DeadlineBasis>(Basis);

    // a pause or an extension that the computation refuses must leave nothing behind
    private void Change(Action change, CourtCalendar calendar, DateTimeOffset now)
    {
        var (pauses, extensions) = (Pauses, Extensions);
        change();
        try
        {
            Take(Compute(calendar));
        }
        catch (DomainException)
        {
            (Pauses, Extensions) = (pauses, extensions);
            throw;
        }
        Judge(now);
        Version++;
    }

    private void Take(DeadlineComputation computed)
    {
        var moved = DueAt != computed.DueAt;
        StartedAt = computed.StartedAt.ToUniversalTime();
        CourtDueAt = computed.CourtDueAt?.ToUniversalTime();
        StatutoryDueAt = computed.StatutoryDueAt?.ToUniversalTime();
        (DueAt, DueOn) = (computed.DueAt.ToUniversalTime(), computed.DueOn);
        (Provisional, CalendarVersion) = (computed.Provisional, computed.CalendarVersion);
        Explanation = computed.Explanation.ToJson();
        Alerts = [.. computed.Warnings.Select(warning => new DeadlineAlert(warning.Lead, warning.At.ToUniversalTime(), moved ? null : SentAt(warning.Lead)))];
        State = State == DeadlineState.Running && computed.Paused ? DeadlineState.Paused : State;
        WarnAt = NextAlert()?.At;
    }

    private DateTimeOffset? SentAt(Period lead) => Alerts.FirstOrDefault(alert => alert.Lead == lead)?.SentAt;

    // the state that follows from the dates as they are now; only an alarm makes a running deadline overdue
    private void Judge(DateTimeOffset now)
    {
        if (MetAt is { } met)
            State = met < DueAt ? DeadlineState.Met : DeadlineState.Overdue;
        else if (Pauses.Any(pause => pause.IsOpen))
            State = DeadlineState.Paused;
        else if (State == DeadlineState.Paused || now < DueAt)
            State = DeadlineState.Running;
        WarnAt = NextAlert()?.At;
    }
}
