namespace EnforcementFlows.Data.Courts;

/// <summary>One version of a court's profile (法院配置), as imported or approved; rows are added and never changed.</summary>
public sealed class CourtProfileVersion
{
    public required string Court { get; init; }

    public required int Version { get; init; }

    public required DateOnly EffectiveFrom { get; init; }

    /// <summary>Of the file that it comes from, also where the court has changed it since: the same file is not imported again.</summary>
    public required string ContentSha256 { get; init; }

    public required string Json { get; init; }

    public required DateTimeOffset ImportedAt { get; init; }
}
