using System.ComponentModel.DataAnnotations;
using EnforcementFlows.Api.Features.Staff;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Parties;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Cases;

/// <summary>Cases by the beginning of their number or of a party's name (案件查找), newest filing first. Names go in a body: addresses end up in logs.</summary>
/// <remarks>
/// A beginning is one range of an index. Its cases are not in the order of their filing, so that they are read and sorted; of a beginning of more
/// than <see cref="Most"/> nobody reads the end, and a longer one is asked for.
/// </remarks>
public static class SearchCases
{
    public const int Most = 1000;

    private static readonly Keyset<EnforcementCase> Order = Keyset.Descending<EnforcementCase>(c => c.FiledAt, c => c.Id);

    /// <summary>At least one of <c>caseNumber</c> and <c>party</c>.</summary>
    public sealed record Request
    {
        /// <summary>The beginning of a number, as in <c>(2026)豫1330执12</c>; brackets and digits of any width.</summary>
        [StringLength(64, MinimumLength = 1)]
        public string? CaseNumber { get; init; }

        /// <summary>The beginning of a party's name; spaces, dots and the width of brackets do not matter.</summary>
        [StringLength(200, MinimumLength = 2)]
        public string? Party { get; init; }

        /// <summary>What the party is in the case; any where it is not given.</summary>
        public PartyRole? PartyRole { get; init; }

        /// <summary>User id of the handler.</summary>
        [StringLength(96)]
        public string? Handler { get; init; }

        public CaseStage? Stage { get; init; }

        public bool? Open { get; init; }
    }

    public static async Task<Results<Ok<Page<CaseRow>>, ProblemHttpResult>> Handle(
        Request request, [FromServices] EnforcementDbContext db, [FromServices] CaseAccess access, [FromServices] AccessTrace trace, [FromServices] StaffNames staff,
        [FromServices] CurrentActor actor, CancellationToken cancellationToken, [Range(1, Paging.MaxLimit)] int limit = Paging.DefaultLimit, Cursor? after = null)
    {
        if (request.CaseNumber is null && request.Party is null)
            return Problems.Invalid("caseNumber", "required", "请输入案号或者当事人姓名、名称");
        if (await FoundAsync(new(db, actor.Court), request, cancellationToken) is not { } found)
            return Problems.Conflict("search.too-broad", $"符合的案件超过 {Most} 件，请输入更完整的案号或者姓名、名称。");
        var page = await Wanted(access.Readable().AsNoTracking(), found, request).PageAsync(Order, after, limit, cancellationToken);
        if (request.Party is not null) // TB-3.2-34: whoever finds a case by a name has read that it is a party
            await trace.OfAsync(page.Items.Select(c => c.Id), "party-search", cancellationToken);
        var names = await staff.OfAsync(page.Items.Select(c => c.HandlerId), cancellationToken);
        return TypedResults.Ok(page.Show(c => CaseRow.Of(c, names)));
    }

    // by the narrower of the two first: what begins with both is then looked for among these alone
    private static async Task<IReadOnlyList<Guid>?> FoundAsync(CaseFinder finder, Request request, CancellationToken cancellationToken)
    {
        var numbered = request.CaseNumber is { } text ? await finder.NumberedAsync(CaseNumber.HalfWidth(text), null, cancellationToken) : null;
        if (request.Party is not { } name)
            return numbered;
        var named = await finder.NamedAsync(name, request.PartyRole, numbered, cancellationToken);
        return numbered is null && named is not null && request.CaseNumber is { } also ? await finder.NumberedAsync(CaseNumber.HalfWidth(also), named, cancellationToken) : named;
    }

    private static IQueryable<EnforcementCase> Wanted(IQueryable<EnforcementCase> cases, IReadOnlyList<Guid> found, Request request)
    {
        cases = cases.Where(c => found.Contains(c.Id));
        if (request.Handler is { } handler)
            cases = cases.Where(c => c.HandlerId == handler);
        if (request.Stage is { } stage)
            cases = cases.Where(c => c.Stage == stage);
        if (request.Open is { } open)
            cases = cases.Where(c => open != (c.Stage == CaseStage.Closed || c.Stage == CaseStage.Archived));
        return cases;
    }
}
