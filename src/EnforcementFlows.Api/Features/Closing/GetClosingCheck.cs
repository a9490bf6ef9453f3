using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Api.Features.Documents;
using EnforcementFlows.Api.Features.Forms;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Closing;
using EnforcementFlows.Domain.Courts;
using EnforcementFlows.Domain.Requests;
using EnforcementFlows.Workflow.Values;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Closing;

/// <summary>
/// How far a case is from being closed, at any time (结案自查): the same review that closing makes, over what is on record and the closing
/// report as it was last filled in. It changes nothing.
/// </summary>
public static class GetClosingCheck
{
    /// <param name="Reported">A closing report has been filled in; before that, what only people can say counts as not met.</param>
    public sealed record Response(bool Reported, IReadOnlyList<Way> Ways);

    /// <summary>A way of closing.</summary>
    /// <param name="RequestKind">The request by which it is asked for.</param>
    public sealed record Way(string Code, string Name, string RequestKind, bool Met, IReadOnlyList<Condition> Conditions);

    /// <param name="Name">What it asks for.</param>
    /// <param name="Message">What is missing; null where it is met.</param>
    public sealed record Condition(string Code, string Name, bool Met, string? Message, string Clause);

    public static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(
        Guid caseId, [FromServices] EnforcementDbContext db, [FromServices] CaseAccess access, [FromServices] ProfileCatalog profiles, [FromServices] CurrentActor actor,
        [FromServices] TimeProvider clock, CancellationToken cancellationToken, string? way = null)
    {
        ClosingWay? wanted = EnumCode.TryParse<ClosingWay>(way, out var named) ? named : null;
        if (way is not null && wanted is null)
            return Problems.Invalid("way", "value", "结案方式取值不正确");
        if (!await access.MayReadAsync(caseId, cancellationToken))
            return Problems.NotFound();
        var (now, about) = (clock.GetUtcNow(), await db.CaseAsync(actor.Court, caseId, cancellationToken));
        var profile = profiles.Get(actor.Court, now);
        var report = (await FlowForms.OfCaseAsync(db, about.Court, about.Id, cancellationToken)).Latest("closing-report");
        var file = await ClosingFile.ReadAsync(db, about, report, cancellationToken);
        var request = await RequestOfAsync(db, about, cancellationToken);
        var ways = Enum.GetValues<ClosingWay>().Where(known => wanted is { } one ? known == one : profile.Closing.ContainsKey(known.Code()));
        return TypedResults.Ok(new Response(report.Has("ground"), [.. ways.Select(known => Check(known, ClosingFile.FactsOf(file, known, report, request, profile, now), profile))]));
    }

    private static Way Check(ClosingWay way, ClosingFacts facts, CourtProfile profile)
    {
        var conditions = ClosingReview.Check(way, profile.Closing.GetValueOrDefault(way.Code()) ?? [], facts, code => profile.ClosingConditions.GetValueOrDefault(code)?.Clause);
        return new(
            way.Code(), LegalNames.Of(way), way == ClosingWay.TerminateCurrentProcedure ? RequestKinds.Terminate : RequestKinds.Close, conditions.All(c => c.Unmet is null),
            [.. conditions.Select(c => new Condition(c.Code, profile.ClosingConditions.GetValueOrDefault(c.Code)?.Name ?? c.Code, c.Unmet is null, c.Unmet?.Message, c.Clause))]);
    }

    // what the applicant has said is part of the request to close
    private static async Task<FormData> RequestOfAsync(EnforcementDbContext db, EnforcementCase about, CancellationToken cancellationToken)
    {
        var data = await db.Requests.Where(r => r.Court == about.Court && r.CaseId == about.Id && (r.Kind == RequestKinds.Close || r.Kind == RequestKinds.Terminate))
            .OrderByDescending(r => r.RequestedAt).Select(r => r.Data).FirstOrDefaultAsync(cancellationToken);
        return FormData.Of(WorkflowValue.Parse(data));
    }
}
