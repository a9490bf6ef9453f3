using System.ComponentModel.DataAnnotations;
using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Settlements;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Settlements;

public static class SettlementEndpoints
{
    public static void MapSettlements(this IEndpointRouteBuilder api)
    {
        api.MapGet("/cases/{caseId:guid}/settlement-instalments", ListInstalments.Handle).WithTags("Cases").WithName(nameof(ListInstalments)).RequirePermission("case.read")
            .WithSummary("案件和解协议各期的履行");
    }
}

/// <summary>A line of the ledger.</summary>
/// <param name="AgreedOn">协议日</param>
/// <param name="Number">期次</param>
/// <param name="DueOn">应还日</param>
/// <param name="Amount">应还额, yuan.</param>
/// <param name="Paid">已还额, yuan.</param>
/// <param name="RemindedAt">提醒</param>
/// <param name="Breach">违约处理</param>
/// <param name="Parties">当事人; null where the court's ledger does not show them.</param>
public sealed record InstalmentRow(
    Guid Id, Guid CaseId, string? CaseNumber, Guid RequestId, DateOnly AgreedOn, int Number, DateOnly DueOn, Money Amount, Money Paid, DateOnly? PaidOn, DateTimeOffset? RemindedAt,
    string? Breach, InstalmentState State, string? Parties)
{
    internal static InstalmentRow Of(SettlementInstalment i, string? caseNumber, string? parties = null) => new(
        i.Id, i.CaseId, caseNumber, i.RequestId, i.AgreedOn, i.Number, i.DueOn, i.Amount, i.Paid, i.PaidOn, i.RemindedAt, i.Breach, i.State, parties);
}

/// <summary>The instalments of a case's settlements, in the order of their entry.</summary>
public static class ListInstalments
{
    internal static readonly Keyset<SettlementInstalment> Order = Keyset.ById<SettlementInstalment>(i => i.Id);

    public static async Task<Results<Ok<Page<InstalmentRow>>, ProblemHttpResult>> Handle(
        Guid caseId, [FromServices] EnforcementDbContext db, [FromServices] CaseAccess access, CancellationToken cancellationToken,
        [Range(1, Paging.MaxLimit)] int limit = Paging.MaxLimit, Cursor? after = null)
    {
        if (await access.FindAsync(caseId, cancellationToken) is not { } about)
            return Problems.NotFound();
        var page = await db.SettlementInstalments.AsNoTracking().Where(i => i.Court == about.Court && i.CaseId == caseId).PageAsync(Order, after, limit, cancellationToken);
        return TypedResults.Ok(page.Show(i => InstalmentRow.Of(i, about.Number.ToString())));
    }
}
