using System.ComponentModel.DataAnnotations;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Api.Hosting.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace EnforcementFlows.Api.Features.Designer.Settings;

/// <summary>The steps of a flow with limit, alert, role and clause, for admins who never open the canvas (快速设置).</summary>
public static class GetFlowSettings
{
    /// <param name="Token">Tells what the caller has seen; sent back with a change.</param>
    /// <param name="IsDraft">Whether it is a draft; else a change makes one.</param>
    /// <param name="EditedByAnother">Whether somebody else edits the flow just now; a change would be refused.</param>
    /// <param name="Steps">In the order in which they stand in the definition.</param>
    public sealed record Response(
        string DefinitionId, string VersionId, int Version, string Title, bool IsDraft, string Token, bool EditedByAnother, IReadOnlyList<StepSettings> Steps);

    internal static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(
        [StringLength(200)] string definitionId, [FromServices] SettingsDesk desk, [FromServices] CourtDesign design, [FromServices] CurrentActor actor, CancellationToken cancellationToken) =>
        await design.FindAsync(actor.Court, definitionId, CourtDesign.Latest, cancellationToken) is { } row
            ? TypedResults.Ok(await desk.ShowAsync(row, cancellationToken))
            : Problems.NotFound();
}
