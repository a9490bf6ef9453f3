namespace EnforcementFlows.Data.Courts;

/// <summary>That a program has read and checked these files under workflows/ and found no error: the definitions are in the database.</summary>
public sealed class DefinitionImportMark
{
    /// <summary>Of all files and of the program that checked them.</summary>
    public required string ContentSha256 { get; init; }

    public required DateTimeOffset ImportedAt { get; init; }
}
