using System.ComponentModel.DataAnnotations;
using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Features.Staff;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Domain.Calendars;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace EnforcementFlows.Api.Features.Audit;

/// <summary>Who did, read or tried what (审计检索), over all records of the court, newest first.</summary>
public static class SearchAudit
{
    private const int DefaultDays = 31;
    private const int MostDays = 366;

    /// <param name="Kind"><c>timeline</c>, <c>refused</c>, <c>operator</c> or <c>access</c>.</param>
    /// <param name="What">The entry's kind, the operation, the operator's act, or what was read.</param>
    /// <param name="By">User or client id; null where the system did it.</param>
    /// <param name="Subject">What it was about, besides the case.</param>
    /// <param name="Code">Why it was refused, or the clause of an entry.</param>
    /// <param name="Text">Reason or words; of the timeline only for those who may read cases.</param>
    public sealed record Row(
        Guid Id, DateTimeOffset At, string Kind, string What, string? By, string? ByName, Guid? CaseId, string? CaseNumber, string? Subject, string? Code, string? Text);

    public static async Task<Results<Ok<Page<Row>>, ProblemHttpResult>> Handle(
        [FromServices] EnforcementDbContext db, [FromServices] StaffNames staff, [FromServices] CurrentActor actor, [FromServices] TimeProvider clock,
        CancellationToken cancellationToken, DateOnly? from = null, DateOnly? to = null, [StringLength(96)] string? by = null,
        [AllowedValues("timeline", "refused", "operator", "access", null)] string? kind = null, Guid? caseId = null,
        [Range(1, Paging.MaxLimit)] int limit = Paging.DefaultLimit, Cursor? after = null)
    {
        var last = to ?? CourtTime.DayOf(clock.GetUtcNow());
        var first = from ?? last.AddDays(1 - DefaultDays);
        if (first > last || last.DayNumber - first.DayNumber >= MostDays)
            return Problems.Invalid("from", "range", $"起止日期应先后相连，不超过 {MostDays} 天。");
        var wanted = new AuditWanted(actor.Court, CourtTime.StartOf(first).ToUniversalTime(), CourtTime.EndOf(last).ToUniversalTime(), by, caseId, actor.Has("case.read"));
        var page = await AuditEntries.PageAsync(db, wanted, kind, after, limit, cancellationToken);
        var names = await staff.OfAsync(page.Items.Select(entry => entry.By), cancellationToken);
        var numbers = await db.CaseNumbersAsync(actor.Court, page.Items.Select(entry => entry.CaseId?.ToString("D")), cancellationToken);
        return TypedResults.Ok(page.Show(e => new Row(
            e.Id, e.At, e.Kind, e.What, e.By, names.Of(e.By), e.CaseId, numbers.GetValueOrDefault(e.CaseId?.ToString("D") ?? ""), e.Subject, e.Code, e.Text)));
    }
}
