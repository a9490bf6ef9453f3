using EnforcementFlows.Domain.Triage;

namespace EnforcementFlows.Domain.Tests.Triage;

public sealed class TriageTableTests
{
    private static readonly TriageRule[] Rules = [
        new("special", "标的较大", "large", "special", "judge"),
        new("simple", "无财产", "no-asset", "simple", "centre"),
        new("default", "其他", null, "ordinary", "judge"),
    ];

    [Theory]
    [InlineData("large no-asset", "special", "special")] // the first match wins
    [InlineData("no-asset", "simple", "simple")]
    [InlineData("", "ordinary", "default")]
    public void Decide_ByFacts_FirstMatchElseDefault(string facts, string caseClass, string rule)
    {
        var decision = TriageTable.Decide(Rules, condition => facts.Contains(condition, StringComparison.Ordinal));

        (decision.CaseClass, decision.Rule).Should().Be((caseClass, rule));
    }

    [Fact]
    public void Decide_SecondRuleMatches_ExplainsTheFirstToo() =>
        TriageTable.Decide(Rules, condition => condition == "no-asset").Explanation.Should().Equal("标的较大：不符合", "无财产：符合");

    [Fact]
    public void Decide_NoDefault_IsRefused() => Expect.Refused(() => TriageTable.Decide(Rules[..2], _ => false), "triage.no-default");

    [Fact]
    public void Override_WithoutReason_IsRefused() => Expect.Refused(() => TriageTable.Override("simple", "centre", " "), "triage.reason-missing");
}
