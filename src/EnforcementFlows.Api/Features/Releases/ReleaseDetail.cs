using EnforcementFlows.Api.Features.Designer;

namespace EnforcementFlows.Api.Features.Releases;

/// <summary>A request to publish with all that whoever decides it has to know.</summary>
public sealed record ReleaseDetail : ReleaseRow
{
    /// <summary>What the check says now.</summary>
    /// <param name="Errors">How many findings keep it from being published.</param>
    /// <param name="NewWarnings">How many findings must be accepted with a reason.</param>
    /// <param name="Findings">Errors first, then new warnings, then those that the published version has as well.</param>
    public sealed record Looked(int Errors, int NewWarnings, IReadOnlyList<GetDefinitionLint.Finding> Findings);

    internal ReleaseDetail(ReleaseRow row)
        : base(row)
    {
    }

    /// <summary>Null where it is decided, and where the draft is no longer what was asked for.</summary>
    public Looked? Check { get; init; }

    /// <summary>In what it differs from the version that it replaces, which clauses that touches and which cases stay on the earlier one; null for a new flow.</summary>
    public GetDefinitionDifference.Response? Difference { get; init; }

    internal static Looked CheckOf(ReleaseFindings found) =>
        new(found.Errors.Count, found.Warnings.Count, [.. found.Errors, .. found.Warnings, .. found.KnownWarnings]);
}
