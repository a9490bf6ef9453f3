using System.ComponentModel.DataAnnotations;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Domain;
using EnforcementFlows.Workflow.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Repair;

/// <summary>Messages that wait for an operator or failed, latest first; with a state those in it.</summary>
public static class ListMessages
{
    public static async Task<Ok<Page<MessageRow>>> Handle(
        [FromServices] EnforcementDbContext db, [FromServices] CurrentActor actor, CancellationToken cancellationToken,
        [AllowedValues("waiting", "failing", "given-up", "delivered", "skipped", null)] string? state = null, [StringLength(100)] string? kind = null, Guid? caseId = null,
        [Range(1, Paging.MaxLimit)] int limit = Paging.DefaultLimit, long? after = null)
    {
        var rows = In(EnumCode.TryParse<MessageState>(state, out var wanted) ? wanted : null, db.Outbox.AsNoTracking().Where(row => row.TenantId == actor.Court));
        if (kind is not null)
            rows = rows.Where(row => row.Kind == kind || row.Kind.StartsWith(kind + ":"));
        if (caseId?.ToString("D") is { } correlation)
            rows = rows.Where(row => row.CorrelationId == correlation);
        return TypedResults.Ok((await rows.LatestAsync(after, limit, cancellationToken)).Show(row => MessageRow.Of(row)));
    }

    private static IQueryable<OutboxRow> In(MessageState? state, IQueryable<OutboxRow> rows) => state switch
    {
        MessageState.Waiting => rows.Where(row => row.DoneAt == null && row.DeadAt == null && row.Attempts == 0),
        MessageState.Failing => rows.Where(row => row.DoneAt == null && row.DeadAt == null && row.Attempts > 0),
        MessageState.GivenUp => rows.Where(row => row.DoneAt == null && row.DeadAt != null),
        MessageState.Delivered => rows.Where(row => row.DoneAt != null && !row.Skipped),
        MessageState.Skipped => rows.Where(row => row.Skipped),
        _ => rows.Where(row => row.DoneAt == null && (row.DeadAt != null || row.Attempts > 0)),
    };
}
