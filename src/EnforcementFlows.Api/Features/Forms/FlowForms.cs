using EnforcementFlows.Data;
using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.HumanTasks;
using EnforcementFlows.Workflow.Values;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Forms;

/// <summary>What people have entered so far: the forms of completed tasks, the one of this burst included.</summary>
internal sealed class FlowForms
{
    private readonly IReadOnlyList<HumanTask> _done;

    private FlowForms(IReadOnlyList<HumanTask> done) => _done = done;

    public static Task<FlowForms> OfFlowAsync(EnforcementDbContext db, ActivityExecutionContext context) => LoadAsync(
        db, db.HumanTasks.Where(t => t.TenantId == context.Tenant && t.InstanceId == context.InstanceId),
        t => t.InstanceId == context.InstanceId, context.CancellationToken);

    /// <summary>Those of all flows of the case.</summary>
    public static Task<FlowForms> OfCaseAsync(EnforcementDbContext db, string court, Guid caseId, CancellationToken cancellationToken)
    {
        var correlation = caseId.ToString("D");
        return LoadAsync(db, db.HumanTasks.Where(t => t.TenantId == court && t.CorrelationId == correlation), t => t.CorrelationId == correlation, cancellationToken);
    }

    public static FormData Of(HumanTask? task) => FormData.Of(WorkflowValue.Parse(task?.Form));

    /// <summary>The last completed task with that form, of one node where it is named.</summary>
    public HumanTask? LatestTask(string formKey, string? node = null) =>
        _done.LastOrDefault(task => task.FormKey == formKey && (node is null || task.Node == node));

    /// <summary>The form as it was last filled in; empty where it was not.</summary>
    public FormData Latest(string formKey) => Of(LatestTask(formKey));

    /// <summary>All forms, newest first.</summary>
    public IEnumerable<FormData> NewestFirst() => _done.Reverse().Select(Of);

    private static async Task<FlowForms> LoadAsync(EnforcementDbContext db, IQueryable<HumanTask> tasks, Func<HumanTask, bool> same, CancellationToken cancellationToken)
    {
        await tasks.LoadAsync(cancellationToken);
        return new([.. db.Tracked<HumanTask>().Where(t => same(t) && t.State == HumanTaskState.Done).OrderBy(t => t.DoneAt).ThenBy(t => t.Id)]);
    }
}
