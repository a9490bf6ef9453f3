using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Workflow.Activities;

/// <summary>Counters of one run of a flowchart. Their number depends on the definition, not on how long the instance lives.</summary>
internal sealed class FlowScope
{
    public required double[] Visits { get; set; }

    public required double[] EdgeVisits { get; set; }

    public required bool[] Followed { get; set; }

    public static FlowScope Of(ActivityExecutionContext context)
    {
        var graph = context.Node.Flow!;
        var scope = new FlowScope
        {
            Visits = new double[context.Node.ChildList("activities").Count],
            EdgeVisits = new double[graph.Edges.Count],
            Followed = new bool[graph.Edges.Count],
        };
        scope.Load(context);
        return scope;
    }

    public void Load(ActivityExecutionContext context)
    {
        if (context.State is not List<object?> stored)
            return;
        Copy(stored[0], Visits);
        Copy(stored[1], EdgeVisits);
        var followed = (string)stored[2]!;
        for (var i = 0; i < Followed.Length && i < followed.Length; i++)
            Followed[i] = followed[i] == '1';
    }

    public void Store(ActivityExecutionContext context) =>
        context.State = new List<object?>
        {
            Visits.Select(v => (object?)v).ToList(),
            EdgeVisits.Select(v => (object?)v).ToList(),
            new string([.. Followed.Select(f => f ? '1' : '0')]),
        };

    private static void Copy(object? stored, double[] target)
    {
        var list = (List<object?>)stored!;
        for (var i = 0; i < target.Length && i < list.Count; i++)
            target[i] = (double)list[i]!;
    }
}
