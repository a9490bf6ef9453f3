using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Api.Tests.Workflows;
using EnforcementFlows.Workflow.Tests.Runtime;
using FluentAssertions;

namespace EnforcementFlows.Api.Tests.Features.Designer;

/// <summary>A warning that somebody has looked at is not shown again; an error always is.</summary>
public sealed class AcceptedWarningTests
{
    [Theory]
    [InlineData("letter", "x", "getX()", null)]
    [InlineData("another", "x", "getX()", "variable-unset")]
    [InlineData("letter", "y", "getX()", "variable-unset")]
    [InlineData("letter", "x", "getX().name", "variable-unset")] // this one fails when it runs
    public void Check_AcceptedWarning_IsLeftOutAndNothingElse(string definition, string about, string script, string? found)
    {
        using var court = new SampleCourt().Write(
            "courts/sample/requirements.json", $$"""{ "accepted": [ { "definition": "{{definition}}", "code": "variable-unset", "about": "{{about}}", "reason": "已核对" } ] }""");

        var report = Designs.Lint(CourtFolder.Read(court.Court), Flow.Definition("letter", Flow.Graph("root", [Flow.Line("read", script)]), "x"));

        report.Findings.Select(finding => finding.Code).Should().Equal(found is null ? [] : [found]);
    }
}
