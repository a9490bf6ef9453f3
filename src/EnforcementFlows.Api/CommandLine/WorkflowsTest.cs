using System.Text.Json;
using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Api.Features.Rehearsal;
using EnforcementFlows.Workflow.Definitions;
using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Api.CommandLine;

/// <summary>
/// <c>workflows test</c>: plays the example cases that lie beside the definitions. It fails when a case fails, when a connection
/// of a definition is walked by none of its cases, and when a definition has no cases. Those of a national flow lie at the courts;
/// where all are played, each of its connections must be walked at one of them.
/// </summary>
internal sealed class WorkflowsTest(ActivityRegistry registry, TextWriter output)
{
    private readonly List<string> _gaps = [];
    private readonly List<(WorkflowDefinition Definition, RunTrace Walked)> _played = [];
    private int _passed;
    private int _failed;

    /// <returns>0 when everything passed, else 1.</returns>
    public async Task<int> RunAsync(string path, CancellationToken cancellationToken)
    {
        var tests = TestFiles(path).ToList();
        var definitions = Directory.Exists(path) ? DefinitionFiles.Read(path, []).Select(d => Path.GetFullPath(d.Definition.Source)).ToList() : [];
        foreach (var (court, files) in CourtDefinitions.ByCourt([.. tests.Concat(definitions)]))
        {
            if (court is null)
                _gaps.AddRange(files.Select(file => $"{file}: No profile.json lies in a folder above."));
            else
                await RunCourtAsync(CourtFolder.Read(court), [.. files.Where(tests.Contains)], cancellationToken);
        }

        var played = _played.Select(p => Path.GetFullPath(p.Definition.Source));
        foreach (var file in definitions.Concat(Directory.Exists(path) ? played.Where(f => CourtFolder.WorkflowsOfNational(f) is null) : played).Distinct())
            FindGaps(file);
        foreach (var gap in _gaps)
            output.WriteLine($"FAIL {gap}");
        output.WriteLine($"{_passed} passed, {_failed} failed");
        return _failed == 0 && _gaps.Count == 0 ? 0 : 1;
    }

    private IEnumerable<string> TestFiles(string path)
    {
        if (Directory.Exists(path))
            return Directory.EnumerateFiles(Path.GetFullPath(path), $"*{FlowTestFile.Suffix}", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
        if (File.Exists(path))
            return [Path.GetFullPath(path)];
        _gaps.Add($"{path}: There is no such file or folder.");
        return [];
    }

    private async Task RunCourtAsync(CourtFolder court, List<string> tests, CancellationToken cancellationToken)
    {
        _gaps.AddRange(court.Findings.Where(f => f.Severity == FindingSeverity.Error).Select(f => f.ToString()));
        if (court.Profile is null)
            return;
        var findings = new List<DefinitionFinding>();
        var definitions = CourtDefinitions.Read(court, findings);
        _gaps.AddRange(findings.Where(f => f.Severity == FindingSeverity.Error).Select(f => f.ToString()));
        RunProfile(court);
        foreach (var group in tests.Select(t => (Path: t, File: Read(t))).Where(t => t.File is not null).GroupBy(t => t.File!.Definition))
        {
            if (definitions.Find(group.Key) is { } definition)
                await RunDefinitionAsync(court, definitions, definition, [.. group.Select(t => (t.Path, t.File!))], cancellationToken);
            else
                _gaps.AddRange(group.Select(t => $"{t.Path}: There is no definition '{group.Key}'."));
        }
    }

    private void RunProfile(CourtFolder court)
    {
        foreach (var path in CourtTestFiles.Of(court.Folder, ProfileTestFile.Suffix))
        {
            foreach (var test in ProfileTestFile.Parse(File.ReadAllText(path)).Cases)
                Print(path, "profile", test.Name, test.Problems(court.Profile!));
        }
    }

    private async Task RunDefinitionAsync(
        CourtFolder court, DefinitionSet definitions, WorkflowDefinition definition, List<(string Path, FlowTestFile File)> files, CancellationToken cancellationToken)
    {
        var walked = new RunTrace();
        var (plans, site) = (new RehearsalPlans(definitions, registry), RehearsalSite.Of(court));
        foreach (var (path, file) in files)
        {
            foreach (var test in file.Cases)
            {
                var result = await new FlowTestRun(plans, site, definition, test).RunAsync(cancellationToken);
                if (result.Trace is { } trace)
                    walked.Add(trace);
                Print(path, definition.DefinitionId, result.Name, [.. result.Problems.Select(problem => problem.ToString())]);
            }
        }

        _played.Add((definition, walked));
    }

    // a national flow has been played once for each court; what one of them walks need not be walked again at another
    private void FindGaps(string file)
    {
        var played = _played.Where(p => Path.GetFullPath(p.Definition.Source) == file).ToList();
        if (played.Count == 0)
            _gaps.Add($"{file}: The definition has no tests.");
        var walked = played.SelectMany(p => p.Definition.Connections.Except(p.Walked.NotFollowed(p.Definition))).Select(Ends).ToHashSet();
        foreach (var gap in played.SelectMany(p => p.Definition.Connections).Where(c => !walked.Contains(Ends(c))).DistinctBy(Ends))
            _gaps.Add($"{played[0].Definition.Source}: {gap.Place}: No case walks the connection {gap.Source}:{gap.SourcePort ?? "Done"} -> {gap.Target}.");
    }

    private static (string, string?, string) Ends(ConnectionDefinition connection) => (connection.Source, connection.SourcePort, connection.Target);

    private void Print(string path, string definition, string test, IReadOnlyList<string> problems)
    {
        if (problems.Count == 0)
            _passed++;
        else
            _failed++;
        output.WriteLine(problems.Count == 0
            ? $"ok   {definition}: {test}"
            : $"FAIL {path}: {test}: {string.Join(" ", problems)}");
    }

    private FlowTestFile? Read(string path)
    {
        try
        {
            return FlowTestFile.Parse(File.ReadAllText(path));
        }
        catch (JsonException broken)
        {
            _gaps.Add($"{path}: {broken.Path}: Line {broken.LineNumber + 1}: {broken.Message}");
            return null;
        }
    }
}
