using EnforcementFlows.Domain.Calendars;

namespace EnforcementFlows.Domain.Deadlines;

/// <summary>What becomes of a running period when the flow of its case goes over to another version (期限衔接).</summary>
public enum DeadlineCarry
{
    /// <summary>It ends when it would have ended (保持原届满日).</summary>
    KeepDue,

    /// <summary>It is counted anew by the rule in force, from the event that this rule names (重新计算).</summary>
    Recompute,

    /// <summary>It is counted by the rule in force from where it was counted before, so that the days that have passed count (已用时间计入).</summary>
    KeepSpent,
}

public sealed partial class Deadline
{
    /// <summary>What <see cref="Carry"/> would arrive at; null where the dates stay. Changes nothing.</summary>
    /// <exception cref="DomainException"><c>deadline.kind-changed</c>, and those of <see cref="DeadlineCalculator"/></exception>
    public DeadlineComputation? ComputeCarried(DeadlineRule rule, DeadlineCarry carry, CourtCalendar calendar) =>
        carry == DeadlineCarry.KeepDue ? null : ComputeUnder(RuleFor(rule, carry), calendar);

    /// <summary>Goes on as a node of another version of its flow.</summary>
    /// <param name="rule">The rule of that node; it may be another node.</param>
    /// <param name="carry">What becomes of the dates.</param>
    /// <param name="profileVersion">The version of the profile that the rule is of.</param>
    /// <param name="calendar">The court's calendar.</param>
    /// <param name="now">The current instant.</param>
    /// <returns>Whether anything has changed.</returns>
    /// <exception cref="DomainException"><c>deadline.kind-changed</c>, and those of <see cref="DeadlineCalculator"/>; it is then as it was.</exception>
    public bool Carry(DeadlineRule rule, DeadlineCarry carry, int profileVersion, CourtCalendar calendar, DateTimeOffset now)
    {
        if (IsFinished || (carry == DeadlineCarry.KeepDue && rule.Node == Node))
            return false;
        RequireKind(rule);
        var wanted = RuleFor(rule, carry);
        ComputeUnder(wanted, calendar); // refused before anything has changed
        if (carry == DeadlineCarry.KeepDue)
            Version++;
        else
            Change(() => Basis = DeadlineJson.Write(new DeadlineBasis(wanted, ReadBasis().Starts)), calendar, now);
        (Node, Name, Clause, ProfileVersion) = (rule.Node, rule.Name, rule.Clause, carry == DeadlineCarry.KeepDue ? ProfileVersion : profileVersion);
        return true;
    }

    /// <summary>Everything that <see cref="Carry"/> may change, to be given to <see cref="Recall"/>.</summary>
    public string Remember() => DeadlineJson.Write(new DeadlineMemory(
        Node, Name, Clause, ProfileVersion, StartedAt, CourtDueAt, StatutoryDueAt, DueAt, DueOn, WarnAt, State, OverdueAt, Provisional, CalendarVersion, Explanation, Basis, Alerts));

    /// <summary>Is again what it was; alerts that had gone out then have gone out.</summary>
    public void Recall(string memory)
    {
        RequireUnfinished();
        var was = DeadlineJson.Read<DeadlineMemory>(memory);
        (Node, Name, Clause, ProfileVersion) = (was.Node, was.Name, was.Clause, was.ProfileVersion);
        (StartedAt, CourtDueAt, StatutoryDueAt, DueAt, DueOn) = (was.StartedAt, was.CourtDueAt, was.StatutoryDueAt, was.DueAt, was.DueOn);
        (State, OverdueAt, Alerts, WarnAt) = (was.State, was.OverdueAt, was.Alerts, was.WarnAt);
        (Provisional, CalendarVersion, Explanation, Basis) = (was.Provisional, was.CalendarVersion, was.Explanation, was.Basis);
        Version++;
    }

    // the law's own period runs from the law's own event, whatever the court changes (P11)
    private DeadlineRule RuleFor(DeadlineRule rule, DeadlineCarry carry)
    {
        if (carry == DeadlineCarry.KeepDue)
            return ReadBasis().Rule;
        var was = ReadBasis().Rule;
        return carry == DeadlineCarry.KeepSpent && rule.Court is { } court && (was.Court ?? was.Statutory) is { } counted
            ? rule with { Court = court with { From = counted.From } }
            : rule;
    }

    private sealed record DeadlineMemory(
        string Node, string Name, string? Clause, int ProfileVersion, DateTimeOffset StartedAt, DateTimeOffset? CourtDueAt, DateTimeOffset? StatutoryDueAt,
        DateTimeOffset DueAt, DateOnly? DueOn, DateTimeOffset? WarnAt, DeadlineState State, DateTimeOffset? OverdueAt, bool Provisional, string CalendarVersion,
        string Explanation, string Basis, IReadOnlyList<DeadlineAlert> Alerts);
}
