using EnforcementFlows.Api.Features.Rehearsal;

namespace EnforcementFlows.Api.Features.Regulations;

/// <summary>Which example cases test which clause: those under courts/&lt;court&gt;/tests/ that name it, of flows and of the profile. Read once at start.</summary>
public sealed class ClauseTests
{
    private readonly ILookup<(string Court, string Clause), string> _cases;

    private ClauseTests(ILookup<(string, string), string> cases) => _cases = cases;

    /// <param name="workflows">The folder that holds <c>courts/</c>.</param>
    public static ClauseTests Load(string workflows) => new(
        Directory.GetDirectories(Path.Combine(workflows, "courts")).SelectMany(folder => CasesOf(folder).Concat(ProfileCasesOf(folder))).ToLookup(found => (found.Court, found.Clause), found => found.Case));

    /// <summary>The cases as <c>definition: name</c>.</summary>
    public IReadOnlyList<string> Of(string court, string clause) => [.. _cases[(court, clause)]];

    private static IEnumerable<(string Court, string Clause, string Case)> ProfileCasesOf(string folder) =>
        from file in CourtTestFiles.Of(folder, ProfileTestFile.Suffix).Select(file => ProfileTestFile.Parse(File.ReadAllText(file)))
        from test in file.Cases
        from clause in test.Clauses
        select (Path.GetFileName(folder), clause, $"profile: {test.Name}");

    private static IEnumerable<(string Court, string Clause, string Case)> CasesOf(string folder) =>
        from file in CourtTestFiles.Of(folder, FlowTestFile.Suffix).Select(file => FlowTestFile.Parse(File.ReadAllText(file)))
        from test in file.Cases
        from clause in test.Clauses
        select (Path.GetFileName(folder), clause, $"{file.Definition}: {test.Name}");
}
