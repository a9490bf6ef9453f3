using EnforcementFlows.Domain.Parties;

namespace EnforcementFlows.Domain.Tests.Parties;

public sealed class IdentityNumberTests
{
    [Theory]
    [InlineData("11010519491231002X", true)] // the example of GB 11643
    [InlineData("11010519491231002x", true)]
    [InlineData("440524188001010014", true)]
    [InlineData("110105194912310020", false)]
    [InlineData("110105194913310022", false)] // month 13
    [InlineData("11010519491231002", false)]
    [InlineData("１1010519491231002X", false)] // full-width digit
    [InlineData(null, false)]
    public void ResidentIdNumber_CheckCharacter(string? number, bool valid) => ResidentIdNumber.IsValid(number).Should().Be(valid);

    [Theory]
    [InlineData("91350100M000100Y43", true)] // the example of GB 32100
    [InlineData("91350100M000100Y44", false)]
    [InlineData("91350100I000100Y43", false)] // I is not in the alphabet
    [InlineData("9135010", false)]
    [InlineData(null, false)]
    public void UnifiedCreditCode_CheckCharacter(string? code, bool valid) => UnifiedCreditCode.IsValid(code).Should().Be(valid);
}
