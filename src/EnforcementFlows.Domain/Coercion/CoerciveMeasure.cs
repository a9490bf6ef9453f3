using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Deadlines;
using EnforcementFlows.Domain.Parties;
using EnforcementFlows.Domain.Requests;

namespace EnforcementFlows.Domain.Coercion;

/// <summary>A coercive measure (强制措施) from its proposal to its end. Only an approved request lets it be carried out.</summary>
/// <remarks>民事诉讼法 112–119, 259；民诉法解释 180–185, 482；SH-2-8, SH-3-5b, JY-4-1, TB-2.2-3b.</remarks>
public sealed class CoerciveMeasure : VersionedCaseRecord
{
    private CoerciveMeasure()
    {
    }

    public CoerciveKind Kind { get; private set; }

    /// <summary>The debtor.</summary>
    public Guid PartyId { get; private set; }

    public string Person { get; private set; } = "";

    public string Act { get; private set; } = "";

    public required Guid RequestId { get; init; }

    public int? Days { get; private set; }

    public Money? Amount { get; private set; }

    public int? Hours { get; private set; }

    public CoerciveState State { get; private set; } = CoerciveState.Proposed;

    /// <summary>Number of the decision, the summons or the search order.</summary>
    public string? Document { get; private set; }

    public string? ExecutedBy { get; private set; }

    public DateTimeOffset? StartedAt { get; private set; }

    /// <summary>Last day of a detention (P7: the first day counts); null where there is none.</summary>
    public DateOnly? EndsOn { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Proposes it (报批). The limits of the law hold from here on; nobody can approve what it forbids.</summary>
    /// <param name="existing">The case's coercive measures so far.</param>
    /// <exception cref="DomainException">Those of <see cref="CoerciveLimits"/>; <c>coercive.not-a-debtor</c>, <c>coercive.person-missing</c>, <c>coercive.act-missing</c>, <c>coercive.same-act</c></exception>
    public static CoerciveMeasure Propose(EnforcementCase on, CoerciveDetails details, CaseRequest request, IEnumerable<CoerciveMeasure> existing)
    {
        var measure = new CoerciveMeasure { Court = on.Court, CaseId = on.Id, RequestId = request.Id };
        measure.Take(on, details, existing);
        return measure;
    }

    /// <summary>Takes over what a returned proposal was corrected to, and checks it as if it were new: another kind has other limits.</summary>
    /// <exception cref="DomainException">Those of <see cref="Propose"/>; <c>coercive.decided</c></exception>
    public void Correct(EnforcementCase on, CoerciveDetails details, IEnumerable<CoerciveMeasure> existing)
    {
        Ensure(CoerciveState.Proposed);
        Take(on, details, existing.Where(other => other != this));
        Changed();
    }

    /// <summary>The president has not agreed (未获批准).</summary>
    /// <exception cref="DomainException"><c>coercive.decided</c></exception>
    public void Reject(DateTimeOffset now)
    {
        Ensure(CoerciveState.Proposed);
        (State, EndedAt) = (CoerciveState.Rejected, now);
        Changed();
    }

    /// <summary>Taken back, or not carried out any more since the debtor has performed (撤回、不再执行).</summary>
    /// <exception cref="DomainException"><c>coercive.decided</c></exception>
    public void Withdraw(DateTimeOffset now)
    {
        Ensure(CoerciveState.Proposed);
        (State, EndedAt) = (CoerciveState.Withdrawn, now);
        Changed();
    }

    /// <summary>Carries it out (执行). What is done at once has ended with it; a detention and an exit ban are in force.</summary>
    /// <exception cref="DomainException"><c>approval.missing</c>, <c>coercive.decided</c>, <c>coercive.document-missing</c>, <c>coercive.before-approval</c></exception>
    public void Execute(CaseRequest approved, string? document, string by, DateTimeOffset at)
    {
        approved.EnsureAuthorises(Court, CaseId, RequestKinds.Coercive);
        Rule.Require(approved.Id == RequestId, "approval.missing", "获批的不是这项措施。");
        Ensure(CoerciveState.Proposed);
        Rule.Require(at >= approved.DecidedAt, "coercive.before-approval", "执行时间不得早于批准时间。");
        Document = Rule.Text(document, "coercive.document-missing", "须填写决定书、传票、搜查令的文号。");
        (ExecutedBy, StartedAt) = (by, at);
        if (Kind == CoerciveKind.Detention)
            EndsOn = ValidityPeriod.LastDay(Calendars.CourtTime.DayOf(at), Period.Days(Days!.Value));
        var lasts = Kind is CoerciveKind.Detention or CoerciveKind.ExitBan;
        (State, EndedAt) = (lasts ? CoerciveState.InForce : CoerciveState.Ended, lasts ? null : at);
        Changed();
    }

    /// <summary>Ends it (期满、提前解除).</summary>
    /// <exception cref="DomainException"><c>coercive.not-in-force</c>, <c>coercive.end-before-start</c></exception>
    public void End(DateTimeOffset at)
    {
        Rule.Require(State == CoerciveState.InForce, "coercive.not-in-force", "该措施不在执行中。");
        Rule.Require(at >= StartedAt, "coercive.end-before-start", "解除时间不得早于执行时间。");
        (State, EndedAt) = (CoerciveState.Ended, at);
        Changed();
    }

    private void Take(EnforcementCase on, CoerciveDetails details, IEnumerable<CoerciveMeasure> others)
    {
        var debtor = on.Debtors.FirstOrDefault(party => party.Id == details.PartyId);
        Rule.Require(debtor is not null, "coercive.not-a-debtor", "只能对本案被执行人或者其主要负责人、直接责任人采取强制措施。");
        var (person, act) = (Rule.Text(details.Person, "coercive.person-missing", "须写明被采取措施的人。"), Rule.Text(details.Act, "coercive.act-missing", "须写明所针对的行为。"));
        CoerciveLimits.Check(details, person == debtor.Name ? debtor.Kind : PartyKind.Natural);
        var repeats = details.Kind is CoerciveKind.Detention or CoerciveKind.Fine && others.Any(other =>
            other.Kind == details.Kind && other.Person == person && other.Act == act && other.State is not (CoerciveState.Rejected or CoerciveState.Withdrawn));
        Rule.Require(!repeats, "coercive.same-act", "对同一人的同一行为不得重复罚款、拘留；发生新的行为的，应当写明新的行为。", "民诉法解释第184条");
        (Kind, PartyId, Person, Act) = (details.Kind, details.PartyId, person, act);
        (Days, Amount, Hours) = (details.Days, details.Amount, details.Hours);
    }

    private void Ensure(CoerciveState state) => Rule.Require(State == state, "coercive.decided", "该项强制措施已经办理。");
}
