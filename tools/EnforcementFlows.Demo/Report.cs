using System.Text.Json.Nodes;

namespace EnforcementFlows.Demo;

/// <summary>Reads from the API what has come of the samples, prints it, and compares it with what was worked out by hand.</summary>
internal sealed class Report(ApiClient api, IReadOnlyList<Sample> samples)
{
    private const string Reader = "director";
    private readonly List<string> _differences = [];

    /// <returns>The exit code: 0 if everything is as worked out.</returns>
    public async Task<int> PrintAsync(TextWriter output, CancellationToken cancellationToken)
    {
        foreach (var sample in samples)
            await PrintAsync(sample, output, cancellationToken);
        foreach (var difference in _differences)
            await output.WriteLineAsync($"DIFFERENCE  {difference}");
        await output.WriteLineAsync(_differences.Count == 0 ? "All samples came out as worked out by hand." : $"{_differences.Count} differences.");
        return _differences.Count == 0 ? 0 : 1;
    }

    private async Task PrintAsync(Sample sample, TextWriter output, CancellationToken cancellationToken)
    {
        var found = (await api.ListAsync(Reader, $"/api/cases?caseNumber={Uri.EscapeDataString(sample.Filing.Of("caseNumber")!)}", cancellationToken)).Single();
        var id = found.Of("id")!;
        var deadlines = await api.ListAsync(Reader, $"/api/cases/{id}/deadlines", cancellationToken);
        var ledger = await api.ListAsync(Reader, $"/api/ledgers/node-deadlines?caseId={id}", cancellationToken);
        var alerts = await api.ListAsync(Reader, $"/api/alerts?view=case&caseId={id}", cancellationToken);
        await output.WriteLineAsync();
        await output.WriteLineAsync($"{found.Of("caseNumber")}  {sample.Title}  [{found.Of("stage")}]  承办人 {api.AccountOf(found.Of("handler"))}");
        await PrintNodesAsync(deadlines, ledger, alerts, output);

        Same(sample, "stage", sample.Expect.Stage, found.Of("stage"));
        Same(sample, "handler", sample.Expect.Handler, api.AccountOf(found.Of("handler")));
        Same(sample, "nodes", sample.Expect.Nodes.Select(NodeText), deadlines.Select(d => NodeText(d, ledger)));
        Same(sample, "dates in the ledger", deadlines.Select(d => $"{d.Of("node")} {d.Of("dueAt")}"), ledger.Select(r => $"{r.Of("node")} {r.Of("dueAt")}"));
        Same(sample, "alerts", sample.Expect.Alerts, AlertTexts(alerts));
        await CompareRowsAsync(sample, id, cancellationToken);
    }

    private async Task CompareRowsAsync(Sample sample, string id, CancellationToken cancellationToken)
    {
        var tasks = await api.ListAsync(Reader, $"/api/cases/{id}/tasks", cancellationToken);
        Same(sample, "tasks done", Counts(sample.Expect.Tasks), Counted(tasks.Where(t => t.Of("state") == "done"), t => t.Of("name")!));
        Same(sample, "tasks left open", [], tasks.Where(t => t.Of("state") is not ("done" or "void")).Select(t => t.Of("name")!));
        var documents = await api.ListAsync(Reader, $"/api/cases/{id}/documents", cancellationToken);
        Same(sample, "documents", Counts(sample.Expect.Documents), Counted(documents, d => $"{d.Of("kind")} → {d.Of("recipientRole")}"));
        var requests = await api.ListAsync(Reader, $"/api/cases/{id}/requests", cancellationToken);
        Same(sample, "requests", Pairs(sample.Expect.Requests), requests.Select(r => $"{r.Of("kind")}: {r.Of("state")}"));
        var sanctions = await api.ListAsync(Reader, $"/api/cases/{id}/sanctions", cancellationToken);
        Same(sample, "sanctions", Pairs(sample.Expect.Sanctions), sanctions.Select(s => $"{s.Of("kind")}: {s.Of("state")}"));
        var funds = (await api.GetAsync(Reader, $"/api/cases/{id}/funds", cancellationToken)).Get();
        var payouts = funds["payouts"]!.AsArray().Select(p => $"{p!.Of("payee")}: {p!.Of("amount")} {p!.Of("state")}");
        Same(sample, "funds", Pairs(sample.Expect.Funds), [$"balance: {funds.Of("balance")}", .. payouts]);
    }

    private async Task PrintNodesAsync(List<JsonNode> deadlines, List<JsonNode> ledger, List<JsonNode> alerts, TextWriter output)
    {
        await output.WriteLineAsync($"  {"node",-28}{"due",-22}{"done",-22}{"late",-10}told");
        foreach (var deadline in deadlines)
        {
            var row = ledger.Single(r => r.Of("deadlineId") == deadline.Of("id"));
            var late = deadline.Of("state") == "overdue" ? $"{row.Of("overdueDays")} d {row.Of("decision")}{row.Of("bulletinNumber")}" : deadline.Of("state") == "void" ? "void" : "";
            var told = AlertTexts(alerts.Where(a => a.Of("deadlineId") == deadline.Of("id"))).Select(a => a.Replace($" {deadline.Of("node")}", "", StringComparison.Ordinal));
            await output.WriteLineAsync(
                $"  {deadline.Of("node"),-28}{Due(deadline),-22}{deadline.Instant("metAt"),-22}{late,-10}{string.Join("; ", told)}");
        }
    }

    private static string Due(JsonNode deadline) => deadline.Of("dueOn") ?? deadline.Instant("dueAt")!;

    private static string NodeText(Expectation.Node node) =>
        $"{node.Code} due {node.Due}, done {node.Done ?? "-"}, {node.State} {node.Decision} {node.Bulletin}".TrimEnd();

    private static string NodeText(JsonNode deadline, List<JsonNode> ledger)
    {
        var row = ledger.Single(r => r.Of("deadlineId") == deadline.Of("id"));
        return $"{deadline.Of("node")} due {Due(deadline)}, done {deadline.Instant("metAt") ?? "-"}, {deadline.Of("state")} {row.Of("decision")} {row.Of("bulletinNumber")}".TrimEnd();
    }

    // one line for all who were told the same at the same time
    private IEnumerable<string> AlertTexts(IEnumerable<JsonNode> alerts) => alerts
        .GroupBy(a => $"{a.Instant("raisedAt")} {a.Of("kind")} {a.Of("node")}".TrimEnd())
        .OrderBy(g => g.Key, StringComparer.Ordinal)
        .Select(g => $"{g.Key} → {string.Join(", ", g.Select(a => a.Of("toRole") ?? api.AccountOf(a.Of("toUser"))).Order(StringComparer.Ordinal))}");

    private static IEnumerable<string> Counts(IReadOnlyDictionary<string, int> expected) => expected.Select(e => $"{e.Key} × {e.Value}");

    private static IEnumerable<string> Counted(IEnumerable<JsonNode> rows, Func<JsonNode, string> name) => rows.GroupBy(name).Select(g => $"{g.Key} × {g.Count()}");

    private static IEnumerable<string> Pairs(IReadOnlyDictionary<string, string> expected) => expected.Select(e => $"{e.Key}: {e.Value}");

    private void Same(Sample sample, string what, string expected, string? actual)
    {
        if (expected != actual)
            _differences.Add($"{sample.Name}: {what} is {actual}, expected {expected}");
    }

    // order counts nowhere; how often does
    private void Same(Sample sample, string what, IEnumerable<string> expected, IEnumerable<string> actual)
    {
        var surplus = actual.ToList();
        foreach (var missing in expected.Where(line => !surplus.Remove(line)))
            _differences.Add($"{sample.Name}: {what}: missing  {missing}");
        foreach (var line in surplus)
            _differences.Add($"{sample.Name}: {what}: not expected  {line}");
    }
}
