using System.Text.Json.Nodes;
using EnforcementFlows.Workflow.Definitions;
using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Api.Features.Simulation.Replays;

/// <summary>The steps of a plan that are new in it, or otherwise than in another plan. Their place on the canvas and their name do not count.</summary>
internal static class ChangedSteps
{
    private static readonly string[] Appearance = ["metadata", "nodeId", "name"];

    public static IReadOnlySet<StepKey> Of(WorkflowPlan was, WorkflowPlan becomes)
    {
        var before = was.Nodes.Values.Where(IsLeaf).GroupBy(StepKey.Of).ToDictionary(group => group.Key, group => HashOf(group.First()));
        return becomes.Nodes.Values.Where(IsLeaf).Where(node => before.GetValueOrDefault(StepKey.Of(node)) != HashOf(node)).Select(StepKey.Of).ToHashSet();
    }

    private static bool IsLeaf(PlanNode node) => node.Children.Count == 0;

    private static string HashOf(PlanNode node)
    {
        var content = (JsonObject)node.Activity.Json.DeepClone();
        foreach (var name in Appearance)
            content.Remove(name);
        return DefinitionWriter.Hash(content);
    }
}
