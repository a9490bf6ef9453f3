using EnforcementFlows.Workflow.HumanTasks;

namespace EnforcementFlows.Api.Features.Tasks;

/// <summary>What a list of tasks is narrowed to; null where it is not.</summary>
internal sealed record TaskFilter
{
    private const string Approve = "approve";

    public Guid? CaseId { get; init; }

    public string? Node { get; init; }

    public string? Role { get; init; }

    public string? Assignee { get; init; }

    public HumanTaskState? State { get; init; }

    public bool OnlyLate { get; init; }

    /// <summary>Whether it is a step of approval (待呈批).</summary>
    public bool? Approval { get; init; }

    /// <summary>Due after this instant: what was due at it belongs to the span before.</summary>
    public DateTimeOffset? DueFrom { get; init; }

    public DateTimeOffset? DueBy { get; init; }

    public required DateTimeOffset Now { get; init; }

    public IQueryable<HumanTask> Of(IQueryable<HumanTask> tasks)
    {
        if (CaseId is { } id)
        {
            var correlation = id.ToString("D");
            tasks = tasks.Where(t => t.CorrelationId == correlation);
        }

        if (Node is not null)
            tasks = tasks.Where(t => (t.Node ?? "") == Node);
        if (Role is not null)
            tasks = tasks.Where(t => t.Roles.Contains(Role));
        if (Assignee is not null)
            tasks = tasks.Where(t => t.Assignee == Assignee);
        if (State is { } state)
            tasks = tasks.Where(t => t.State == state);
        if (Approval is { } approval)
            tasks = tasks.Where(t => t.Outcomes.Contains(Approve) == approval);
        if (DueFrom is { } from)
            tasks = tasks.Where(t => t.DueAt > from);
        if (DueBy is { } by)
            tasks = tasks.Where(t => t.DueAt <= by);
        return OnlyLate ? tasks.Where(t => t.DueAt <= Now) : tasks;
    }
}
