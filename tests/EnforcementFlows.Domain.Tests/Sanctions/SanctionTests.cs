using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Requests;
using EnforcementFlows.Domain.Sanctions;

namespace EnforcementFlows.Domain.Tests.Sanctions;

public sealed class SanctionTests
{
    private readonly EnforcementCase _case = A.HandledCase();

    [Theory]
    [InlineData(ListingGround.AbleButRefusing, 0, null)]
    [InlineData(ListingGround.Obstructing, 0, "2028-03-01")]
    [InlineData(ListingGround.Obstructing, 3, "2031-03-01")]
    [InlineData(ListingGround.Settlement, 1, "2029-03-01")]
    public void LastDay_From2March2026_IsTwoYearsLessADay(ListingGround ground, int extraYears, string? lastDay) =>
        ListingTerm.LastDay(ground, A.Day("2026-03-02"), extraYears).Should().Be(lastDay is null ? null : A.Day(lastDay));

    [Theory]
    [InlineData(ListingGround.AbleButRefusing, 1)]
    [InlineData(ListingGround.Evading, 4)]
    public void LastDay_ImpossibleTerm_IsRefused(ListingGround ground, int extraYears) =>
        Expect.Refused(() => ListingTerm.LastDay(ground, A.Day("2026-03-02"), extraYears), "sanction.term-invalid");

    [Fact]
    public void Add_Approved_LeavesALedgerRowWithApproverAndOperator()
    {
        var request = A.ApprovedRequest(_case, RequestKinds.DishonestListing);

        var sanction = Sanction.Add(_case, Details(), request, "clerk-1", []);

        sanction.Entries.Should().ContainSingle().Which.Should().BeEquivalentTo(new
        {
            Act = SanctionAct.Add,
            ApprovedBy = "director-1",
            ApprovedOn = A.Day("2026-03-02"),
            OperatedBy = "clerk-1",
            OperatedOn = A.Day("2026-03-02"),
            EndsOn = (DateOnly?)A.Day("2028-03-01"),
            RequestId = request.Id,
        });
    }

    [Fact]
    public void Add_WithTheApprovalOfTheOtherKind_IsRefused() =>
        Expect.Refused(
            () => Sanction.Add(_case, Details(), A.ApprovedRequest(_case, RequestKinds.ConsumptionRestriction), "clerk-1", []), "approval.missing");

    [Fact]
    public void Add_AgainstTheApplicant_IsRefused() =>
        Expect.Refused(
            () => Sanction.Add(_case, Details() with { PartyId = _case.Applicants.First().Id }, Approved(), "clerk-1", []), "sanction.not-a-debtor");

    [Fact]
    public void Add_Twice_IsRefused()
    {
        var first = Sanction.Add(_case, Details(), Approved(), "clerk-1", []);

        Expect.Refused(() => Sanction.Add(_case, Details(), Approved(), "clerk-1", [first]), "sanction.already-in-force");
    }

    [Fact]
    public void Add_ListingWithoutGround_IsRefused() =>
        Expect.Refused(() => Sanction.Add(_case, Details() with { Ground = null }, Approved(), "clerk-1", []), "sanction.ground-missing");

    [Fact]
    public void Add_DayBeforeTheApproval_IsRefused() =>
        Expect.Refused(() => Sanction.Add(_case, Details() with { StartsOn = A.Day("2026-03-01") }, Approved(), "clerk-1", []), "sanction.before-approval");

    [Fact]
    public void Add_ConsumptionRestriction_HasNoTerm() =>
        Sanction.Add(
            _case, Details() with { Kind = SanctionKind.ConsumptionRestriction, Ground = null },
            A.ApprovedRequest(_case, RequestKinds.ConsumptionRestriction), "clerk-1", []).EndsOn.Should().BeNull();

    [Fact]
    public void Lift_OnTheApprovalOfTheListing_IsRefused() // TB-3.2-8b: nobody lifts without the lift being approved
    {
        var listing = Approved();
        var sanction = Sanction.Add(_case, Details(), listing, "clerk-1", []);

        Expect.Refused(() => sanction.Lift(LiftGround.Performed, listing, "clerk-1", A.Day("2026-03-05")), "approval.missing");
    }

    [Fact]
    public void Lift_ByWhoeverAskedForIt_IsRefused() // TB-3.2-8b: approved, and still not the team's to do
    {
        var sanction = Sanction.Add(_case, Details(), Approved(), "clerk-1", []);

        Expect.Refused(() => sanction.Lift(LiftGround.Performed, A.ApprovedRequest(_case, RequestKinds.DishonestListingLift), A.Handler, A.Day("2026-03-05")), "sanction.own-lift");
    }

    [Fact]
    public void Lift_Approved_EndsItAndAddsTheSecondRow()
    {
        var sanction = Sanction.Add(_case, Details(), Approved(), "clerk-1", []);

        sanction.Lift(LiftGround.Performed, A.ApprovedRequest(_case, RequestKinds.DishonestListingLift), "clerk-2", A.Day("2026-03-05"));

        (sanction.State, sanction.EndedOn).Should().Be((SanctionState.Lifted, A.Day("2026-03-05")));
        sanction.Entries.Select(entry => entry.Act).Should().Equal(SanctionAct.Add, SanctionAct.Lift);
    }

    [Theory]
    [InlineData("2028-03-01", "sanction.not-expired")]
    [InlineData("2028-03-02", null)]
    public void Expire_OnlyAfterTheLastDay(string today, string? code)
    {
        var sanction = Sanction.Add(_case, Details(), Approved(), "clerk-1", []);
        var expire = () => sanction.Expire(A.Day(today));

        if (code is null)
            expire.Should().NotThrow();
        else
            Expect.Refused(expire, code);
    }

    [Fact] // 失信规定 2: two years from 2026-03-02, whatever case the enforcement goes on in
    public void MoveTo_InForce_KeepsGroundAndDaysAndEndsHere()
    {
        var listing = Sanction.Add(_case, Details(), Approved(), "clerk-1", []);
        var resumed = A.HandledCase();

        var moved = listing.MoveTo(resumed, resumed.Debtors.First(), A.At("2026-09-03 09:30"))!;

        (moved.CaseId, moved.PartyId, moved.Ground, moved.StartsOn, moved.EndsOn, moved.State).Should().Be(
            (resumed.Id, resumed.Debtors.First().Id, ListingGround.Evading, A.Day("2026-03-02"), A.Day("2028-03-01"), SanctionState.InForce));
        (listing.State, listing.EndedOn).Should().Be((SanctionState.Moved, A.Day("2026-09-03")));
        moved.Entries.Should().BeEmpty("the ledger has the entry once, where it was made");
    }

    [Fact] // 失信规定 10
    public void Lift_AfterItMoved_IsForTheResumedCaseAlone()
    {
        var listing = Sanction.Add(_case, Details(), Approved(), "clerk-1", []);
        var resumed = A.HandledCase();
        var moved = listing.MoveTo(resumed, resumed.Debtors.First(), A.At("2026-09-03 09:30"))!;

        Expect.Refused(() => listing.Lift(LiftGround.Performed, A.ApprovedRequest(_case, RequestKinds.DishonestListingLift), "clerk-1", A.Day("2026-09-10")), "sanction.not-in-force");
        Expect.Refused(() => moved.Lift(LiftGround.Performed, A.ApprovedRequest(_case, RequestKinds.DishonestListingLift), "clerk-1", A.Day("2026-09-10")), "approval.missing");
        moved.Lift(LiftGround.Performed, A.ApprovedRequest(resumed, RequestKinds.DishonestListingLift), "clerk-1", A.Day("2026-09-10"));

        moved.State.Should().Be(SanctionState.Lifted);
    }

    [Theory] // the last day is 2028-03-01
    [InlineData("2028-03-01 16:00", true)]
    [InlineData("2028-03-02 09:00", false)]
    public void MoveTo_PastItsLastDay_StaysBehind(string now, bool moves)
    {
        var listing = Sanction.Add(_case, Details(), Approved(), "clerk-1", []);

        (listing.MoveTo(_case, _case.Debtors.First(), A.At(now)) is not null).Should().Be(moves);

        listing.State.Should().Be(moves ? SanctionState.Moved : SanctionState.InForce);
    }

    private CaseRequest Approved() => A.ApprovedRequest(_case, RequestKinds.DishonestListing);

    private SanctionDetails Details() =>
        new(SanctionKind.DishonestListing, _case.Debtors.First().Id, ListingGround.Evading, A.Day("2026-03-02"));
}
