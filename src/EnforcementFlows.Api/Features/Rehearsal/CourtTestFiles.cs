namespace EnforcementFlows.Api.Features.Rehearsal;

/// <summary>The example cases that lie in a court's folder.</summary>
internal static class CourtTestFiles
{
    /// <param name="court">The court's folder.</param>
    /// <param name="suffix"><see cref="FlowTestFile.Suffix"/> or <see cref="ProfileTestFile.Suffix"/>.</param>
    public static IReadOnlyList<string> Of(string court, string suffix)
    {
        var tests = Path.Combine(court, "tests");
        return Directory.Exists(tests) ? [.. Directory.GetFiles(tests, $"*{suffix}").Order(StringComparer.Ordinal)] : [];
    }
}
