namespace EnforcementFlows.Data.Imports;

/// <summary>One line of an imported docket and what became of it.</summary>
public sealed class ImportLine
{
    public required string Court { get; init; }

    public required Guid JobId { get; init; }

    /// <summary>Line of the file, counted from one; the header is line one.</summary>
    public required int Line { get; init; }

    /// <summary>The cells as they stood in the file.</summary>
    public required string[] Cells { get; init; }

    public ImportLineState State { get; set; } = ImportLineState.Pending;

    public string? CaseNumber { get; set; }

    public Guid? CaseId { get; set; }

    /// <summary>What is wrong with it: a JSON array of <c>{field, code, message}</c>.</summary>
    public string? Errors { get; set; }

    /// <summary>What was already late when it was taken over: a JSON array of nodes with their days.</summary>
    public string? Late { get; set; }
}

/// <summary>What became of a line.</summary>
public enum ImportLineState
{
    Pending,

    /// <summary>A case was opened from it.</summary>
    Imported,

    /// <summary>The same case is there already; nothing was changed.</summary>
    Unchanged,

    /// <summary>It has faults; nothing was written.</summary>
    Bad,
}
