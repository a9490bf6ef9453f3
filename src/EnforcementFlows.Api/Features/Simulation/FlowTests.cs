using System.Text.Json;
using EnforcementFlows.Api.Features.Rehearsal;
using EnforcementFlows.Api.Hosting.Startup;
using EnforcementFlows.Data;
using EnforcementFlows.Data.Definitions;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Simulation;

/// <summary>An example case of a flow, and where it comes from.</summary>
/// <param name="Recorded">The row that holds it; null for one from the court's files.</param>
internal sealed record FlowTest(FlowTestCase Case, DefinitionTest? Recorded);

/// <summary>The example cases of a court's flows: those that came with its files, and those recorded in the designer.</summary>
internal sealed class FlowTests(EnforcementDbContext db, HostFolders folders)
{
    /// <summary>The most that can be recorded of a flow.</summary>
    public const int Most = 200;

    public IQueryable<DefinitionTest> RecordedOf(string court, string definitionId) =>
        db.DefinitionTests.Where(test => test.Court == court && test.DefinitionId == definitionId);

    /// <summary>All of a flow: those from files first, then as they were recorded.</summary>
    public async Task<IReadOnlyList<FlowTest>> OfAsync(string court, string definitionId, CancellationToken cancellationToken)
    {
        var recorded = await RecordedOf(court, definitionId).AsNoTracking().OrderBy(test => test.RecordedAt).ThenBy(test => test.Id).ToListAsync(cancellationToken);
        return [.. FromFiles(court, definitionId).Select(test => new FlowTest(test, null)), .. recorded.Select(row => new FlowTest(Read(row), row))];
    }

    public IEnumerable<FlowTestCase> FromFiles(string court, string definitionId) =>
        CourtTestFiles.Of(Path.Combine(folders.Workflows, "courts", court), FlowTestFile.Suffix)
            .Where(path => Path.GetFileName(path) == $"{definitionId}{FlowTestFile.Suffix}" || File.ReadAllText(path).Contains($"\"{definitionId}\"", StringComparison.Ordinal))
            .Select(path => FlowTestFile.Parse(File.ReadAllText(path))).Where(file => file.Definition == definitionId).SelectMany(file => file.Cases);

    /// <exception cref="JsonException">It is none; none such is ever stored.</exception>
    public static FlowTestCase Read(DefinitionTest row) => FlowTestFile.Read<FlowTestCase>(row.Content);
}
