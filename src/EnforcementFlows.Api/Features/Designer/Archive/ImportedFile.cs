namespace EnforcementFlows.Api.Features.Designer.Archive;

/// <summary>What became of a file of an archive.</summary>
public enum ImportedFileState
{
    /// <summary>The court has the same.</summary>
    Unchanged,

    /// <summary>It is a draft of the flow now.</summary>
    Draft,

    /// <summary>It is a proposed change of the profile now.</summary>
    Proposed,

    /// <summary>It differs, and comes with the system: it is not changed by an import.</summary>
    Delivered,

    /// <summary>It was not taken in.</summary>
    Refused,
}

/// <summary>A line of the report on an import.</summary>
/// <param name="Path">Where in the archive.</param>
/// <param name="Messages">Why, where it was not taken in; what makes way for it, where it was.</param>
/// <param name="DefinitionId">The flow.</param>
/// <param name="VersionId">The draft.</param>
/// <param name="ProfileChangeId">The proposed change.</param>
/// <param name="Changes">What becomes otherwise than it is now, in words; at most as many as fit on a page.</param>
/// <param name="OverwritesDraft">The caller's own draft, which holds something else, makes way for it and stays among the versions.</param>
public sealed record ImportedFile(
    string Path, ImportedFileState State, IReadOnlyList<string> Messages, string? DefinitionId = null, string? VersionId = null, Guid? ProfileChangeId = null,
    IReadOnlyList<string>? Changes = null, bool OverwritesDraft = false)
{
    public const int MostChanges = 100;

    /// <summary>What became of a file of an archive that is only looked at: what it made is not there.</summary>
    internal ImportedFile AsPreview() => this with { VersionId = null, ProfileChangeId = null };

    internal static ImportedFile Refused(string path, params IReadOnlyList<string> reasons) => new(path, ImportedFileState.Refused, reasons);
}
