using System.ComponentModel.DataAnnotations;
using EnforcementFlows.Api.Features.Elsa.Definitions;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Errors;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Releases;

/// <summary>Asks for an earlier version to be published again (恢复旧版): for new cases, and by a second person, as with any other.</summary>
public static class RollbackDefinition
{
    public sealed record Request
    {
        /// <summary>Why.</summary>
        [Required, StringLength(2000, MinimumLength = 1)]
        public required string Reason { get; init; }
    }

    internal static async Task<Results<Ok<ReleaseRow>, ProblemHttpResult>> Handle(
        string definitionId, int version, Request request, CommandKey key, [FromServices] DefinitionFinder definitions, [FromServices] ReleaseDesk desk,
        CancellationToken cancellationToken) =>
        await definitions.Of(definitionId).FirstOrDefaultAsync(row => row.Version == version, cancellationToken) is { } wanted
            ? await desk.AskForEarlierAsync(wanted, request, key, cancellationToken)
            : Problems.NotFound();
}
