using EnforcementFlows.Api.Features.Cases;
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
    /// <summary>当事人; null where the court's ledger does not show them.</summary>
    public string? Parties { get; init; }

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
