using System.ComponentModel.DataAnnotations;
using EnforcementFlows.Api.Features.Approvals;
using EnforcementFlows.Api.Features.Staff;
using EnforcementFlows.Api.Features.Tasks;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Workflow.HumanTasks;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Cases;

/// <summary>The cases the caller may see, newest filing first.</summary>
public static class ListCases
{
    private static readonly Keyset<EnforcementCase> Order = Keyset.Descending<EnforcementCase>(c => c.FiledAt, c => c.Id);

    public static async Task<Results<Ok<Page<CaseRow>>, ProblemHttpResult>> Handle(
        [FromServices] EnforcementDbContext db, [FromServices] CaseAccess access, [FromServices] StaffNames staff, [FromServices] CurrentActor actor,
        CancellationToken cancellationToken, [StringLength(64)] string? caseNumber = null, string? stage = null, string? handler = null, bool? open = null,
        [Range(1, Paging.MaxLimit)] int limit = Paging.DefaultLimit, Cursor? after = null)
    {
        var cases = access.Readable().AsNoTracking();
        if (caseNumber is not null)
        {
            if (!CaseNumber.TryParse(caseNumber, out var number, out _))
                return Problems.Invalid("caseNumber", "case-number", "案号格式不正确");
            cases = cases.Where(c => c.Number == number);
        }

        IEnumerable<CaseStage> stages = Enum.GetValues<CaseStage>();
        if (stage is not null)
        {
            if (!EnumCode.TryParse<CaseStage>(stage, out var wanted))
                return Problems.Invalid("stage", "value", "案件阶段取值不正确");
            stages = [wanted];
        }

        if (open is { } wantsOpen)
            stages = stages.Where(s => wantsOpen == s is not (CaseStage.Closed or CaseStage.Archived));
        if (handler is not null)
            cases = cases.Where(c => c.HandlerId == handler);
        List<CaseStage> among = [.. stages];
        if (!access.SeesAll && caseNumber is null)
        {
            var colleagues = await access.ColleaguesAsync(cancellationToken);
            var own = await OwnDocket.PageAsync(db, actor.Court, access.Names, colleagues, handler, among, after, limit, cancellationToken);
            return TypedResults.Ok(await ShowAsync(own, staff, cancellationToken));
        }

        var hasRanges = handler is not null || stage is not null || open is not null;
        var page = await cases.PageAsync(Order, after, limit, cancellationToken, hasRanges ? In(db, among) : null);
        return TypedResults.Ok(await ShowAsync(page, staff, cancellationToken));
    }

    private static async Task<Page<CaseRow>> ShowAsync(Page<EnforcementCase> page, StaffNames staff, CancellationToken cancellationToken)
    {
        var names = await staff.OfAsync(page.Items.Select(c => c.HandlerId), cancellationToken);
        return page.Show(c => CaseRow.Of(c, names));
    }

    // a court's cases of a stage are a range of an index, newest first, and so are a handler's
    private static Ranges<EnforcementCase> In(EnforcementDbContext db, IEnumerable<CaseStage> stages) => (sorted, most) =>
        db.Database.SqlQuery<string>($"SELECT unnest({stages.Select(s => s.ToString()).ToArray()}) AS \"Value\"").SelectMany(stage => sorted.Where(c => (string)(object)c.Stage == stage).Take(most));
}

/// <summary>办案日志: what happened on the case, oldest first.</summary>
public static class GetTimeline
{
    /// <summary>An entry. <c>provenAt</c> is when it happened, <c>at</c> when it was entered (补录 when later).</summary>
    /// <param name="Restricted">The opinion of a deliberation (副卷) that belongs to it is not for the caller.</param>
    public sealed record Entry(
        Guid Id, DateTimeOffset At, DateTimeOffset ProvenAt, string Kind, string Text, string? Clause, string? Node, string? Actor, string? ActorName, bool EnteredLater, bool Restricted);

    private static readonly Keyset<TimelineEntry> Order = Keyset.Ascending<TimelineEntry>(e => e.At, e => e.Id);

    public static async Task<Results<Ok<Page<Entry>>, ProblemHttpResult>> Handle(
        Guid caseId, [FromServices] EnforcementDbContext db, [FromServices] CaseAccess access, [FromServices] Opinions opinions, [FromServices] StaffNames staff, [FromServices] CurrentActor actor,
        CancellationToken cancellationToken, [Range(1, Paging.MaxLimit)] int limit = Paging.MaxLimit, Cursor? after = null)
    {
        if (await access.FindAsync(caseId, cancellationToken) is null)
            return Problems.NotFound();
        var page = await db.Timeline.AsNoTracking().Where(e => e.Court == actor.Court && e.CaseId == caseId).PageAsync(Order, after, limit, cancellationToken);
        var apart = page.Items.Select(e => (Entry: e.Id, Approval: TimelineDetails.ApprovalOf(e))).Where(e => e.Approval is not null).ToDictionary(e => e.Entry, e => e.Approval!.Value);
        var ids = apart.Values.ToList();
        var records = ids.Count == 0 ? [] : await db.Approvals.AsNoTracking().Where(a => a.Court == actor.Court && ids.Contains(a.Id)).ToListAsync(cancellationToken);
        var shown = await opinions.OfAsync(caseId, records, cancellationToken);
        var names = await staff.OfAsync(page.Items.Select(e => e.Actor), cancellationToken);
        return TypedResults.Ok(page.Show(e => EntryOf(e, names, apart.TryGetValue(e.Id, out var approval) ? shown.GetValueOrDefault(approval) : null)));
    }

    private static Entry EntryOf(TimelineEntry e, PeopleNames names, Opinion? opinion) => new(
        e.Id, e.At, e.ProvenAt, e.Kind, e.Text + TimelineDetails.InBrackets(opinion?.Text), e.Clause, e.Node, e.Actor, names.Of(e.Actor), e.EnteredLater, opinion?.Restricted ?? false);
}

/// <summary>All tasks of a case, open and done, in the order they came up.</summary>
public static class ListCaseTasks
{
    private static readonly Keyset<HumanTask> Order = Keyset.Ascending<HumanTask>(t => t.CreatedAt, t => t.Id);

    public static async Task<Results<Ok<Page<TaskRow>>, ProblemHttpResult>> Handle(
        Guid caseId, [FromServices] EnforcementDbContext db, [FromServices] CaseAccess access, [FromServices] TaskRows rows, [FromServices] CurrentActor actor,
        CancellationToken cancellationToken, [Range(1, Paging.MaxLimit)] int limit = Paging.MaxLimit, Cursor? after = null)
    {
        if (await access.FindAsync(caseId, cancellationToken) is null)
            return Problems.NotFound();
        var correlation = caseId.ToString("D");
        var page = await db.HumanTasks.AsNoTracking().Where(t => t.TenantId == actor.Court && t.CorrelationId == correlation)
            .PageAsync(Order, after, limit, cancellationToken);
        return TypedResults.Ok(await rows.OfAsync(page, cancellationToken));
    }
}
