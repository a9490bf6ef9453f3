using EnforcementFlows.Domain.Assignments;

namespace EnforcementFlows.Domain.Tests.Assignments;

public sealed class AssignmentTests
{
    private static readonly string[] Judges = ["judge-1", "judge-2", "judge-3"];

    [Fact]
    public void Draw_SameSeedAndCandidatesInAnyOrder_IsTheSamePerson() =>
        HandlerDraw.Of(Judges.Reverse(), [], "seed-7").Handler.Should().Be(HandlerDraw.Of(Judges, [], "seed-7").Handler);

    [Fact]
    public void Draw_ManySeeds_ReachesEverybodyAboutEquallyOften()
    {
        var drawn = Enumerable.Range(0, 3000).GroupBy(i => HandlerDraw.Of(Judges, [], $"seed-{i}").Handler);

        drawn.Should().HaveCount(3).And.OnlyContain(group => group.Count() > 850 && group.Count() < 1150);
    }

    [Fact]
    public void Draw_Recused_IsNeverDrawn() =>
        Enumerable.Range(0, 200).Select(i => HandlerDraw.Of(Judges, ["judge-2"], $"seed-{i}").Handler).Should().NotContain("judge-2");

    [Fact]
    public void Draw_EverybodyExcluded_IsRefused() =>
        Expect.Refused(() => HandlerDraw.Of(Judges, Judges, "seed"), "assignment.nobody-eligible");

    [Fact]
    public void Pick_FewestOpenCases_TiesByName() =>
        LoadOrder.Pick(new Dictionary<string, int> { ["b"] = 3, ["a"] = 3, ["c"] = 1, ["d"] = 9 }, ["c"]).Should().Be("a");
}
