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
        api.MapGet("/ledgers/settlements", SettlementLedger.Handle).WithTags("Supervision").WithName(nameof(SettlementLedger)).RequirePermission("ledger.read")
            .WithSummary("和解长期履行台账").WithDescription("按登记先后；dueBy 只列应还日不晚于该日的。");
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
public sealed record InstalmentRow(
    Guid Id, Guid CaseId, string? CaseNumber, Guid RequestId, DateOnly AgreedOn, int Number, DateOnly DueOn, Money Amount, Money Paid, DateOnly? PaidOn, DateTimeOffset? RemindedAt,
    string? Breach, InstalmentState State)
{
    internal static InstalmentRow Of(SettlementInstalment i, string? caseNumber) => new(
        i.Id, i.CaseId, caseNumber, i.RequestId, i.AgreedOn, i.Number, i.DueOn, i.Amount, i.Paid, i.PaidOn, i.RemindedAt, i.Breach, i.State);
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

/// <summary>和解长期履行台账 (TB-2.2-3c): 案号、协议日、期次、应还日、应还额、已还额、提醒、违约处理.</summary>
public static class SettlementLedger
{
    public static async Task<Ok<Page<InstalmentRow>>> Handle(
        [FromServices] EnforcementDbContext db, [FromServices] CurrentActor actor, CancellationToken cancellationToken,
        [AllowedValues("owed", "performed", "broken", "void", null)] string? state = null, DateOnly? dueBy = null, [Range(1, Paging.MaxLimit)] int limit = Paging.DefaultLimit, Cursor? after = null)
    {
        var instalments = db.SettlementInstalments.AsNoTracking().Where(i => i.Court == actor.Court);
        if (state is not null)
        {
            var named = EnumCode.Parse<InstalmentState>(state);
            instalments = instalments.Where(i => i.State == named);
        }
        if (dueBy is { } day)
            instalments = instalments.Where(i => i.DueOn <= day);
        var page = await instalments.PageAsync(ListInstalments.Order, after, limit, cancellationToken);
        var numbers = await db.CaseNumbersAsync(actor.Court, page.Items.Select(i => i.CaseId.ToString("D")), cancellationToken);
        return TypedResults.Ok(page.Show(i => InstalmentRow.Of(i, numbers.GetValueOrDefault(i.CaseId.ToString("D")))));
    }
}
