using EnforcementFlows.Domain.Calendars;

namespace EnforcementFlows.Domain.Tests.Calendars;

public sealed class CalendarYearFileTests
{
    private const string Good = """
        {"year":2027,"source":"国办发明电〔2026〕1号","version":"1",
         "holidays":[{"date":"2027-01-01","name":"元旦"},{"date":"2027-01-02","name":"元旦"}],
         "makeUpWorkdays":[{"date":"2027-01-09","name":"元旦"}]}
        """;

    [Fact]
    public void Parse_GoodFile_GivesTheYear()
    {
        var year = CalendarYear.Parse(Good);

        (year.Year, year.Source, year.Version).Should().Be((2027, "国办发明电〔2026〕1号", "1"));
        year.Holidays.Should().Equal(new CalendarDay(A.Day("2027-01-01"), "元旦"), new CalendarDay(A.Day("2027-01-02"), "元旦"));
        year.MakeUpWorkdays.Should().ContainSingle().Which.Date.Should().Be(A.Day("2027-01-09"));
    }

    [Theory]
    [InlineData("2027-01-02", "2027-01-01", "holidays[1].date：2027-01-01 与 holidays[0].date 重复")]
    [InlineData("2027-01-02", "2026-01-02", "holidays[1].date：2026-01-02 不在2027年")]
    [InlineData("2027-01-09", "2027-01-02", "makeUpWorkdays[0].date：2027-01-02 既是放假日又是上班日（见 holidays[1].date）")]
    [InlineData("2027-01-02", "2027-02-30", "holidays[1].date：应为 yyyy-MM-dd 格式的日期")]
    [InlineData("2027-01-02", "2027-1-2", "holidays[1].date：应为 yyyy-MM-dd 格式的日期")]
    [InlineData("\"version\":\"1\"", "\"version\":1", "version：缺少，或者不是文字")]
    [InlineData("\"version\":\"1\"", "\"version\":\"1\",\"years\":1", "years：不认识的成员")]
    [InlineData("{\"date\":\"2027-01-09\",", "{\"Date\":\"x\",\"date\":\"2027-01-09\",", "makeUpWorkdays[0].Date：不认识的成员")]
    [InlineData("\"year\":2027", "\"year\":\"2027\"", "year：应为1992至2200之间的年份")]
    [InlineData("\"year\":2027", "\"year\":20270", "year：应为1992至2200之间的年份")]
    [InlineData("\"holidays\":[", "\"holidays\":[7,", "holidays[0]：应为 {date, name}")]
    [InlineData("\"makeUpWorkdays\":[{\"date\":\"2027-01-09\",\"name\":\"元旦\"}]", "\"makeUpWorkdays\":null", "makeUpWorkdays：缺少，或者不是数组")]
    [InlineData("\"year\":2027,", "\"year\":2027,\"year\":2026,", "*成员重复*")]
    [InlineData("}]}", "}]", "第*行：不是正确的 JSON*")]
    [InlineData("国办发明电", "\\ud800", "含有不完整的字符")]
    public void TryRead_OneThingWrong_NamesItAndItsPlace(string right, string wrong, string problem)
    {
        CalendarYearFile.TryRead(Good.Replace(right, wrong, StringComparison.Ordinal), out var year, out var problems).Should().BeFalse();

        year.Should().BeNull();
        problems.Should().ContainSingle().Which.ToString().Should().Match(problem);
    }

    [Fact]
    public void Parse_SeveralThingsWrong_NamesThemAllAtOnce() =>
        FluentActions.Invoking(() => CalendarYear.Parse("""{"year":1,"source":"","holidays":[{}]}""")).Should().Throw<DomainException>()
            .Which.Should().Match<DomainException>(broken => broken.Code == "calendar.invalid"
                && broken.Message.Contains("year：") && broken.Message.Contains("source：") && broken.Message.Contains("version：")
                && broken.Message.Contains("holidays[0].date：") && broken.Message.Contains("makeUpWorkdays："));

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("")]
    public void TryRead_NotAnObject_IsRefused(string text) => CalendarYearFile.TryRead(text, out _, out _).Should().BeFalse();

    [Fact]
    public void TryRead_EndlessFile_IsRefusedUnread()
    {
        CalendarYearFile.TryRead(new string(' ', 70_000), out _, out var problems).Should().BeFalse();
        problems.Should().ContainSingle().Which.Message.Should().Be("文件不得超过64 KB");
    }

    [Fact]
    public void TryRead_MoreDaysThanAYearHas_IsRefused()
    {
        var days = string.Join(',', Enumerable.Repeat("""{"date":"2027-01-01","name":"元旦"}""", 367));
        CalendarYearFile.TryRead($$"""{"year":2027,"source":"s","version":"1","holidays":[{{days}}],"makeUpWorkdays":[]}""", out _, out var problems).Should().BeFalse();
        problems.Should().ContainSingle().Which.ToString().Should().Be("holidays：不得超过366天");
    }
}
