using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Deadlines;
using EnforcementFlows.Domain.Parties;
using EnforcementFlows.Domain.Requests;

namespace EnforcementFlows.Domain.Coercion;

/// <summary>A coercive measure (强制措施) from its proposal to its end. Only an approved request lets it be carried out.</summary>
/// <remarks>民事诉讼法 112–119, 259；民诉法解释 180–185, 482；SH-2-8, SH-3-5b, JY-4-1, TB-2.2-3b.</remarks>
public sealed class CoerciveMeasure : VersionedCaseRecord
{
    private const string EmergencyLaw = "民诉法解释第181条";

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

    /// <summary>Somebody was detained before it was approved, and is not free yet whatever becomes of the approval (紧急拘留, 民诉法解释 181).</summary>
    public bool IsHeldUnapproved => State is CoerciveState.Proposed or CoerciveState.Rejected or CoerciveState.Withdrawn && StartedAt is not null && EndedAt is null;

    /// <summary>Last day of a detention (P7: the first day counts); null where there is none.</summary>
    public DateOnly? EndsOn { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Proposes it (报批). The limits of the law hold from here on; nobody can approve what it forbids.</summary>
    /// <param name="existing">The case's coercive measures so far.</param>
    /// <param name="now">When it is entered; nobody can have been detained later.</param>
    /// <exception cref="DomainException">
    /// Those of <see cref="CoerciveLimits"/>; <c>coercive.not-a-debtor</c>, <c>coercive.person-missing</c>, <c>coercive.act-missing</c>, <c>coercive.same-act</c>,
    /// <c>coercive.emergency-kind</c>, <c>coercive.emergency-incomplete</c>, <c>coercive.emergency-in-future</c>
    /// </exception>
    public static CoerciveMeasure Propose(EnforcementCase on, CoerciveDetails details, CaseRequest request, IEnumerable<CoerciveMeasure> existing, DateTimeOffset now)
    {
        var measure = new CoerciveMeasure { Court = on.Court, CaseId = on.Id, RequestId = request.Id };
        measure.Take(on, details, existing, now);
        return measure;
    }

    /// <summary>Takes over what a returned proposal was corrected to, and checks it as if it were new: another kind has other limits.</summary>
    /// <exception cref="DomainException">Those of <see cref="Propose"/>; <c>coercive.decided</c>, <c>coercive.emergency-taken</c></exception>
    public void Correct(EnforcementCase on, CoerciveDetails details, IEnumerable<CoerciveMeasure> existing, DateTimeOffset now)
    {
        Ensure(CoerciveState.Proposed);
        Rule.Require(StartedAt is null || details.Emergency is not null, "coercive.emergency-taken", "人已先行拘留，补办批准的报批不能改为其他措施。", EmergencyLaw);
        Take(on, details, existing.Where(other => other != this), now);
        Changed();
    }

    /// <summary>The president has not agreed (未获批准). Whoever is held already is free only when that is entered.</summary>
    /// <exception cref="DomainException"><c>coercive.decided</c></exception>
    public void Reject(DateTimeOffset now) => Drop(CoerciveState.Rejected, now);

    /// <summary>Taken back, or not carried out any more since the debtor has performed (撤回、不再执行).</summary>
    /// <exception cref="DomainException"><c>coercive.decided</c></exception>
    public void Withdraw(DateTimeOffset now) => Drop(CoerciveState.Withdrawn, now);

    /// <summary>
    /// Carries it out (执行). What is done at once has ended with it; a detention and an exit ban are in force. An emergency detention was carried
    /// out before: it is in force from then.
    /// </summary>
    /// <exception cref="DomainException"><c>approval.missing</c>, <c>coercive.decided</c>, <c>coercive.document-missing</c>, <c>coercive.before-approval</c></exception>
    public void Execute(CaseRequest approved, string? document, string by, DateTimeOffset at)
    {
        approved.EnsureAuthorises(Court, CaseId, RequestKinds.Coercive);
        Rule.Require(approved.Id == RequestId, "approval.missing", "获批的不是这项措施。");
        Ensure(CoerciveState.Proposed);
        Rule.Require(at >= approved.DecidedAt, "coercive.before-approval", "执行时间不得早于批准时间。");
        Document = Rule.Text(document, "coercive.document-missing", "须填写决定书、传票、搜查令的文号。");
        ExecutedBy = by;
        Begin(StartedAt ?? at);
        var lasts = Kind is CoerciveKind.Detention or CoerciveKind.ExitBan;
        (State, EndedAt) = (lasts ? CoerciveState.InForce : CoerciveState.Ended, lasts ? null : at);
        Changed();
    }

    /// <summary>Ends it (期满、提前解除). One that was not approved stays so; that the person is free is entered.</summary>
    /// <exception cref="DomainException"><c>coercive.not-in-force</c>, <c>coercive.end-before-start</c></exception>
    public void End(DateTimeOffset at)
    {
        Rule.Require(State == CoerciveState.InForce || (State != CoerciveState.Proposed && IsHeldUnapproved), "coercive.not-in-force", "该措施不在执行中。");
        Rule.Require(at >= StartedAt, "coercive.end-before-start", "解除时间不得早于执行时间。");
        (State, EndedAt) = (State == CoerciveState.InForce ? CoerciveState.Ended : State, at);
        Changed();
    }

    /// <summary>
    /// May a review of it be asked for (申请复议)? Once, and within the days that the law gives from the day on which the decision was received.
    /// The measure goes on meanwhile (民事诉讼法 119).
    /// </summary>
    /// <param name="review">The application.</param>
    /// <param name="lastDay">Last day of the window; null where the law gives no review.</param>
    /// <param name="law">The article that gives the window.</param>
    /// <exception cref="DomainException"><c>coercive.not-reviewable</c>, <c>coercive.review-once</c>, <c>coercive.review-in-future</c>, <c>coercive.review-too-late</c></exception>
    public void EnsureReviewable(ReviewApplication review, DateOnly? lastDay, string? law)
    {
        Rule.Require(StartedAt is not null && Document is not null && lastDay is not null, "coercive.not-reviewable",
            "只能对已经送达的罚款、拘留、限制出境决定申请复议。", "民事诉讼法第119条");
        Rule.Require(!review.AskedBefore, "coercive.review-once", "对该决定已经申请过复议，只能申请一次。", "民事诉讼法第119条");
        Rule.Require(review.AppliedOn <= review.Today, "coercive.review-in-future", "申请复议的日期不得晚于今天。");
        Rule.Require(review.AppliedOn <= lastDay, "coercive.review-too-late", $"申请复议的期限已于 {lastDay:yyyy-MM-dd} 届满。", law);
    }

    /// <summary>The superior court has revoked it (复议撤销): whoever is held is released, a fine is paid back.</summary>
    /// <exception cref="DomainException"><c>coercive.not-in-force</c></exception>
    public void Revoke(DateTimeOffset at)
    {
        Rule.Require(State is CoerciveState.InForce or CoerciveState.Ended, "coercive.not-in-force", "该措施未执行或者已经撤销。");
        (State, EndedAt) = (CoerciveState.Revoked, EndedAt ?? at);
        Changed();
    }

    private void Drop(CoerciveState state, DateTimeOffset now)
    {
        Ensure(CoerciveState.Proposed);
        (State, EndedAt) = (state, StartedAt is null ? now : null);
        Changed();
    }

    // P7: the day of the detention is its first day
    private void Begin(DateTimeOffset at)
    {
        StartedAt = at;
        if (Kind == CoerciveKind.Detention)
            EndsOn = ValidityPeriod.LastDay(Calendars.CourtTime.DayOf(at), Period.Days(Days!.Value));
    }

    private void Take(EnforcementCase on, CoerciveDetails details, IEnumerable<CoerciveMeasure> others, DateTimeOffset now)
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
        if (details.Emergency is { } emergency)
            Begin(CheckedStart(emergency, now));
    }

    private DateTimeOffset CheckedStart(EmergencyDetention emergency, DateTimeOffset now)
    {
        Rule.Require(Kind == CoerciveKind.Detention, "coercive.emergency-kind", "紧急情况下先行采取、后补办批准手续的，只限于拘留。", EmergencyLaw);
        Rule.Require(emergency.DetainedAt is not null && !string.IsNullOrWhiteSpace(emergency.Reason), "coercive.emergency-incomplete",
            "紧急拘留须写明拘留的时间和必须立即拘留的紧急情况。", EmergencyLaw);
        Rule.Require(emergency.DetainedAt <= now, "coercive.emergency-in-future", "先行拘留的时间不得晚于现在。", EmergencyLaw);
        return emergency.DetainedAt!.Value;
    }

    private void Ensure(CoerciveState state) => Rule.Require(State == state, "coercive.decided", "该项强制措施已经办理。");
}
