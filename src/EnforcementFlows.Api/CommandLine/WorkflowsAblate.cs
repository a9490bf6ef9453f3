using System.Security.Cryptography;
using System.Text;
using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Api.Features.Regulations;
using EnforcementFlows.Api.Features.Rehearsal;
using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Api.CommandLine;

/// <summary>
/// <c>workflows ablate</c>: takes out, clause by clause, what carries it out, and looks whether a test that names the clause notices.
/// A sample by a seed, so that it can be repeated; a share of 100 takes every clause.
/// </summary>
internal sealed class WorkflowsAblate(ActivityRegistry registry, TextWriter output)
{
    private int _noticed;
    private int _missed;

    /// <param name="workflows">The folder that holds <c>courts/</c> and <c>national/</c>.</param>
    /// <param name="share">Percent of each court's clauses that are named by tests.</param>
    /// <param name="seed">Which of them.</param>
    /// <param name="cancellationToken">Breaks off.</param>
    /// <returns>0 when every removal was noticed, else 1.</returns>
    public async Task<int> RunAsync(string workflows, int share, string seed, CancellationToken cancellationToken)
    {
        var copy = Directory.CreateTempSubdirectory("ablation-");
        try
        {
            Copy(workflows, copy.FullName);
            foreach (var court in Directory.GetDirectories(Path.Combine(workflows, "courts")).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal))
                foreach (var clause in Sample(workflows, court, share, seed))
                    await RemoveAsync(workflows, copy.FullName, court, clause, cancellationToken);
        }
        finally
        {
            copy.Delete(recursive: true);
        }
        output.WriteLine($"{_noticed} removals noticed, {_missed} not");
        return _missed == 0 ? 0 : 1;
    }

    private static List<string> Sample(string workflows, string court, int share, string seed)
    {
        var tests = ClauseTests.Load(workflows);
        var named = ClauseCatalog.Load(workflows).Of(court).All.Select(clause => clause.Id).Where(clause => tests.Of(court, clause).Count > 0).ToList();
        return [.. named.OrderBy(clause => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}:{clause}")))).Take((named.Count * share + 99) / 100)];
    }

    private async Task RemoveAsync(string workflows, string copy, string court, string clause, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(copy, "courts", court);
        ClauseRemoval.Apply(folder, Path.Combine(copy, "national"), clause);
        var noticed = IsNoticedByProfile(folder, clause) || await IsNoticedByFlowsAsync(folder, clause, cancellationToken);
        output.WriteLine($"{(noticed ? "ok  " : "FAIL")} {court}: {clause}");
        _ = noticed ? _noticed++ : _missed++;
        Directory.Delete(folder, recursive: true);
        Copy(Path.Combine(workflows, "courts", court), folder);
    }

    private static bool IsNoticedByProfile(string folder, string clause)
    {
        var cases = CourtTestFiles.Of(folder, ProfileTestFile.Suffix).SelectMany(file => ProfileTestFile.Parse(File.ReadAllText(file)).Cases).Where(test => test.Clauses.Contains(clause)).ToList();
        return cases.Count > 0 && (CourtFolder.Read(folder).Profile is not { } profile || cases.Exists(test => test.Problems(profile).Count > 0));
    }

    // a flow that is gone, or whose definition no longer holds together, fails every case that it had
    private async Task<bool> IsNoticedByFlowsAsync(string folder, string clause, CancellationToken cancellationToken)
    {
        foreach (var file in CourtTestFiles.Of(folder, FlowTestFile.Suffix))
        {
            var names = FlowTestFile.Parse(await File.ReadAllTextAsync(file, cancellationToken)).Cases.Where(test => test.Clauses.Contains(clause)).Select(test => test.Name).ToList();
            if (names.Count == 0)
                continue;
            using var report = new StringWriter();
            await new WorkflowsTest(registry, report).RunAsync(file, cancellationToken);
            var lines = report.ToString().Split('\n');
            if (names.Exists(name => !lines.Any(line => line.StartsWith("ok ", StringComparison.Ordinal) && line.TrimEnd().EndsWith($": {name}", StringComparison.Ordinal))))
                return true;
        }
        return false;
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.GetFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        foreach (var folder in Directory.GetDirectories(from))
            Copy(folder, Path.Combine(to, Path.GetFileName(folder)));
    }
}
