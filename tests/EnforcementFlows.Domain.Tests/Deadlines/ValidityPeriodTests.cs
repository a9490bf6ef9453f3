using EnforcementFlows.Domain.Deadlines;

namespace EnforcementFlows.Domain.Tests.Deadlines;

/// <summary>Periods that never roll and never stop (P7), and the small rules P12, P13, P14.</summary>
public sealed class ValidityPeriodTests
{
    private static readonly DeadlineRule Freeze = new()
    {
        Node = "measure-expiry",
        Name = "控制措施到期",
        Kind = DeadlineKind.Validity,
        Statutory = new Limit(Period.Years(1), StartEvent.Event, "民诉法解释485"),
        Leads = [Period.Days(90), Period.Days(30), Period.Days(15), Period.Days(3)],
    };

    [Theory]
    [InlineData("2026-03-10", "1y", "2027-03-09")]
    [InlineData("2026-03-10", "2y", "2028-03-09")]
    [InlineData("2026-03-10", "3y", "2029-03-09")]
    [InlineData("2026-01-01", "1y", "2026-12-31")]
    [InlineData("2027-03-01", "1y", "2028-02-29")] // up to the day before 1 March of a leap year
    [InlineData("2024-02-29", "1y", "2025-02-27")] // the formula; a day early rather than a day lapsed
    [InlineData("2026-03-10", "15d", "2026-03-24")] // detention: both end days count
    [InlineData("2026-03-31", "6m", "2026-09-29")]
    public void LastDay_StartPlusTermMinusADay_NeverRolls(string start, string term, string last) =>
        ValidityPeriod.LastDay(A.Day(start), A.Length(term)).Should().Be(A.Day(last));

    [Fact]
    public void Compute_FreezeOfOneYear_EndsOnARestDayAndAlertsOnWorkingDays()
    {
        var computed = DeadlineCalculator.Compute(Freeze, new() { Event = A.Day("2025-05-03") }, A.Calendar);

        computed.DueOn.Should().Be(A.Day("2026-05-02")); // a holiday: no roll
        computed.Warnings.Select(warning => warning.At).Should().Equal(
            A.Time("2026-01-30T09:00"), // 02-01 is a Sunday, 01-31 a Saturday
            A.Time("2026-04-02T09:00"),
            A.Time("2026-04-17T09:00"),
            A.Time("2026-04-29T09:00"));
        computed.Explanation.Replay().DueAt.Should().Be(A.Time("2026-05-03T00:00"));
        computed.Provisional.Should().BeFalse();
    }

    [Fact]
    public void Compute_FreezeIntoAYearWithoutNotice_HasItsAlertsByHandAndIsProvisional()
    {
        var computed = DeadlineCalculator.Compute(Freeze, new() { Event = A.Day("2026-03-10") }, A.Calendar);

        computed.DueOn.Should().Be(A.Day("2027-03-09"));
        computed.Warnings.Select(warning => warning.At).Should().Equal(
            A.Time("2026-12-09T09:00"), A.Time("2027-02-05T09:00"), A.Time("2027-02-22T09:00"), A.Time("2027-03-05T09:00"));
        computed.Provisional.Should().BeTrue();
    }

    [Theory]
    [InlineData("2026-09-09", "2026-09-09", Track.Court)] // the ruling names half a year
    [InlineData("2027-03-15", "2027-03-09", Track.Statutory)] // longer than the law allows: what is lawful drives
    public void Compute_EndStatedInTheRuling_ReplacesTheProposedOneWithinTheLaw(string stated, string due, Track drives)
    {
        var computed = DeadlineCalculator.Compute(Freeze, new() { Event = A.Day("2026-03-10"), StatedEnd = A.Day(stated) }, A.Calendar);

        (computed.DueOn, computed.Drives).Should().Be((A.Day(due), drives));
        computed.CourtDueOn.Should().Be(A.Day(stated));
        computed.Explanation.Replay().DueOn.Should().Be(computed.DueOn);
    }

    [Fact]
    public void Compute_SettlementInstalment_IsItsStatedDay()
    {
        var rule = new DeadlineRule { Node = "settlement-instalment", Name = "和解分期履行", Kind = DeadlineKind.Validity, Leads = [Period.Days(3), Period.Days(0)] };

        var computed = DeadlineCalculator.Compute(rule, new() { Event = A.Day("2026-03-02"), StatedEnd = A.Day("2026-06-20") }, A.Calendar);

        computed.DueOn.Should().Be(A.Day("2026-06-20")); // Dragon Boat, a Saturday
        computed.Warnings.Select(warning => warning.At).Should().Equal(A.Time("2026-06-17T09:00"), A.Time("2026-06-18T09:00"));
        computed.Explanation.Replay().DueOn.Should().Be(computed.DueOn);
    }

    [Fact]
    public void Compute_PausesOfTheCase_DoNotStopAValidity()
    {
        var computed = DeadlineCalculator.Compute(Freeze, new() { Event = A.Day("2025-05-03") }, [A.Excluded("2025-06-01", null)], [], A.Calendar);

        computed.DueOn.Should().Be(A.Day("2026-05-02"));
        computed.Paused.Should().BeFalse();
    }

    [Fact]
    public void Compute_ExtensionOfAValidity_IsRefused() =>
        FluentActions.Invoking(() => DeadlineCalculator.Compute(Freeze, new() { Event = A.Day("2025-05-03") }, [], [Extension.Longer(Period.Months(1), A.Time("2026-04-01T09:00"))], A.Calendar))
            .Should().Throw<DomainException>().Which.Code.Should().Be("deadline.validity-not-extended");

    [Theory] // P12
    [InlineData("2026-03-20", "7d", "2026-03-13")]
    [InlineData("2026-03-22", "7d", "2026-03-13")] // 03-15 is a Sunday: backwards to Friday
    [InlineData("2026-05-12", "7d", "2026-04-30")] // 05-05, back over the holiday
    [InlineData("2026-05-17", "7d", "2026-05-09")] // 05-10 Sunday, the Saturday works
    [InlineData("2026-05-12", "3wd", "2026-05-08")] // 11, 9, 8
    [InlineData("2026-06-30", "1m", "2026-05-29")] // 05-30 is a Saturday
    public void LatestDay_BeforeExpiry_GoesBackwardsOverRestDays(string expiry, string before, string latest) =>
        CutOff.LatestDay(A.Day(expiry), A.Length(before), A.Calendar).Should().Be(new ComputedDay(A.Day(latest), false));

    [Fact]
    public void LatestDay_ExpiryInAYearWithoutNotice_IsProvisional() =>
        CutOff.LatestDay(A.Day("2027-03-09"), Period.Days(7), A.Calendar).Should().Be(new ComputedDay(A.Day("2027-03-02"), true));

    [Theory] // P13
    [InlineData("2026-01-30", "3m", "2026-05-01")] // no roll, though it is a holiday
    [InlineData("2026-01-31", "3m", "2026-05-01")]
    [InlineData("2025-11-30", "3m", "2026-03-01")]
    [InlineData("2026-03-02", "15d", "2026-03-18")]
    [InlineData("2024-02-29", "1y", "2025-03-01")]
    public void AllowedFrom_MinimumWait_IsTheDayAfterItsLast(string start, string wait, string allowed)
    {
        WaitingTime.AllowedFrom(A.Day(start), A.Length(wait)).Should().Be(A.Day(allowed));
        WaitingTime.IsOver(A.Day(start), A.Length(wait), A.Day(allowed)).Should().BeTrue();
        WaitingTime.IsOver(A.Day(start), A.Length(wait), A.Day(allowed).AddDays(-1)).Should().BeFalse();
    }

    [Theory] // P14
    [InlineData("2026-03-02", 15, "2026-03-18")]
    [InlineData("2026-03-02", 30, "2026-04-02")]
    [InlineData("2026-02-20", 7, "2026-02-28")]
    public void NoticePeriod_FullDaysLieBetween(string publication, int days, string act)
    {
        NoticePeriod.EarliestAct(A.Day(publication), days).Should().Be(A.Day(act));
        NoticePeriod.LatestPublication(A.Day(act), days).Should().Be(A.Day(publication));
    }

    [Fact]
    public void UnitsWithoutSense_AreRefused()
    {
        FluentActions.Invoking(() => ValidityPeriod.LastDay(A.Day("2026-03-02"), Period.WorkingDays(3))).Should().Throw<DomainException>().Which.Code.Should().Be("validity.unit");
        FluentActions.Invoking(() => CutOff.LatestDay(A.Day("2026-03-02"), Period.Hours(3), A.Calendar)).Should().Throw<DomainException>().Which.Code.Should().Be("cut-off.unit");
        FluentActions.Invoking(() => WaitingTime.AllowedFrom(A.Day("2026-03-02"), Period.WorkingDays(3))).Should().Throw<DomainException>().Which.Code.Should().Be("waiting.unit");
    }
}
