using System.ComponentModel.DataAnnotations;
using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Features.Staff;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Domain.Alerts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Alerts;

public static class AlertEndpoints
{
    public static void MapAlerts(this IEndpointRouteBuilder api)
    {
        var alerts = api.MapGroup("/alerts").WithTags("Alerts");
        alerts.MapGet("/", ListAlerts.Handle).WithName(nameof(ListAlerts)).RequireSignedIn().WithSummary("提醒列表")
            .WithDescription("view=mine 发给本人或本人角色的提醒、超期报告、催办；view=case 某案件的全部提醒。");
        alerts.MapPost("/{alertId:guid}/acknowledge", AcknowledgeAlert.Handle).WithName(nameof(AcknowledgeAlert)).RequireSignedIn().WithSummary("确认收到");
    }
}

/// <summary>An alert as lists show it.</summary>
public sealed record AlertRow(
    Guid Id, Guid CaseId, string? CaseNumber, AlertKind Kind, string Text, string? Node, string? Clause, Guid? DeadlineId,
    string? ToUser, string? ToUserName, string? ToRole, DateTimeOffset RaisedAt, DateTimeOffset? AcknowledgedAt, string? AcknowledgedBy, string? AcknowledgedByName)
{
    internal static AlertRow Of(Alert a, string? caseNumber, PeopleNames names) => new(
        a.Id, a.CaseId, caseNumber, a.Kind, a.Text, a.Node, a.Clause, a.DeadlineId, a.ToUser, names.Of(a.ToUser), a.ToRole, a.RaisedAt, a.AcknowledgedAt, a.AcknowledgedBy,
        names.Of(a.AcknowledgedBy));
}

/// <summary>Alerts, newest first.</summary>
public static class ListAlerts
{
    private static readonly Keyset<Alert> Order = Keyset.Descending<Alert>(a => a.RaisedAt, a => a.Id);

    public static async Task<Results<Ok<Page<AlertRow>>, ProblemHttpResult>> Handle(
        [FromServices] EnforcementDbContext db, [FromServices] CaseAccess access, [FromServices] StaffNames staff, [FromServices] CurrentActor actor, CancellationToken cancellationToken,
        [AllowedValues("mine", "case")] string view = "mine", Guid? caseId = null, bool? acknowledged = null,
        [Range(1, Paging.MaxLimit)] int limit = Paging.DefaultLimit, Cursor? after = null)
    {
        if (view == "case" && caseId is null)
            return Problems.Invalid("caseId", "required", "必填");
        if (view == "case" && (!actor.Has("case.read") || await access.FindAsync(caseId!.Value, cancellationToken) is null))
            return Problems.NotFound();
        var page = await Find(db, actor, view, caseId, acknowledged).PageAsync(after, limit, cancellationToken);
        var numbers = await db.CaseNumbersAsync(actor.Court, page.Items.Select(a => a.CaseId.ToString("D")), cancellationToken);
        var names = await staff.OfAsync(page.Items.SelectMany(a => new[] { a.ToUser, a.AcknowledgedBy }), cancellationToken);
        return TypedResults.Ok(page.Show(a => AlertRow.Of(a, numbers.GetValueOrDefault(a.CaseId.ToString("D")), names)));
    }

    /// <summary>The alerts of one view.</summary>
    internal static Listing<Alert> Find(EnforcementDbContext db, CurrentActor actor, string view, Guid? caseId, bool? acknowledged)
    {
        var (court, id, roles) = (actor.Court, actor.Id, actor.Roles.ToArray());
        var alerts = db.Alerts.AsNoTracking().Where(a => a.Court == court);
        if (caseId is { } about)
            alerts = alerts.Where(a => a.CaseId == about);
        if (acknowledged is { } wanted)
            alerts = wanted ? alerts.Where(a => a.AcknowledgedAt != null) : alerts.Where(a => a.AcknowledgedAt == null);
        return new(alerts, Order, view == "mine" ? To(id, roles) : null);
    }

    // each recipient's are a range of an index: the person's own, and those of each role
    private static Ranges<Alert> To(string user, string[] roles) => (sorted, most) =>
        roles.Aggregate(sorted.Where(a => a.ToUser == user).Take(most), (all, role) => all.Concat(sorted.Where(a => a.ToRole == role).Take(most)));
}

/// <summary>确认收到: reading is not confirming; the first confirmation stays.</summary>
public static class AcknowledgeAlert
{
    public static async Task<Results<Ok<AlertRow>, ProblemHttpResult>> Handle(
        Guid alertId, [FromServices] EnforcementDbContext db, [FromServices] StaffNames staff, [FromServices] CurrentActor actor, [FromServices] TimeProvider clock,
        CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // locked: of several holders of a role who confirm at once, the first is the one on record
        var alerts = await db.Alerts.FromSql($"SELECT * FROM alerts WHERE court = {actor.Court} AND id = {alertId} FOR UPDATE").ToListAsync(cancellationToken);
        if (alerts is not [var alert] || !alert.IsFor(actor.Id, actor.Roles))
            return Problems.NotFound();
        alert.Acknowledge(actor.Id, actor.Roles, clock.GetUtcNow());
        if (alert.DeadlineId is { } deadlineId)
        {
            var row = await db.NodeLedger.FirstOrDefaultAsync(r => r.Court == actor.Court && r.DeadlineId == deadlineId, cancellationToken);
            row?.RecordAcknowledgement(clock.GetUtcNow());
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        var numbers = await db.CaseNumbersAsync(actor.Court, [alert.CaseId.ToString("D")], cancellationToken);
        var names = await staff.OfAsync([alert.ToUser, alert.AcknowledgedBy], cancellationToken);
        return TypedResults.Ok(AlertRow.Of(alert, numbers.GetValueOrDefault(alert.CaseId.ToString("D")), names));
    }
}
