using EnforcementFlows.Api.Features.Migrations;
using EnforcementFlows.Domain.Courts;
using EnforcementFlows.Domain.Deadlines;
using FluentAssertions;
using static EnforcementFlows.Workflow.Tests.Runtime.Flow;

namespace EnforcementFlows.Api.Tests.Features.Migrations;

/// <summary>A running deadline is carried to a node that holds the law's limit as the one that it leaves.</summary>
public sealed class DeadlineProofTests
{
    private static readonly StatutoryLimit Law = new(10, PeriodUnit.Day, "某法第1条");

    [Theory]
    [InlineData("same", null)]
    [InlineData("shorter", null)]
    [InlineData("none", "migration.deadline-beyond-law")]
    [InlineData("longer", "migration.deadline-beyond-law")]
    [InlineData("other-unit", "migration.deadline-beyond-law")] // ten working days are longer than ten days
    [InlineData("later-start", "migration.deadline-beyond-law")]
    [InlineData("stops", "migration.deadline-beyond-law")]
    public void Check_NodeWithALimitOfTheLaw_GoesToNoneThatExceedsIt(string to, string? found)
    {
        foreach (var policy in Enum.GetValues<DeadlineCarry>())
            Check("law", to, policy).Should().Equal(found is null ? [] : [found]);
    }

    [Theory]
    [InlineData("none", "longer")]
    [InlineData("gone", "longer")]
    [InlineData("law", "law")]
    public void Check_NodeWithoutALimitOfTheLaw_OrTheSame_GoesAnywhere(string node, string to) => Check(node, to, DeadlineCarry.Recompute).Should().BeEmpty();

    private static IEnumerable<string> Check(string node, string to, DeadlineCarry policy)
    {
        var plan = Proofs.Compile(Chart("letter", [Do("Court.StartDeadline", "start", ("clause", "TB-1-2"), ("node", node))]));
        var profile = Proofs.Tongbai with
        {
            Nodes = new Dictionary<string, NodeProfile>
            {
                ["law"] = Node(Law) with { StopsDuringPauses = false },
                ["same"] = Node(Law) with { StopsDuringPauses = false },
                ["shorter"] = Node(Law with { N = 5 }) with { StopsDuringPauses = false },
                ["none"] = Node(null),
                ["longer"] = Node(Law with { N = 11 }) with { StopsDuringPauses = false },
                ["other-unit"] = Node(Law with { Unit = PeriodUnit.WorkingDay }) with { StopsDuringPauses = false },
                ["later-start"] = Node(Law with { From = "event" }) with { StopsDuringPauses = false },
                ["stops"] = Node(Law),
            },
        };
        return DeadlineProof.Check(new([plan], plan, profile), new() { Deadlines = [new(node, to, policy)] }).Select(finding => finding.Code);
    }

    private static NodeProfile Node(StatutoryLimit? law) => new() { Name = "答复", Clause = "TB-1-2", From = "filed", Court = Period.Days(3), Statutory = law, Holders = ["judge"] };
}
