using EnforcementFlows.Domain.Measures;

namespace EnforcementFlows.Domain.Tests.Measures;

public sealed class ControlMeasureTests
{
    [Theory] // P7: start + term − 1 day, never rolled
    [InlineData(AssetKind.Deposit, "2026-03-10", "2027-03-09")]
    [InlineData(AssetKind.NetworkFunds, "2026-03-10", "2027-03-09")]
    [InlineData(AssetKind.Vehicle, "2026-03-10", "2028-03-09")]
    [InlineData(AssetKind.RealEstate, "2026-03-10", "2029-03-09")]
    [InlineData(AssetKind.Equity, "2026-10-02", "2029-10-01")] // ends inside a national holiday and stays there
    [InlineData(AssetKind.Deposit, "2024-02-29", "2025-02-27")] // no 29 February in 2025: the month's last day, less one
    public void LongestEnd_ByKind_IsOneTwoOrThreeYears(AssetKind kind, string start, string end) =>
        MeasureTerm.LongestEnd(kind, A.Day(start)).Should().Be(A.Day(end));

    [Fact]
    public void Take_NoEndWritten_ProposesTheLongestTerm() =>
        A.Measure(A.MeasureDetails() with { EndsOn = null }).EndsOn.Should().Be(A.Day("2027-03-09"));

    [Fact]
    public void Take_ShorterEndWrittenInTheNotice_KeepsIt() =>
        A.Measure(A.MeasureDetails() with { EndsOn = A.Day("2026-09-09") }).EndsOn.Should().Be(A.Day("2026-09-09"));

    [Theory] // 民诉法解释 485
    [InlineData(AssetKind.Deposit, "2027-03-09")]
    [InlineData(AssetKind.OtherMovable, "2028-03-09")]
    [InlineData(AssetKind.RealEstate, "2029-03-09")]
    public void Take_UpToTheLongestTerm_PassesAndADayMoreFails(AssetKind kind, string last)
    {
        var details = A.MeasureDetails() with { AssetKind = kind, EndsOn = A.Day(last) };
        A.Measure(details).EndsOn.Should().Be(A.Day(last));

        Expect.Refused(() => A.Measure(details with { EndsOn = A.Day(last).AddDays(1) }), "measure.too-long");
    }

    [Theory]
    [InlineData("2027-03-10", "measure.too-long")] // one day past the year
    [InlineData("2028-03-09", "measure.too-long")]
    [InlineData("2026-03-09", "measure.dates-out-of-order")]
    public void Take_ImpossibleEnd_IsRefused(string end, string code) =>
        Expect.Refused(() => A.Measure(A.MeasureDetails() with { EndsOn = A.Day(end) }), code);

    [Fact]
    public void Take_WithoutNotice_IsRefused() =>
        Expect.Refused(() => A.Measure(A.MeasureDetails() with { Document = " " }), "measure.document-missing");

    [Fact]
    public void Take_Transfer_IsOverAtOnce() =>
        A.Measure(A.MeasureDetails() with { Kind = MeasureKind.Transfer, EndsOn = null }).Should().BeEquivalentTo(
            new { State = MeasureState.Disposed, EndsOn = (DateOnly?)null });

    [Theory] // P18: from the day after the old last day, whenever it is entered before
    [InlineData("2027-02-20 10:00")]
    [InlineData("2027-03-09 23:59")]
    public void Renew_BeforeTheOldEnd_RunsFromTheDayAfterIt(string entered)
    {
        var measure = A.Measure();

        var renewal = measure.Renew(until: null, "续冻通知", A.At(entered));

        (renewal.From, renewal.Until).Should().Be((A.Day("2027-03-10"), A.Day("2028-03-09")));
        measure.EndsOn.Should().Be(A.Day("2028-03-09"));
    }

    [Theory]
    [InlineData("2027-03-10 00:00")]
    [InlineData("2027-03-10 00:01")]
    public void Renew_AfterTheLastDay_IsRefusedBecauseTheMeasureLapsed(string entered) =>
        FluentActions.Invoking(() => A.Measure().Renew(null, "续冻通知", A.At(entered)))
            .Should().Throw<DomainException>().Which.Should().Match<DomainException>(e => e.Code == "measure.lapsed" && e.Clause == "查封规定27");

    [Fact]
    public void Renew_LongerThanAYearFromTheOldEnd_IsTooLong() =>
        Expect.Refused(() => A.Measure().Renew(A.Day("2028-03-10"), "续冻通知", A.At("2027-03-01 10:00")), "measure.too-long");

    [Fact]
    public void Renew_Released_IsRefused()
    {
        var measure = A.Measure();
        measure.Release("解除裁定", A.Day("2026-05-06"));

        Expect.Refused(() => measure.Renew(null, "续冻通知", A.At("2026-06-01 10:00")), "measure.not-in-force");
    }

    [Theory]
    [InlineData("2027-03-09", "measure.not-yet-lapsed")]
    [InlineData("2027-03-10", null)]
    public void Lapse_OnlyAfterTheLastDay(string today, string? code)
    {
        var measure = A.Measure();
        var lapse = () => measure.Lapse(A.Day(today));

        if (code is not null)
        {
            Expect.Refused(lapse, code);
            return;
        }
        lapse();
        (measure.State, measure.EndedOn).Should().Be((MeasureState.Lapsed, A.Day("2027-03-10")));
    }

    [Fact]
    public void IsInForceOn_NobodyEnteredTheLapse_IsNotInForceAfterTheLastDay()
    {
        A.Measure().IsInForceOn(A.Day("2027-03-09")).Should().BeTrue();
        A.Measure().IsInForceOn(A.Day("2027-03-10")).Should().BeFalse();
    }

    [Fact]
    public void Release_AfterTheLastDay_IsLapsed() =>
        Expect.Refused(() => A.Measure().Release("解除裁定", A.Day("2027-03-10")), "measure.lapsed");

    [Fact]
    public void TakeEffect_WaitingSeizure_TermBeginsWhenItMovesUp()
    {
        var measure = A.Measure(A.MeasureDetails() with { Kind = MeasureKind.WaitingSeizure, AssetKind = AssetKind.RealEstate, StartsOn = null, EndsOn = null, WaitingRank = 2 });
        (measure.State, measure.EndsOn).Should().Be((MeasureState.Waiting, null));

        measure.TakeEffect(A.Day("2026-07-01"), endsOn: null);

        (measure.State, measure.EndsOn, measure.WaitingRank).Should().Be((MeasureState.InForce, A.Day("2029-06-30"), null));
    }

    [Fact]
    public void CarryOver_PreservationMeasure_KeepsTheEndOfItsNotice()
    {
        var filed = new FiledMeasure(MeasureKind.Seizure, AssetKind.RealEstate, "房产一处", A.Day("2025-06-01"), A.Day("2028-05-31"), "(2025)豫1330执保9号", null);

        ControlMeasure.CarryOver(A.Case(), filed, A.Now).Should().BeEquivalentTo(
            new { Source = MeasureSource.Preservation, State = MeasureState.InForce, EndsOn = A.Day("2028-05-31") });
    }
}
