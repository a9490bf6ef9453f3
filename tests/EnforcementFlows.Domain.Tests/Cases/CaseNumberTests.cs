using EnforcementFlows.Domain.Cases;

namespace EnforcementFlows.Domain.Tests.Cases;

public sealed class CaseNumberTests
{
    [Theory]
    [InlineData("（2026）豫1330执123号", 2026, "豫1330", "执", 123, "(2026)豫1330执123号")]
    [InlineData("(2026)豫1330执123号", 2026, "豫1330", "执", 123, "(2026)豫1330执123号")]
    [InlineData("（2026)豫1303执恢7号", 2026, "豫1303", "执恢", 7, "(2026)豫1303执恢7号")]
    [InlineData(" （２０２６） 豫 0902 执保 15 号 ", 2026, "豫0902", "执保", 15, "(2026)豫0902执保15号")]
    [InlineData("〔2025〕吉7505执异1号", 2025, "吉7505", "执异", 1, "(2025)吉7505执异1号")]
    [InlineData("(2024)豫13执复88号", 2024, "豫13", "执复", 88, "(2024)豫13执复88号")]
    [InlineData("(2024)豫执监9号", 2024, "豫", "执监", 9, "(2024)豫执监9号")]
    [InlineData("(2023)最高法执监1号", 2023, "最高法", "执监", 1, "(2023)最高法执监1号")]
    [InlineData("(2026)豫1502财保9999999号", 2026, "豫1502", "财保", 9999999, "(2026)豫1502财保9999999号")]
    public void Parse_RightNumber_GivesItsPartsAndOneForm(
        string text, int year, string court, string type, int sequence, string value)
    {
        var number = CaseNumber.Parse(text);

        (number.Year, number.CourtCode, number.CaseType, number.Sequence).Should().Be((year, court, type, sequence));
        number.Value.Should().Be(value);
        CaseNumber.Parse(value).Should().Be(number);
    }

    [Theory]
    [InlineData(null, "案号不能为空。")]
    [InlineData("  ", "案号不能为空。")]
    [InlineData("2026豫1330执123号", "案号格式*")]
    [InlineData("(26)豫1330执123号", "案号格式*")]
    [InlineData("(2026)豫1330执123", "案号格式*")]
    [InlineData("(2026)豫1330123号", "案号格式*")]
    [InlineData("(2026)豫1330执123号之一", "案号格式*")]
    [InlineData("(2026)豫1330执-1号", "案号格式*")]
    [InlineData("(2026)1330执123号", "案号格式*")]
    [InlineData("(2026)豫1330zhi123号", "案号格式*")]
    [InlineData("(0026)豫1330执123号", "案号的年度不正确。")]
    [InlineData("(2026)豫133执123号", "案号的法院代字不正确*")]
    [InlineData("(2026)某1330执123号", "案号的法院代字不正确*")]
    [InlineData("(2026)豫1330执0号", "案号的序号*")]
    [InlineData("(2026)豫1330执0123号", "案号的序号*")]
    [InlineData("(2026)豫1330执12345678号", "案号的序号*")]
    public void Parse_WrongNumber_SaysWhichPartIsWrong(string? text, string message) =>
        FluentActions.Invoking(() => CaseNumber.Parse(text)).Should().Throw<DomainException>()
            .WithMessage(message).Which.Code.Should().Be("case-number.invalid");

    [Fact]
    public void Parse_EndlessText_IsRefusedByItsLength() =>
        FluentActions.Invoking(() => CaseNumber.Parse(new string('执', 10_000))).Should().Throw<DomainException>().WithMessage("*不得超过*");
}
