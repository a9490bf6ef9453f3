using EnforcementFlows.Api.CommandLine;
using EnforcementFlows.Workflow.Execution;
using FluentAssertions;

namespace EnforcementFlows.Api.Tests.Workflows;

/// <summary>Whether the tests of the regulations test them: what carries a clause out is taken away, and a test that names the clause must notice.</summary>
public sealed class AblationTests
{
    [Fact]
    public async Task Ablate_ATenthOfTheClauses_IsNoticedEachTime()
    {
        using var report = new StringWriter();

        var code = await new WorkflowsAblate(new ActivityRegistry().AddFrom(typeof(WorkflowsAblate).Assembly), report)
            .RunAsync(Path.Combine(Repository.Root, "workflows"), share: 10, seed: "1", CancellationToken.None);

        code.Should().Be(0, report.ToString());
    }

    [Fact]
    public void Rules_AsGenerated_AreTheDocument()
    {
        using var generated = new StringWriter();

        new WorkflowsRules(generated).Run(Path.Combine(Repository.Root, "workflows"));

        File.ReadAllText(Path.Combine(Repository.Root, "docs", "rules.md")).Should().Be(generated.ToString(), "docs/rules.md is generated: workflows rules workflows > docs/rules.md");
    }
}
