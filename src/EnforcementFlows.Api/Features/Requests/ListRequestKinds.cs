using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Api.Features.Documents;
using EnforcementFlows.Api.Features.Regulations;
using EnforcementFlows.Api.Features.Tasks;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace EnforcementFlows.Api.Features.Requests;

/// <summary>What the caller may ask for on a case (可提请的事项), each with what stands in its way already, before anything is filled in.</summary>
public static class ListRequestKinds
{
    private const string Prefix = "request:";

    /// <param name="Form">Key of the form to fill in; null where a reason is enough.</param>
    /// <param name="Clauses">Those of the court that the right to ask or the form carries out.</param>
    /// <param name="Unmet">Why it would be refused now; empty where nothing is known against it.</param>
    public sealed record Row(string Kind, string Name, string? Form, IReadOnlyList<string> Clauses, IReadOnlyList<UnmetCondition> Unmet);

    public static async Task<Results<Ok<IReadOnlyList<Row>>, ProblemHttpResult>> Handle(
        Guid caseId, [FromServices] IServiceProvider services, [FromServices] EnforcementDbContext db, [FromServices] CaseAccess access, [FromServices] ProfileCatalog profiles,
        [FromServices] FormCatalog forms, [FromServices] ClauseCatalog clauses, [FromServices] CurrentActor actor, [FromServices] TimeProvider clock,
        CancellationToken cancellationToken)
    {
        if (!await access.MayReadAsync(caseId, cancellationToken))
            return Problems.NotFound();
        var now = clock.GetUtcNow();
        var site = await RequestSite.OfAsync(services, await db.CaseAsync(actor.Court, caseId, cancellationToken), now, cancellationToken);
        var (known, permissionClauses) = (clauses.Of(actor.Court), profiles.Get(actor.Court, now).PermissionClauses);
        var rows = new List<Row>();
        foreach (var kind in profiles.Get(actor.Court, now).Flows.Keys.Where(flow => flow.StartsWith(Prefix, StringComparison.Ordinal)).Select(flow => flow[Prefix.Length..]))
        {
            if (!actor.Has($"request.{kind}"))
                continue;
            var form = forms.OfRequest(kind);
            var named = (permissionClauses.GetValueOrDefault($"request.{kind}") ?? []).Concat(form?.Fields.Select(field => field.Clause).OfType<string>() ?? []);
            rows.Add(new(
                kind, LegalNames.OfRequest(kind), form?.Key, [.. named.Distinct().Where(known.Has)], await RequestRules.UnmetAsync(site, kind, cancellationToken)));
        }

        return TypedResults.Ok<IReadOnlyList<Row>>(rows);
    }
}
