using System.ComponentModel.DataAnnotations;
using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Termination;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Termination;

public static class TerminationEndpoints
{
    public static void MapTermination(this IEndpointRouteBuilder api)
    {
        api.MapGet("/cases/{caseId:guid}/termination", GetTermination.Handle).WithTags("Cases").WithName(nameof(GetTermination)).RequirePermission("case.read")
            .WithSummary("终本案件库中的记录").WithDescription("不是以终结本次执行程序方式结案的案件没有记录。");
        api.MapGet("/ledgers/terminated-cases", TerminatedLedger.Handle).WithTags("Supervision").WithName("TerminatedLedger").RequirePermission("ledger.read")
            .WithSummary("终本台账").WithDescription("按进入终本案件库先后；dueBy 只列下次查询日不晚于该日的。");
    }
}

/// <summary>A line of the register.</summary>
/// <param name="TerminatedOn">终本日</param>
/// <param name="Outstanding">未到位额, in yuan.</param>
/// <param name="QueriesUntil">Null where queries go on until nothing is owed.</param>
/// <param name="NextQueryOn">Null when there are no more.</param>
/// <param name="Hits">Queries that found something.</param>
/// <param name="Leads">Leads that were given for the case (财产线索).</param>
/// <param name="ResumedCaseId">The 执恢 case.</param>
/// <param name="ResumedCaseNumber">Its number (恢复案号).</param>
public sealed record TerminatedRow(
    Guid CaseId, string CaseNumber, DateOnly TerminatedOn, Money Outstanding, string? Team, DateOnly? QueriesUntil, DateOnly? NextQueryOn, DateTimeOffset? LastQueriedAt,
    int Queries, int Hits, int EmptyInARow, int Leads, TerminatedState State, Guid? ResumedCaseId, string? ResumedCaseNumber, DateTimeOffset? ResumedAt)
{
    private const string Lead = Domain.Requests.RequestKinds.AssetLead;

    internal static async Task<IReadOnlyDictionary<Guid, TerminatedRow>> OfAsync(
        EnforcementDbContext db, string court, IReadOnlyCollection<TerminatedCase> entries, CancellationToken cancellationToken)
    {
        var cases = entries.Select(e => e.CaseId).ToList();
        var leads = await db.Requests.AsNoTracking().Where(r => r.Court == court && cases.Contains(r.CaseId) && r.Kind == Lead)
            .GroupBy(r => r.CaseId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        var numbers = await db.CaseNumbersAsync(court, entries.Select(e => e.ResumedCaseId?.ToString("D")), cancellationToken);
        return entries.ToDictionary(e => e.Id, e => Of(e, leads.GetValueOrDefault(e.CaseId), e.ResumedCaseId is { } id ? numbers.GetValueOrDefault(id.ToString("D")) : null));
    }

    private static TerminatedRow Of(TerminatedCase e, int leads, string? resumed) => new(
        e.CaseId, e.Number.ToString(), e.TerminatedOn, e.Outstanding, e.Team, e.QueriesUntil, e.NextQueryOn, e.LastQueriedAt, e.Queries, e.Hits, e.EmptyInARow, leads,
        e.State, e.ResumedCaseId, resumed, e.ResumedAt);
}

/// <summary>What the register says of a case.</summary>
public static class GetTermination
{
    public static async Task<Results<Ok<TerminatedRow>, ProblemHttpResult>> Handle(
        Guid caseId, [FromServices] EnforcementDbContext db, [FromServices] CaseAccess access, CancellationToken cancellationToken)
    {
        if (await access.FindAsync(caseId, cancellationToken) is not { } about)
            return Problems.NotFound();
        if (await db.TerminatedCases.AsNoTracking().FirstOrDefaultAsync(t => t.Court == about.Court && t.CaseId == caseId, cancellationToken) is not { } entry)
            return Problems.NotFound();
        return TypedResults.Ok((await TerminatedRow.OfAsync(db, about.Court, [entry], cancellationToken))[entry.Id]);
    }
}

/// <summary>终本台账: 案号、终本日、未到位额、下次查询、命中、线索、恢复案号.</summary>
public static class TerminatedLedger
{
    private static readonly Keyset<TerminatedCase> Order = Keyset.ById<TerminatedCase>(t => t.Id);

    public static async Task<Ok<Page<TerminatedRow>>> Handle(
        [FromServices] EnforcementDbContext db, [FromServices] CurrentActor actor, CancellationToken cancellationToken,
        [AllowedValues("managed", "expired", "resumed", null)] string? state = null, DateOnly? dueBy = null, [Range(1, Paging.MaxLimit)] int limit = Paging.DefaultLimit, Cursor? after = null)
    {
        var entries = db.TerminatedCases.AsNoTracking().Where(t => t.Court == actor.Court);
        if (state is not null)
        {
            var named = EnumCode.Parse<TerminatedState>(state);
            entries = entries.Where(t => t.State == named);
        }
        if (dueBy is { } day)
            entries = entries.Where(t => t.NextQueryOn <= day);
        var page = await entries.PageAsync(Order, after, limit, cancellationToken);
        var rows = await TerminatedRow.OfAsync(db, actor.Court, page.Items, cancellationToken);
        return TypedResults.Ok(page.Show(t => rows[t.Id]));
    }
}
