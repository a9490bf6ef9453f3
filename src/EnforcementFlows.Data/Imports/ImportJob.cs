namespace EnforcementFlows.Data.Imports;

/// <summary>One uploaded docket (在办案件导入): its file, and how far it has come.</summary>
public sealed class ImportJob
{
    public required string Court { get; init; }

    public required Guid Id { get; init; }

    public required string FileName { get; init; }

    /// <summary>SHA-256 of the file, hexadecimal.</summary>
    public required string ContentHash { get; init; }

    public ImportState State { get; set; } = ImportState.Queued;

    /// <summary>Header cells as they stood in the file, so that bad lines can be given back in the same form.</summary>
    public required string[] Header { get; init; }

    public int Total { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>User or client id.</summary>
    public required string CreatedBy { get; init; }

    public DateTimeOffset? StartedAt { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>The node that works on it holds it until then; the system's clock.</summary>
    public DateTimeOffset? LeaseUntil { get; set; }
}

/// <summary>How far an import has come.</summary>
public enum ImportState
{
    Queued,
    Running,
    Finished,
    Cancelled,
}
