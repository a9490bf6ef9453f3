using System.ComponentModel.DataAnnotations;
using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Features.Staff;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Data;
using EnforcementFlows.Domain.Approvals;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Approvals;

/// <summary>Who signed what on a case (审批记录), in the order of signing.</summary>
public static class ListApprovals
{
    /// <summary>A signature.</summary>
    /// <param name="RequestId">The request that was decided; null for what a flow of the case's own asked.</param>
    /// <param name="ActingFor">User id of the person whom he substituted.</param>
    /// <param name="Opinion">Null also where it is not for the caller, see <paramref name="Restricted"/>.</param>
    /// <param name="Restricted">The opinion of a deliberation (副卷), which the caller may not read.</param>
    public sealed record Row(
        Guid Id, Guid? RequestId, string Chain, int Step, string Role, ApprovalMode Mode, ApprovalDecision Decision, string By, string ByName, string? ActingFor, string? ActingForName,
        DateTimeOffset At, DateTimeOffset ProvenAt, string? Clause, string? Authorisation, PaperForm PaperForm, string? Opinion, bool Restricted);

    private static readonly Keyset<ApprovalRecord> Order = Keyset.Ascending<ApprovalRecord>(record => record.At, record => record.Id);

    public static async Task<Results<Ok<Page<Row>>, ProblemHttpResult>> Handle(
        Guid caseId, [FromServices] EnforcementDbContext db, [FromServices] CaseAccess access, [FromServices] Opinions opinions, [FromServices] StaffNames staff, CancellationToken cancellationToken,
        [Range(1, Paging.MaxLimit)] int limit = Paging.DefaultLimit, Cursor? after = null)
    {
        if (await access.FindAsync(caseId, cancellationToken) is not { } about)
            return Problems.NotFound();
        var page = await db.Approvals.AsNoTracking().Where(record => record.Court == about.Court && record.CaseId == caseId).PageAsync(Order, after, limit, cancellationToken);
        var shown = await opinions.OfAsync(caseId, page.Items, cancellationToken);
        var names = await staff.OfAsync(page.Items.Select(record => record.ActingFor), cancellationToken);
        return TypedResults.Ok(page.Show(record => RowOf(record, shown[record.Id], names)));
    }

    private static Row RowOf(ApprovalRecord r, Opinion opinion, PeopleNames names) => new(
        r.Id, r.RequestId, r.Chain, r.Step, r.Role, r.Mode, r.Decision, r.By, r.ByName, r.ActingFor, names.Of(r.ActingFor), r.At, r.ProvenAt, r.Clause, r.Authorisation, r.PaperForm,
        opinion.Text, opinion.Restricted);
}
