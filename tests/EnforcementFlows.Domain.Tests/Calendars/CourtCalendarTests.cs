using EnforcementFlows.Domain.Calendars;

namespace EnforcementFlows.Domain.Tests.Calendars;

public sealed class CourtCalendarTests
{
    // State Council notice of 2025-11-04, first and last day of each holiday
    [Theory]
    [InlineData("2026-01-01", "2026-01-03")]
    [InlineData("2026-02-15", "2026-02-23")]
    [InlineData("2026-04-04", "2026-04-06")]
    [InlineData("2026-05-01", "2026-05-05")]
    [InlineData("2026-06-19", "2026-06-21")]
    [InlineData("2026-09-25", "2026-09-27")]
    [InlineData("2026-10-01", "2026-10-07")]
    [InlineData("2024-02-12", "2024-02-16")]
    public void IsRestDay_Holiday_RestsFromFirstToLastDay(string first, string last)
    {
        for (var day = A.Day(first); day <= A.Day(last); day = day.AddDays(1))
            A.Calendar.IsRestDay(day).Should().BeTrue($"{day} lies in the holiday");
    }

    [Theory]
    [InlineData("2026-01-04")] // Sunday
    [InlineData("2026-02-14")]
    [InlineData("2026-02-28")]
    [InlineData("2026-05-09")]
    [InlineData("2026-09-20")] // Sunday
    [InlineData("2026-10-10")]
    [InlineData("2024-02-04")] // Sunday
    [InlineData("2024-02-18")] // Sunday
    [InlineData("2025-01-26")] // Sunday
    [InlineData("2025-02-08")]
    public void IsWorkday_MakeUpSaturdayOrSunday_Works(string day)
    {
        CourtCalendar.IsWeekend(A.Day(day)).Should().BeTrue();
        A.Calendar.IsWorkday(A.Day(day)).Should().BeTrue();
    }

    [Fact]
    public void Years_ShippedCalendar_HasEveryYearOnceWithItsHolidays()
    {
        A.Calendar.Years.Should().Equal(Enumerable.Range(2004, 23));
        foreach (var year in A.Calendar.Years) // 104 or 105 weekend days, and 10 to 13 days of public holiday that make-up workdays do not take back
            Enumerable.Range(0, 365).Select(offset => new DateOnly(year, 1, 1).AddDays(offset)).Count(A.Calendar.IsRestDay)
                .Should().BeInRange(113, 119, "of {0}", year);
    }

    [Theory]
    [InlineData("2026-04-30", "2026-05-06")] // over Labour Day
    [InlineData("2026-05-08", "2026-05-09")] // the Saturday works
    [InlineData("2026-05-09", "2026-05-11")]
    [InlineData("2026-02-14", "2026-02-24")]
    [InlineData("2026-12-31", "2027-01-01")] // 2027 is not loaded: only the weekday speaks, and a Friday works
    public void NextWorkday_AnyDay_IsTheFirstWorkingDayAfterIt(string day, string next)
    {
        A.Calendar.NextWorkday(A.Day(day)).Should().Be(A.Day(next));
        A.Calendar.PreviousWorkday(A.Day(next)).Should().Be(A.Day(day));
    }

    [Theory]
    [InlineData("2026-03-02", 10, "2026-03-16")]
    [InlineData("2026-04-28", 3, "2026-05-06")] // 04-29, 04-30, 05-06
    [InlineData("2026-02-13", 1, "2026-02-14")]
    [InlineData("2026-03-07", 0, "2026-03-07")]
    public void AddWorkdays_CountsOnlyWorkingDays(string start, int count, string end) =>
        A.Calendar.AddWorkdays(A.Day(start), count).Should().Be(A.Day(end));

    [Fact]
    public void AddWorkdays_ForthAndBack_ReturnsToAWorkingStart()
    {
        for (var day = A.Day("2020-01-01"); day.Year < 2027; day = day.AddDays(1))
        {
            if (!A.Calendar.IsWorkday(day))
                continue;
            foreach (var count in new[] { 1, 3, 7, 22 })
                A.Calendar.AddWorkdays(A.Calendar.AddWorkdays(day, count), -count).Should().Be(day);
        }
    }

    [Fact]
    public void IsYearLoaded_YearWithoutNotice_SaysSoAndStillRestsOnWeekends()
    {
        A.Calendar.IsYearLoaded(2026).Should().BeTrue();
        A.Calendar.IsYearLoaded(2027).Should().BeFalse();
        A.Calendar.IsYearLoaded(2003).Should().BeFalse();
        A.Calendar.IsRestDay(A.Day("2027-01-02")).Should().BeTrue();
        A.Calendar.IsRestDay(A.Day("2027-10-01")).Should().BeFalse("a holiday is never guessed");
    }

    [Fact]
    public void Layers_LaterLevel_OverridesTheEarlierWhateverTheirOrder()
    {
        var national = new CalendarLayer(CalendarLevel.National, [Year(2026, rest: ["2026-05-04", "2026-05-05"], work: ["2026-05-09"])]);
        var court = new CalendarLayer(CalendarLevel.Court, [Year(2026, rest: ["2026-05-09", "2026-06-01"])]);
        var emergency = new CalendarLayer(CalendarLevel.Emergency, [Year(2026, rest: [], work: ["2026-05-05"])]);

        var calendar = new CourtCalendar([emergency, court, national]);

        calendar.IsRestDay(A.Day("2026-05-04")).Should().BeTrue();
        calendar.IsWorkday(A.Day("2026-05-05")).Should().BeTrue("the emergency notice calls people to work");
        calendar.IsRestDay(A.Day("2026-05-09")).Should().BeTrue("the court rests on it");
        calendar.IsRestDay(A.Day("2026-06-01")).Should().BeTrue();
        calendar.Version.Should().Be(new CourtCalendar([national, court, emergency]).Version);
    }

    [Fact]
    public void IsYearLoaded_OnlyTheCourtsOwnLayer_IsNotEnough() =>
        new CourtCalendar([new CalendarLayer(CalendarLevel.Court, [Year(2027, rest: ["2027-03-03"])])]).IsYearLoaded(2027).Should().BeFalse();

    [Fact]
    public void Version_AnyDayChanges_ChangesAndElseStays()
    {
        var calendar = CourtCalendar.Of([Year(2026, rest: ["2026-05-01"])]);

        CourtCalendar.Of([Year(2026, rest: ["2026-05-01"])]).Version.Should().Be(calendar.Version).And.StartWith("2026-2026.");
        CourtCalendar.Of([Year(2026, rest: ["2026-05-01", "2026-05-04"])]).Version.Should().NotBe(calendar.Version);
        CourtCalendar.Of([Year(2026, rest: [], work: [])]).Version.Should().NotBe(CourtCalendar.Empty.Version, "the year is loaded now");
    }

    [Theory]
    [InlineData("2026-05-02", "劳动节")]
    [InlineData("2026-05-09", "劳动节调休上班")]
    [InlineData("2026-03-07", "星期六")]
    [InlineData("2026-03-08", "星期日")]
    [InlineData("2026-03-09", null)]
    public void NameOf_AnyDay_SaysWhatPeopleCallIt(string day, string? name) => A.Calendar.NameOf(A.Day(day)).Should().Be(name);

    [Fact]
    public void Layer_NationalMakeUpDayOnAMonday_IsRefused() =>
        FluentActions.Invoking(() => CourtCalendar.Of([Year(2026, rest: [], work: ["2026-05-11"])]))
            .Should().Throw<DomainException>().Which.Code.Should().Be("calendar.make-up-on-weekday");

    [Fact]
    public void Layer_TheSameYearTwice_IsRefused() =>
        FluentActions.Invoking(() => CourtCalendar.Of([Year(2026, rest: []), Year(2026, rest: [])]))
            .Should().Throw<DomainException>().Which.Code.Should().Be("calendar.year-twice");

    private static CalendarYear Year(int year, string[] rest, string[]? work = null) => new()
    {
        Year = year,
        Source = "测试",
        Version = "1",
        Holidays = [.. rest.Select(day => new CalendarDay(A.Day(day), "放假"))],
        MakeUpWorkdays = [.. (work ?? []).Select(day => new CalendarDay(A.Day(day), "放假"))],
    };
}
