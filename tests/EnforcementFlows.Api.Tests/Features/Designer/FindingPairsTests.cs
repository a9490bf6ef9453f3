using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Api.Features.Designer;
using EnforcementFlows.Api.Tests.Workflows;
using EnforcementFlows.Workflow.Definitions;
using FluentAssertions;

namespace EnforcementFlows.Api.Tests.Features.Designer;

/// <summary>Every rule that there is: a definition that breaks it, beside a near one that does not and may be published.</summary>
public sealed class FindingPairsTests : IDisposable
{
    private static readonly HashSet<string> Held = ["president", "director"]; // nobody is a judge

    private readonly SampleCourt _court = FindingPairs.Court();

    public static TheoryData<string> Codes
    {
        get
        {
            var codes = new TheoryData<string>();
            foreach (var code in FindingText.Codes.Order(StringComparer.Ordinal))
                codes.Add(code);
            return codes;
        }
    }

    public void Dispose() => _court.Dispose();

    [Theory]
    [MemberData(nameof(Codes))]
    public void Check_EachRule_TellsADefinitionThatBreaksItFromItsNeighbour(string code)
    {
        FindingPairs.All.Should().ContainKey(code, "a rule that nothing breaks in a test may be no rule");
        var (bad, good, used) = FindingPairs.All[code];

        Lint(bad, used).Should().Contain(finding => finding.Code == code);
        var beside = Lint(good, FindingPairs.Part);
        beside.Should().NotContain(finding => finding.Code == code);
        beside.Where(finding => finding.Severity == FindingSeverity.Error).Should().BeEmpty();
    }

    [Fact]
    public void Pairs_AreOfRulesThatThereAre() => FindingPairs.All.Keys.Should().BeEquivalentTo(FindingText.Codes);

    private IReadOnlyList<DefinitionFinding> Lint(string definition, string used) =>
        Designs.Lint(CourtFolder.Read(_court.Court), definition, Held, [DefinitionReader.Read(used, "used", [])!]).Findings;
}
