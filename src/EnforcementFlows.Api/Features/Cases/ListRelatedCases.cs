using System.ComponentModel.DataAnnotations;
using EnforcementFlows.Api.Features.Staff;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Data;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Parties;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Cases;

/// <summary>How a case belongs to another.</summary>
public enum CaseRelation
{
    /// <summary>原案: it goes on in this one.</summary>
    Prior,

    /// <summary>恢复执行: this one goes on in it.</summary>
    Resumed,

    /// <summary>同一被执行人, by identity number or credit code.</summary>
    SameDebtor,

    /// <summary>A debtor of the same name, of whom no number is known: to be checked.</summary>
    SameDebtorName,
}

/// <summary>关联案件: the cases of the same debtor, the one before and the one after, as far as the caller may see them; newest filing first.</summary>
public static class ListRelatedCases
{
    /// <summary>A related case.</summary>
    /// <param name="Handler">User id of the handler.</param>
    /// <param name="Relations">All that hold.</param>
    public sealed record Row(
        Guid Id, string CaseNumber, CaseType CaseType, CaseStage Stage, string Cause, string? Handler, string? HandlerName, DateTimeOffset FiledAt, DateTimeOffset? ClosedAt,
        IReadOnlyList<CaseRelation> Relations);

    private static readonly Keyset<EnforcementCase> Order = Keyset.Descending<EnforcementCase>(c => c.FiledAt, c => c.Id);

    public static async Task<Results<Ok<Page<Row>>, ProblemHttpResult>> Handle(
        Guid caseId, [FromServices] EnforcementDbContext db, [FromServices] CaseAccess access, [FromServices] StaffNames staff, CancellationToken cancellationToken,
        [Range(1, Paging.MaxLimit)] int limit = Paging.DefaultLimit, Cursor? after = null)
    {
        if (await access.FindAsync(caseId, cancellationToken) is not { } about)
            return Problems.NotFound();
        var relations = (await RelationsAsync(db, about, cancellationToken)).Where(related => related.CaseId != caseId).ToLookup(related => related.CaseId, related => related.Relation);
        List<Guid> ids = [.. relations.Select(related => related.Key)];
        var page = await access.Readable().AsNoTracking().Where(c => ids.Contains(c.Id)).PageAsync(Order, after, limit, cancellationToken);
        var names = await staff.OfAsync(page.Items.Select(c => c.HandlerId), cancellationToken);
        return TypedResults.Ok(page.Show(c => new Row(
            c.Id, c.Number.ToString(), c.Type, c.Stage, c.Cause, c.HandlerId, names.Of(c.HandlerId), c.FiledAt, c.ClosedAt, [.. relations[c.Id].Distinct().Order()])));
    }

    private static async Task<IEnumerable<(Guid CaseId, CaseRelation Relation)>> RelationsAsync(EnforcementDbContext db, EnforcementCase about, CancellationToken cancellationToken)
    {
        var debtors = await db.Parties.AsNoTracking().Where(p => p.Court == about.Court && p.CaseId == about.Id && p.Role == PartyRole.Debtor).ToListAsync(cancellationToken);
        var same = await new CaseFinder(db, about.Court).SameDebtorsAsync(debtors, cancellationToken);
        var resumed = await db.Cases.Where(c => c.Court == about.Court && c.PriorCaseId == about.Id).Select(c => c.Id).ToListAsync(cancellationToken);
        var related = same.Select(one => (one.CaseId, one.ByName ? CaseRelation.SameDebtorName : CaseRelation.SameDebtor)).Concat(resumed.Select(id => (id, CaseRelation.Resumed)));
        return about.PriorCaseId is { } prior ? related.Append((prior, CaseRelation.Prior)) : related;
    }
}
