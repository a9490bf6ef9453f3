using EnforcementFlows.Domain.Calendars;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Parties;
using EnforcementFlows.Domain.Requests;

namespace EnforcementFlows.Domain.Sanctions;

/// <summary>A listing or a restriction of one debtor (失信、限制消费). Only an approved request adds or lifts it.</summary>
/// <remarks>TB-3.2-8a 经审批同意后准许纳入；TB-3.2-8b 严禁各团队私自撤销；TB-3.2-8c 撤销先批后审再办理.</remarks>
public sealed class Sanction : VersionedCaseRecord
{
    private readonly List<SanctionEntry> _entries = [];

    private Sanction()
    {
    }

    public required SanctionKind Kind { get; init; }

    public required Guid PartyId { get; init; }

    public ListingGround? Ground { get; init; }

    public required DateOnly StartsOn { get; init; }

    /// <summary>Last day; null where it has no term (情形（一）, 限制消费).</summary>
    public DateOnly? EndsOn { get; init; }

    public SanctionState State { get; private set; } = SanctionState.InForce;

    public LiftGround? LiftGround { get; private set; }

    public DateOnly? EndedOn { get; private set; }

    /// <summary>Ledger rows, oldest first. Those of a sanction that came from the prior case stay with it there, so that the ledger has each act once.</summary>
    public IReadOnlyList<SanctionEntry> Entries => _entries;

    /// <summary>In force on that day, by the dates: a listing past its last day is over even before anybody has entered so.</summary>
    public bool IsInForceOn(DateOnly day) => State == SanctionState.InForce && !(EndsOn < day);

    /// <summary>Enters a sanction that was approved (纳入).</summary>
    /// <param name="existing">The case's sanctions so far.</param>
    /// <exception cref="DomainException"><c>approval.missing</c>, <c>sanction.not-a-debtor</c>, <c>sanction.already-in-force</c>, <c>sanction.ground-missing</c>, <c>sanction.term-invalid</c>, <c>sanction.before-approval</c></exception>
    public static Sanction Add(
        EnforcementCase on, SanctionDetails details, CaseRequest approved, string operatedBy, IEnumerable<Sanction> existing)
    {
        approved.EnsureAuthorises(on, RequestKindFor(details.Kind, SanctionAct.Add));
        Rule.Require(on.Debtors.Any(debtor => debtor.Id == details.PartyId), "sanction.not-a-debtor", "只能对本案被执行人采取该措施。");
        Rule.Require(
            !existing.Any(other => other.Kind == details.Kind && other.PartyId == details.PartyId && other.State == SanctionState.InForce),
            "sanction.already-in-force", "对该被执行人的同类措施正在生效中。");
        Rule.Require(details.Kind != SanctionKind.DishonestListing || details.Ground is not null,
            "sanction.ground-missing", "纳入失信须写明情形（失信规定第1条第一至六项）。");
        var sanction = new Sanction
        {
            Court = on.Court,
            CaseId = on.Id,
            Kind = details.Kind,
            PartyId = details.PartyId,
            Ground = details.Ground,
            StartsOn = details.StartsOn,
            EndsOn = details.Kind == SanctionKind.DishonestListing
                ? ListingTerm.LastDay(details.Ground!.Value, details.StartsOn, details.ExtraYears)
                : null,
        };
        sanction.Enter(SanctionAct.Add, approved, operatedBy, details.StartsOn, details.SystemNumber);
        return sanction;
    }

    /// <summary>Lifts it (撤销、解除) as approved.</summary>
    /// <exception cref="DomainException"><c>approval.missing</c>, <c>sanction.not-in-force</c>, <c>sanction.own-lift</c> (TB-3.2-8b), <c>sanction.before-approval</c></exception>
    public void Lift(LiftGround ground, CaseRequest approved, string operatedBy, DateOnly on, string? systemNumber = null)
    {
        approved.EnsureAuthorises(Court, CaseId, RequestKindFor(Kind, SanctionAct.Lift));
        EnsureInForce();
        Rule.Require(operatedBy != approved.RequestedBy, "sanction.own-lift", "申请撤销、解除的人不得自行办理，须由录入人员凭获批申请办理。");
        Enter(SanctionAct.Lift, approved, operatedBy, on, systemNumber);
        (State, LiftGround, EndedOn) = (SanctionState.Lifted, ground, on);
        Changed();
    }

    /// <summary>The term has run out (期限届满); the list forgets by itself, no approval is asked.</summary>
    /// <exception cref="DomainException"><c>sanction.not-in-force</c>, <c>sanction.not-expired</c></exception>
    public void Expire(DateOnly today)
    {
        EnsureInForce();
        Rule.Require(EndsOn < today, "sanction.not-expired", "期限尚未届满。");
        (State, LiftGround, EndedOn) = (SanctionState.Expired, Sanctions.LiftGround.TermExpired, EndsOn.Value.AddDays(1));
        Changed();
    }

    /// <summary>
    /// Moves to the case in which this one goes on (恢复执行): the debtor stays listed on the same ground, from and until the same day, and only
    /// that case can lift it now.
    /// </summary>
    /// <returns>The sanction there; null where this one has ended, by the dates if nobody has entered it.</returns>
    /// <remarks>失信规定 2, 10；限高规定 9.</remarks>
    public Sanction? MoveTo(EnforcementCase resumed, Party debtorThere, DateTimeOffset now)
    {
        var today = CourtTime.DayOf(now);
        if (!IsInForceOn(today))
            return null;
        var moved = new Sanction
        {
            Court = resumed.Court,
            CaseId = resumed.Id,
            Kind = Kind,
            PartyId = debtorThere.Id,
            Ground = Ground,
            StartsOn = StartsOn,
            EndsOn = EndsOn,
        };
        (State, EndedOn) = (SanctionState.Moved, today);
        Changed();
        return moved;
    }

    /// <summary>The request that must have been approved for this act.</summary>
    public static string RequestKindFor(SanctionKind kind, SanctionAct act) => (kind, act) switch
    {
        (SanctionKind.DishonestListing, SanctionAct.Add) => RequestKinds.DishonestListing,
        (SanctionKind.DishonestListing, _) => RequestKinds.DishonestListingLift,
        (_, SanctionAct.Add) => RequestKinds.ConsumptionRestriction,
        _ => RequestKinds.ConsumptionRestrictionLift,
    };

    private void Enter(SanctionAct act, CaseRequest approved, string operatedBy, DateOnly on, string? systemNumber)
    {
        var approvedOn = CourtTime.DayOf(approved.DecidedAt!.Value);
        Rule.Require(on >= approvedOn, "sanction.before-approval", "办理日期不得早于审批日期。");
        _entries.Add(new SanctionEntry
        {
            Court = Court,
            CaseId = CaseId,
            SanctionId = Id,
            Act = act,
            Reason = approved.Reason,
            RequestId = approved.Id,
            ApprovedBy = approved.DecidedBy!,
            ApprovedOn = approvedOn,
            OperatedBy = operatedBy,
            OperatedOn = on,
            EndsOn = EndsOn,
            SystemNumber = systemNumber,
        });
    }

    private void EnsureInForce() => Rule.Require(State == SanctionState.InForce, "sanction.not-in-force", "该措施已经撤销或者期限届满。");
}
