using System.ComponentModel.DataAnnotations;
using EnforcementFlows.Api.Features.Elsa;
using EnforcementFlows.Api.Features.Profiles;
using EnforcementFlows.Api.Hosting.Validation;
using EnforcementFlows.Domain.Deadlines;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace EnforcementFlows.Api.Features.Designer.Settings;

/// <summary>
/// Changes settings of a flow's steps: what stands in the definition becomes its draft, what stands in the court's profile a proposed change
/// of that. Neither holds before a second person has approved it.
/// </summary>
public static class ChangeFlowSettings
{
    private const int MaxSteps = 500;

    public sealed record Request
    {
        /// <summary>As it came with the settings.</summary>
        [Required, StringLength(300)]
        public required string Token { get; init; }

        [Required, MinLength(1), MaxLength(MaxSteps)]
        public required IReadOnlyList<StepChange> Steps { get; init; }

        /// <summary>First legal day (Asia/Shanghai) of changed limits; needed where a limit of the profile changes.</summary>
        public DateOnly? EffectiveFrom { get; init; }

        /// <summary>Why; needed where a limit of the profile changes.</summary>
        [StringLength(2000)]
        public string? Reason { get; init; }
    }

    /// <summary>What is to be otherwise at one step.</summary>
    public sealed record StepChange
    {
        [Required, StringLength(200)]
        public required string ActivityId { get; init; }

        /// <summary>New codes by the name of the input; an empty one takes the input away.</summary>
        [MaxLength(10)]
        public IReadOnlyList<InputChange> Inputs { get; init; } = [];

        /// <summary>The new limit.</summary>
        public Length? Limit { get; init; }

        /// <summary>The new leads of the alerts; null leaves them as they are.</summary>
        [MaxLength(10)]
        public IReadOnlyList<Length>? Alert { get; init; }
    }

    public sealed record InputChange
    {
        [Required, StringLength(50)]
        public required string Name { get; init; }

        [StringLength(500)]
        public string? Value { get; init; }
    }

    /// <summary>A length of time as the form sends it.</summary>
    public sealed record Length
    {
        [Range(0, 10_000)]
        public int N { get; init; }

        [Required, CodeOf<PeriodUnit>]
        public required string Unit { get; init; }
    }

    /// <param name="Settings">As they are now, in the draft.</param>
    /// <param name="Changes">What the draft changes of what was there, in words.</param>
    /// <param name="ProfileChange">The change of the profile that was proposed; null where none was needed.</param>
    /// <param name="Findings">What the check says of the draft.</param>
    public sealed record Response(
        GetFlowSettings.Response Settings, IReadOnlyList<DefinitionChange> Changes, ProfileChangeRow? ProfileChange, IReadOnlyList<GetDefinitionLint.Finding> Findings);

    internal static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(
        [StringLength(200)] string definitionId, Request request, [FromServices] SettingsDesk desk, CancellationToken cancellationToken)
    {
        try
        {
            return await desk.ChangeAsync(definitionId, request, cancellationToken);
        }
        catch (ElsaRefusedException refused)
        {
            return DraftRefusals.ProblemOf(refused);
        }
    }
}
