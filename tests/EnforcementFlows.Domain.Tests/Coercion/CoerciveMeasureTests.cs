using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Coercion;
using EnforcementFlows.Domain.Parties;
using EnforcementFlows.Domain.Requests;

namespace EnforcementFlows.Domain.Tests.Coercion;

/// <summary>强制措施: limits of the law, approval first, the same act not twice.</summary>
public sealed class CoerciveMeasureTests
{
    private readonly EnforcementCase _case = A.HandledCase();

    [Theory] // 民事诉讼法 118; 民诉法解释 482
    [InlineData(CoerciveKind.Detention, 15, null, null, false, null)]
    [InlineData(CoerciveKind.Detention, 16, null, null, false, "coercive.detention-days")]
    [InlineData(CoerciveKind.Detention, 0, null, null, false, "coercive.detention-days")]
    [InlineData(CoerciveKind.Detention, null, null, null, false, "coercive.detention-days")]
    [InlineData(CoerciveKind.Fine, null, "100000.00", null, false, null)]
    [InlineData(CoerciveKind.Fine, null, "100000.01", null, false, "coercive.fine-amount")]
    [InlineData(CoerciveKind.Fine, null, "0.00", null, false, "coercive.fine-amount")]
    [InlineData(CoerciveKind.Fine, null, null, null, false, "coercive.fine-amount")]
    [InlineData(CoerciveKind.Summons, null, null, 8, false, null)]
    [InlineData(CoerciveKind.Summons, null, null, 9, false, "coercive.summons-hours")]
    [InlineData(CoerciveKind.Summons, null, null, 24, true, null)]
    [InlineData(CoerciveKind.Summons, null, null, 25, true, "coercive.summons-hours")]
    [InlineData(CoerciveKind.Search, null, null, null, false, null)]
    public void Check_AgainstAPerson_KeepsTheLimitsOfTheLaw(CoerciveKind kind, int? days, string? amount, int? hours, bool mayDetain, string? code)
    {
        var details = Details(kind) with { Days = days, Amount = amount is null ? null : Money.Parse(amount), Hours = hours, MayDetain = mayDetain };

        var check = () => CoerciveLimits.Check(details, PartyKind.Natural);

        if (code is null)
            check.Should().NotThrow();
        else
            Expect.Refused(check, code);
    }

    [Theory] // a unit: 50,000 to 1,000,000
    [InlineData("49999.99", false)]
    [InlineData("50000.00", true)]
    [InlineData("1000000.00", true)]
    [InlineData("1000000.01", false)]
    public void Check_FineOfAUnit_LiesBetweenTheLimits(string amount, bool fits)
    {
        var check = () => CoerciveLimits.Check(Details(CoerciveKind.Fine) with { Amount = Money.Parse(amount) }, PartyKind.Unit);

        if (fits)
            check.Should().NotThrow();
        else
            Expect.Refused(check, "coercive.fine-amount");
    }

    [Theory] // the debtor is a unit: what is done to the person who answers for it has a person's limits
    [InlineData("被执行人乙公司的负责人", "100000.01", "coercive.fine-amount")]
    [InlineData("被执行人乙公司的负责人", "30000.00", null)]
    [InlineData(null, "30000.00", "coercive.fine-amount")]
    [InlineData(null, "200000.00", null)]
    public void Propose_FineOfAUnitOrOfWhoAnswersForIt_HasTheLimitsOfWhoPays(string? person, string amount, string? code)
    {
        var unit = _case.Debtors.First();
        unit.Kind.Should().NotBe(PartyKind.Natural);
        var details = Details(CoerciveKind.Fine) with { Person = person ?? unit.Name, Amount = Money.Parse(amount) };

        if (code is null)
            Propose(details).Amount.Should().Be(Money.Parse(amount));
        else
            Expect.Refused(() => Propose(details), code);
    }

    [Fact]
    public void Propose_DetentionOfAUnit_IsRefused() =>
        Expect.Refused(() => Propose(Details(CoerciveKind.Detention) with { Person = _case.Debtors.First().Name, Days = 5 }), "coercive.not-a-person");

    [Fact] // a fine that comes back as a detention has a detention's limits
    public void Correct_ToAnotherKind_IsCheckedAsIfItWereNew()
    {
        var measure = Propose(Details(CoerciveKind.Fine) with { Amount = Money.Parse("500.00") });
        var detention = Details(CoerciveKind.Detention) with { Days = 16, Amount = Money.Parse("500.00") };

        Expect.Refused(() => measure.Correct(_case, detention, [measure], A.Now), "coercive.detention-days");
        measure.Kind.Should().Be(CoerciveKind.Fine);
        measure.Correct(_case, detention with { Days = 15 }, [measure], A.Now);
        (measure.Kind, measure.Days).Should().Be((CoerciveKind.Detention, 15));
    }

    [Fact]
    public void Propose_MoreThanTheLimit_IsRefused() =>
        Expect.Refused(() => Propose(Details(CoerciveKind.Detention) with { Days = 16 }), "coercive.detention-days");

    [Fact] // 民诉法解释 184
    public void Propose_TheSameActAgain_IsRefusedUnlessTheFirstCameToNothing()
    {
        var first = Propose(Details(CoerciveKind.Detention) with { Days = 10 });

        Expect.Refused(() => Propose(Details(CoerciveKind.Detention) with { Days = 5 }, first), "coercive.same-act");
        Propose(Details(CoerciveKind.Detention) with { Days = 5, Act = "再次转移财产" }, first).Should().NotBeNull();
        first.Reject(A.Now);
        Propose(Details(CoerciveKind.Detention) with { Days = 5 }, first).Should().NotBeNull();
    }

    [Fact]
    public void Execute_NotApproved_IsRefused()
    {
        var request = A.Request(_case, RequestKinds.Coercive);
        var measure = CoerciveMeasure.Propose(_case, Details(CoerciveKind.Search), request, [], A.Now);

        Expect.Refused(() => measure.Execute(request, "（2026）豫1330执101号之一", "police-1", A.Now), "approval.missing");
        Expect.Refused(() => measure.Execute(A.ApprovedRequest(_case, RequestKinds.Coercive), "（2026）豫1330执101号之一", "police-1", A.Now), "approval.missing");
        Expect.Refused(() => measure.Execute(A.ApprovedRequest(_case, RequestKinds.Extension), "（2026）豫1330执101号之一", "police-1", A.Now), "approval.missing");
    }

    [Fact] // P7: the first day counts; fifteen days from 2026-03-02 end on 03-16
    public void Execute_Detention_EndsOnItsLastDay()
    {
        var request = A.ApprovedRequest(_case, RequestKinds.Coercive);
        var measure = CoerciveMeasure.Propose(_case, Details(CoerciveKind.Detention) with { Days = 15 }, request, [], A.Now);

        measure.Execute(request, "（2026）豫1330执101号之一", "police-1", request.DecidedAt!.Value.AddHours(1));

        (measure.State, measure.EndsOn).Should().Be((CoerciveState.InForce, A.Day("2026-03-16")));
        measure.End(request.DecidedAt!.Value.AddDays(15));
        measure.State.Should().Be(CoerciveState.Ended);
        Expect.Refused(() => measure.End(A.Now.AddDays(20)), "coercive.not-in-force");
    }

    [Fact]
    public void Execute_Fine_EndsWithIt()
    {
        var request = A.ApprovedRequest(_case, RequestKinds.Coercive);
        var measure = CoerciveMeasure.Propose(_case, Details(CoerciveKind.Fine) with { Amount = Money.Parse("500.00") }, request, [], A.Now);

        Expect.Refused(() => measure.Execute(request, " ", "clerk-1", request.DecidedAt!.Value), "coercive.document-missing");
        Expect.Refused(() => measure.Execute(request, "（2026）豫1330执101号之一", "clerk-1", request.DecidedAt!.Value.AddMinutes(-1)), "coercive.before-approval");
        measure.Execute(request, "（2026）豫1330执101号之一", "clerk-1", request.DecidedAt!.Value);
        measure.State.Should().Be(CoerciveState.Ended);
    }

    [Fact] // 民诉法解释 181: detained on 2026-03-02 at 09:00, approved and papers made out later that day; fifteen days end on 03-16
    public void Execute_EmergencyDetention_CountsFromTheActAndNotFromThePapers()
    {
        var request = A.ApprovedRequest(_case, RequestKinds.Coercive);
        var measure = CoerciveMeasure.Propose(_case, Emergency("2026-03-02 09:00"), request, [], A.At("2026-03-02 10:00"));
        (measure.State, measure.StartedAt, measure.EndsOn, measure.IsHeldUnapproved).Should().Be((CoerciveState.Proposed, A.At("2026-03-02 09:00"), A.Day("2026-03-16"), true));

        measure.Execute(request, "（2026）豫1330执101号之一", "police-1", A.At("2026-03-03 09:00"));

        (measure.State, measure.StartedAt, measure.EndsOn, measure.IsHeldUnapproved).Should().Be((CoerciveState.InForce, A.At("2026-03-02 09:00"), A.Day("2026-03-16"), false));
    }

    [Fact] // 民诉法解释 181: what the president finds wrong is undone
    public void End_EmergencyDetentionThatWasNotApproved_FreesThePersonAndStaysUnapproved()
    {
        var measure = CoerciveMeasure.Propose(_case, Emergency("2026-03-02 09:00"), A.Request(_case, RequestKinds.Coercive), [], A.At("2026-03-02 10:00"));
        Expect.Refused(() => measure.End(A.At("2026-03-02 11:00")), "coercive.not-in-force");

        measure.Reject(A.At("2026-03-02 12:00"));
        measure.EndedAt.Should().BeNull("the person is still held");
        measure.End(A.At("2026-03-02 12:30"));

        (measure.State, measure.EndedAt, measure.IsHeldUnapproved).Should().Be((CoerciveState.Rejected, A.At("2026-03-02 12:30"), false));
        Expect.Refused(() => measure.End(A.At("2026-03-02 13:00")), "coercive.not-in-force");
    }

    [Theory] // entered at 10:00
    [InlineData(CoerciveKind.Fine, "2026-03-02 09:00", "冲击法庭", "coercive.emergency-kind")]
    [InlineData(CoerciveKind.Detention, null, "冲击法庭", "coercive.emergency-incomplete")]
    [InlineData(CoerciveKind.Detention, "2026-03-02 09:00", " ", "coercive.emergency-incomplete")]
    [InlineData(CoerciveKind.Detention, "2026-03-02 10:01", "冲击法庭", "coercive.emergency-in-future")]
    public void Propose_EmergencyThatIsNone_IsRefused(CoerciveKind kind, string? at, string reason, string code)
    {
        var details = Details(kind) with { Days = 15, Amount = Money.Parse("500.00"), Emergency = new(at is null ? null : A.At(at), reason) };

        Expect.Refused(() => CoerciveMeasure.Propose(_case, details, A.Request(_case, RequestKinds.Coercive), [], A.At("2026-03-02 10:00")), code);
    }

    [Fact]
    public void Correct_EmergencyToSomethingElse_IsRefused()
    {
        var measure = CoerciveMeasure.Propose(_case, Emergency("2026-03-02 09:00"), A.Request(_case, RequestKinds.Coercive), [], A.At("2026-03-02 10:00"));

        Expect.Refused(() => measure.Correct(_case, Details(CoerciveKind.Detention) with { Days = 3 }, [measure], A.At("2026-03-02 11:00")), "coercive.emergency-taken");
        measure.Correct(_case, Emergency("2026-03-02 09:00") with { Days = 3 }, [measure], A.At("2026-03-02 11:00"));
        measure.EndsOn.Should().Be(A.Day("2026-03-04"));
    }

    [Theory] // 民诉法解释 185: received on 2026-03-02, three days end on 03-05
    [InlineData("2026-03-05", false, null)]
    [InlineData("2026-03-06", false, "coercive.review-too-late")]
    [InlineData("2026-03-11", false, "coercive.review-in-future")]
    [InlineData("2026-03-05", true, "coercive.review-once")]
    public void EnsureReviewable_OnceAndWithinTheWindow(string appliedOn, bool before, string? code)
    {
        var measure = Executed(CoerciveKind.Fine);
        var ask = () => measure.EnsureReviewable(new(A.Day(appliedOn), A.Day("2026-03-10"), before), A.Day("2026-03-05"), "民诉法解释第185条");

        if (code is null)
            ask.Should().NotThrow();
        else
            Expect.Refused(ask, code);
    }

    [Fact]
    public void EnsureReviewable_NotCarriedOutOrWithoutAWindow_IsRefused()
    {
        var application = new ReviewApplication(A.Day("2026-03-02"), A.Day("2026-03-02"), AskedBefore: false);

        Expect.Refused(() => Executed(CoerciveKind.Search).EnsureReviewable(application, null, null), "coercive.not-reviewable");
        Expect.Refused(() => Propose(Details(CoerciveKind.Detention) with { Days = 5 }).EnsureReviewable(application, A.Day("2026-03-05"), null), "coercive.not-reviewable");
    }

    [Fact]
    public void Revoke_WhatWasCarriedOut_OnceOnly()
    {
        var detention = Executed(CoerciveKind.Detention);
        detention.Revoke(A.At("2026-03-09 10:00"));
        (detention.State, detention.EndedAt).Should().Be((CoerciveState.Revoked, A.At("2026-03-09 10:00")));
        Expect.Refused(() => detention.Revoke(A.At("2026-03-09 11:00")), "coercive.not-in-force");
        Expect.Refused(() => Propose(Details(CoerciveKind.Search)).Revoke(A.Now), "coercive.not-in-force");
    }

    [Fact]
    public void Propose_AgainstTheApplicant_IsRefused() =>
        Expect.Refused(() => Propose(Details(CoerciveKind.Search) with { PartyId = _case.Applicants.First().Id }), "coercive.not-a-debtor");

    private CoerciveMeasure Executed(CoerciveKind kind)
    {
        var request = A.ApprovedRequest(_case, RequestKinds.Coercive);
        var measure = CoerciveMeasure.Propose(_case, Details(kind) with { Days = 5, Amount = Money.Parse("500.00") }, request, [], A.Now);
        measure.Execute(request, "（2026）豫1330执101号之一", "police-1", request.DecidedAt!.Value);
        return measure;
    }

    private CoerciveDetails Emergency(string detainedAt) =>
        Details(CoerciveKind.Detention) with { Days = 15, Emergency = new(A.At(detainedAt), "以暴力抗拒执行") };

    private CoerciveDetails Details(CoerciveKind kind) => new(kind, _case.Debtors.First().Id, "被执行人乙", "转移财产");

    private CoerciveMeasure Propose(CoerciveDetails details, params CoerciveMeasure[] existing) =>
        CoerciveMeasure.Propose(_case, details, A.Request(_case, RequestKinds.Coercive), existing, A.Now);
}
