using EnforcementFlows.Domain.Calendars;

namespace EnforcementFlows.Domain.Deadlines;

/// <summary>To whom a deadline belongs.</summary>
/// <param name="Court">Court code of the profile, such as <c>tongbai</c>.</param>
/// <param name="CaseId">The case.</param>
/// <param name="InstanceId">The workflow instance that started it and gets its alarms.</param>
/// <param name="ProfileVersion">The version of the court's profile under which the node was created, and by which it stays.</param>
/// <param name="SubjectId">What the node is about within the case (a measure, a document set), if not the case itself.</param>
public sealed record DeadlineOwner(string Court, Guid CaseId, Guid? InstanceId, int ProfileVersion, string? SubjectId = null);

/// <summary>The time limit of one node of one case (节点期限).</summary>
/// <remarks>
/// The dates are a pure function of <see cref="Basis"/>, <see cref="Pauses"/>, <see cref="Extensions"/> and a calendar;
/// <see cref="Recompute"/> may be called at any time. All instants are stored in UTC. A change raises <see cref="Version"/>.
/// </remarks>
public sealed partial class Deadline
{
    private Deadline()
    {
    }

    public string Court { get; private set; } = "";

    public Guid Id { get; private set; }

    public Guid CaseId { get; private set; }

    public Guid? InstanceId { get; private set; }

    public string? SubjectId { get; private set; }

    public int ProfileVersion { get; private set; }

    public string Node { get; private set; } = "";

    public string Name { get; private set; } = "";

    public string? Clause { get; private set; }

    public DeadlineKind Kind { get; private set; }

    public DateTimeOffset StartedAt { get; private set; }

    public DateTimeOffset? CourtDueAt { get; private set; }

    public DateTimeOffset? StatutoryDueAt { get; private set; }

    /// <summary>The instant from which it is late.</summary>
    public DateTimeOffset DueAt { get; private set; }

    /// <summary>The legal day shown to people; null for limits in hours.</summary>
    public DateOnly? DueOn { get; private set; }

    /// <summary>When the next alert goes out; null when none is left or the clock stands still.</summary>
    public DateTimeOffset? WarnAt { get; private set; }

    public DeadlineState State { get; private set; }

    /// <summary>The proven time of the act (P15).</summary>
    public DateTimeOffset? MetAt { get; private set; }

    /// <summary>When the act was entered; see <see cref="IsLateEntry"/>.</summary>
    public DateTimeOffset? EnteredAt { get; private set; }

    /// <summary>When it was first reported as overdue. A report once made is annotated, never deleted (P15).</summary>
    public DateTimeOffset? OverdueAt { get; private set; }

    public bool Provisional { get; private set; }

    public string CalendarVersion { get; private set; } = "";

    /// <summary>The arithmetic as JSON; <see cref="Deadlines.Explanation.Parse"/> reads it.</summary>
    public string Explanation { get; private set; } = "";

    /// <summary>The rule and the starts as they were when the node was created, as JSON (<see cref="DeadlineBasis"/>).</summary>
    public string Basis { get; private set; } = "";

    /// <summary>Replaced, never changed in place, as are the two lists below.</summary>
    public IReadOnlyList<Pause> Pauses { get; private set; } = [];

    public IReadOnlyList<Extension> Extensions { get; private set; } = [];

    public IReadOnlyList<DeadlineAlert> Alerts { get; private set; } = [];

    public int Version { get; private set; }

    /// <summary>补录: entered on a later legal day than it was done.</summary>
    public bool IsLateEntry => MetAt is { } met && EnteredAt is { } entered && CourtTime.DayOf(entered) > CourtTime.DayOf(met);

    /// <summary>Nothing more can happen to it but a correction of its dates.</summary>
    public bool IsFinished => State is DeadlineState.Met or DeadlineState.Void || MetAt is not null;

    /// <summary>Starts the clock of a node.</summary>
    /// <exception cref="DomainException">Those of <see cref="DeadlineCalculator"/>.</exception>
    public static Deadline Start(
        Guid id, DeadlineOwner owner, DeadlineRule rule, DeadlineStarts starts, CourtCalendar calendar, IReadOnlyList<Pause>? pauses = null)
    {
        var deadline = new Deadline
        {
            Court = owner.Court,
            Id = id,
            CaseId = owner.CaseId,
            InstanceId = owner.InstanceId,
            SubjectId = owner.SubjectId,
            ProfileVersion = owner.ProfileVersion,
            Node = rule.Node,
            Name = rule.Name,
            Clause = rule.Clause,
            Kind = rule.Kind,
            Basis = DeadlineJson.Write(new DeadlineBasis(rule, starts)),
            Pauses = pauses ?? [],
        };
        deadline.Take(deadline.Compute(calendar));
        deadline.Version = 1;
        return deadline;
    }

    /// <summary>The act is done (办结), by its proven time; whether that was in time is decided by it alone (P15).</summary>
    /// <exception cref="DomainException"><c>deadline.already-met</c>, <c>deadline.void</c>, <c>deadline.proven-in-future</c></exception>
    public void Meet(DateTimeOffset provenAt, DateTimeOffset now)
    {
        RequireUnfinished();
        if (provenAt > now)
            throw new DomainException("deadline.proven-in-future", "完成时间不得晚于当前时间。", Clause);
        (MetAt, EnteredAt) = (provenAt.ToUniversalTime(), now.ToUniversalTime());
        Judge(now);
        Version++;
    }

    /// <summary>The node does not apply any more (不再适用).</summary>
    /// <returns>False if it was met or void already, so that a flow may void what it no longer needs without asking.</returns>
    public bool Void()
    {
        if (IsFinished)
            return false;
        State = DeadlineState.Void;
        WarnAt = null;
        Version++;
        return true;
    }

    /// <summary>Raises the overdue state at the due instant (P16), on rest days and at night too.</summary>
    /// <returns>False if there is nothing to raise: not due yet, met, paused, void or raised before. A repeated alarm is harmless.</returns>
    public bool MarkOverdue(DateTimeOffset now)
    {
        if (State != DeadlineState.Running || now < DueAt)
            return false;
        State = DeadlineState.Overdue;
        OverdueAt ??= now.ToUniversalTime();
        WarnAt = null;
        Version++;
        return true;
    }

    /// <summary>What ends by itself has come to its end: it was in force to the last instant, and nobody is late.</summary>
    /// <returns>False if there is nothing to end: not due yet, met, void or ended before. A repeated alarm is harmless.</returns>
    public bool RunOut(DateTimeOffset now)
    {
        if (State != DeadlineState.Running || now < DueAt)
            return false;
        MetAt = EnteredAt = DueAt.AddMicroseconds(-1);
        Judge(now);
        Version++;
        return true;
    }

    private void RequireUnfinished()
    {
        if (State == DeadlineState.Void)
            throw new DomainException("deadline.void", $"节点“{Name}”已不适用。", Clause);
        if (MetAt is not null)
            throw new DomainException("deadline.already-met", $"节点“{Name}”已经办结。", Clause);
    }
}
