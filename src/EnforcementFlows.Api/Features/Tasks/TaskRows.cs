using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Features.Tasks.Signers;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Domain.Deadlines;
using EnforcementFlows.Domain.Parties;
using EnforcementFlows.Workflow.HumanTasks;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Tasks;

/// <summary>Makes the rows of tasks. What they show beside the tasks is read once for a page and not for each row.</summary>
public sealed class TaskRows(EnforcementDbContext db, CaseAccess access, FormCatalog forms, CurrentActor actor)
{
    private static readonly DeadlineState[] Running = [DeadlineState.Running, DeadlineState.Paused, DeadlineState.Overdue];

    public async Task<Page<TaskRow>> OfAsync(Page<HumanTask> page, CancellationToken cancellationToken)
    {
        List<Guid> ids = [.. page.Items.Select(CaseOf).OfType<Guid>().Distinct()];
        var cases = await CasesAsync(ids, cancellationToken);
        var deadlines = await DeadlinesAsync(page.Items, cancellationToken);
        var signers = await SignersAsync(page.Items, cancellationToken);
        var names = await NamesAsync([.. page.Items, .. signers.SelectMany(group => group)], cancellationToken);
        return page.Show(task => TaskRow.Of(
            task, new(CaseOf(task) is { } id ? cases.GetValueOrDefault(id) : null, DeadlineOf(task, deadlines), names) { Signers = signers[task.Id] }, forms));
    }

    /// <summary>The task as it stands now, whether or not the actor may still see it: the answer to an act on it.</summary>
    public async Task<TaskRow> OfAsync(Guid taskId, CancellationToken cancellationToken)
    {
        var task = await db.HumanTasks.AsNoTracking().FirstAsync(t => t.TenantId == actor.Court && t.Id == taskId, cancellationToken);
        return (await OfAsync(new Page<HumanTask>([task], null), cancellationToken)).Items[0];
    }

    // somebody may see a task and not its case: then its number has to do
    private async Task<Dictionary<Guid, TaskCase>> CasesAsync(List<Guid> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
            return [];
        var rows = await db.Cases.AsNoTracking().Where(c => c.Court == actor.Court && ids.Contains(c.Id)).Select(c => new { c.Id, c.Number, c.Cause }).ToListAsync(cancellationToken);
        var readable = access.SeesAll ? ids : await access.Readable().Where(c => ids.Contains(c.Id)).Select(c => c.Id).ToListAsync(cancellationToken);
        var parties = (await db.Parties.AsNoTracking()
            .Where(p => p.Court == actor.Court && readable.Contains(p.CaseId) && (p.Role == PartyRole.Applicant || p.Role == PartyRole.Debtor))
            .Select(p => new { p.CaseId, p.Role, p.Kind, p.Name, p.Ordinal }).ToListAsync(cancellationToken)).ToLookup(p => (p.CaseId, p.Role));
        return rows.ToDictionary(
            c => c.Id,
            c => readable.Contains(c.Id) ? new TaskCase(c.Number.ToString(), c.Cause, First(c.Id, PartyRole.Applicant), First(c.Id, PartyRole.Debtor)) : new(c.Number.ToString()));

        string? First(Guid id, PartyRole role) => parties[(id, role)].OrderBy(p => p.Ordinal).Select(p => PartyNames.Masked(p.Kind, p.Name)).FirstOrDefault();
    }

    private async Task<ILookup<Guid, TaskDeadline>> DeadlinesAsync(IReadOnlyList<HumanTask> tasks, CancellationToken cancellationToken)
    {
        var open = tasks.Where(task => task.IsOpen).ToList();
        var ids = open.Select(CaseOf).OfType<Guid>().Distinct().ToList();
        var nodes = open.Select(task => task.Node).OfType<string>().Distinct().ToList();
        var subjects = open.Where(task => task.Node is null).Select(task => task.SubjectId).OfType<string>().Distinct().ToList();
        if (ids.Count == 0 || nodes.Count + subjects.Count == 0)
            return Enumerable.Empty<TaskDeadline>().ToLookup(d => d.CaseId);
        var rows = await db.Deadlines.AsNoTracking()
            .Where(d => d.Court == actor.Court && ids.Contains(d.CaseId) && d.MetAt == null && Running.Contains(d.State) && (nodes.Contains(d.Node) || subjects.Contains(d.SubjectId!)))
            .Select(d => new TaskDeadline(d.Id, d.CaseId, d.Node, d.SubjectId, d.StartedAt, d.DueAt, d.CourtDueAt, d.StatutoryDueAt, d.State == DeadlineState.Paused, d.Provisional))
            .ToListAsync(cancellationToken);
        return rows.ToLookup(d => d.CaseId);
    }

    private async Task<ILookup<Guid, HumanTask>> SignersAsync(IReadOnlyList<HumanTask> tasks, CancellationToken cancellationToken)
    {
        var ids = tasks.Where(task => SignedTasks.Takes(task, forms)).Select(task => (Guid?)task.Id).ToList();
        var signers = ids.Count == 0 ? [] : await db.HumanTasks.AsNoTracking().Where(t => t.TenantId == actor.Court && ids.Contains(t.ParentTaskId)).OrderBy(t => t.CreatedAt).ThenBy(t => t.Id)
            .ToListAsync(cancellationToken);
        return signers.ToLookup(signer => signer.ParentTaskId!.Value);
    }

    // the same one that TaskDue takes when the task is made
    private static TaskDeadline? DeadlineOf(HumanTask task, ILookup<Guid, TaskDeadline> deadlines)
    {
        if (!task.IsOpen || CaseOf(task) is not { } caseId)
            return null;
        if (task.Node is { } node)
            return deadlines[caseId].Where(d => d.Node == node && (task.SubjectId is null || d.SubjectId is null || d.SubjectId == task.SubjectId)).MaxBy(d => d.StartedAt);
        return deadlines[caseId].Where(d => d.SubjectId is not null && d.SubjectId == task.SubjectId).MinBy(d => d.DueAt);
    }

    private async Task<Dictionary<string, string>> NamesAsync(IReadOnlyList<HumanTask> tasks, CancellationToken cancellationToken)
    {
        var ids = tasks.SelectMany(task => new[] { task.Assignee, task.Owner, task.DoneBy, task.Initiator, task.ActingFor }).Select(user => Guid.TryParse(user, out var id) ? id : (Guid?)null).OfType<Guid>().Distinct().ToList();
        if (ids.Count == 0)
            return [];
        return await db.Users.AsNoTracking().Where(u => u.Court == actor.Court && ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id.ToString("D"), u => u.DisplayName, cancellationToken);
    }

    private static Guid? CaseOf(HumanTask task) => Guid.TryParse(task.CorrelationId, out var id) ? id : null;
}
