using System.Text.Json;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Repair;

/// <summary>A message with all it carries; reading it is on record, for it may hold personal data.</summary>
public static class GetMessage
{
    public static async Task<Results<Ok<MessageDetail>, ProblemHttpResult>> Handle(
        long messageId, [FromServices] EnforcementDbContext db, [FromServices] CurrentActor actor, [FromServices] TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await db.Outbox.AsNoTracking().FirstOrDefaultAsync(row => row.TenantId == actor.Court && row.Id == messageId, cancellationToken) is not { } row)
            return Problems.NotFound();
        var subject = await MessageSubject.FindAsync(db, row, cancellationToken);
        if (subject.CaseId is { } caseId)
        {
            db.AccessRecords.Add(new() { Court = actor.Court, CaseId = caseId, At = clock.GetUtcNow(), By = actor.Id, What = "message" });
            await db.SaveChangesAsync(cancellationToken);
        }

        return TypedResults.Ok(new MessageDetail(
            MessageRow.Of(row, subject.CaseId), JsonSerializer.Deserialize<JsonElement>(row.Payload), subject.Request is null ? null : GatewayRequestRow.Of(subject.Request),
            subject.Request is null ? null : JsonSerializer.Deserialize<JsonElement>(subject.Request.Payload), subject.Received is null ? null : ReceivedMessage.Of(subject.Received)));
    }
}
