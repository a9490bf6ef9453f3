using System.Text.Json;
using EnforcementFlows.Api.Tests.Hosting;

namespace EnforcementFlows.Bench;

/// <summary>Something that people look at.</summary>
/// <param name="Name">Names its figure.</param>
/// <param name="User">Who asks.</param>
/// <param name="Paths">The list, read page by page; or several things of one kind, each read as it is.</param>
/// <param name="Bodies">What is sent to the one path in turn, of a search whose words belong into no address; null of what is read.</param>
internal sealed record ListKind(string Name, string User, IReadOnlyList<string> Paths, IReadOnlyList<object>? Bodies = null);

/// <summary>The inboxes, searches and ledgers of a court, each by those who use it, with the filters there are.</summary>
internal static class ListKinds
{
    private const int Cases = 40;
    private const string Search = "/api/cases/search";

    private static readonly (string User, string Name, string Path)[] Lists =
    [
        ("tongbai.clerk1", "clerk.mine", "/api/tasks?view=mine"),
        ("tongbai.clerk1", "clerk.mine-late", "/api/tasks?view=mine&overdue=true"),
        ("tongbai.clerk1", "clerk.mine-in-time", "/api/tasks?view=mine&overdue=false"),
        ("tongbai.clerk1", "clerk.available", "/api/tasks?view=available"),
        ("tongbai.clerk1", "clerk.available-of-node", "/api/tasks?view=available&node=enforcement-notice"),
        ("tongbai.clerk1", "clerk.available-none", "/api/tasks?view=available&node=auction-ruling"),
        ("tongbai.clerk1", "clerk.available-in-time", "/api/tasks?view=available&overdue=false"),
        ("tongbai.clerk1", "clerk.done", "/api/tasks?view=done"),
        ("tongbai.clerk1", "clerk.done-of-node", "/api/tasks?view=done&node=case-intake"),
        ("tongbai.clerk1", "clerk.available-of-role", "/api/tasks?view=available&role=clerk"),
        ("tongbai.clerk1", "clerk.delegated", "/api/tasks?view=delegated"),
        ("tongbai.clerk1", "clerk.counts", "/api/tasks/counts"),
        ("tongbai.clerk1", "clerk.alerts", "/api/alerts?view=mine"),
        ("tongbai.clerk1", "clerk.cases", "/api/cases"),
        ("tongbai.clerk1", "clerk.cases-open", "/api/cases?open=true"),
        ("tongbai.clerk1", "clerk.cases-of-stage", "/api/cases?stage=deferred"),
        ("tongbai.judge1", "judge.mine", "/api/tasks?view=mine"),
        ("tongbai.judge1", "judge.mine-of-node", "/api/tasks?view=mine&node=case-hand-over"),
        ("tongbai.judge1", "judge.available", "/api/tasks?view=available"),
        ("tongbai.judge1", "judge.done", "/api/tasks?view=done"),
        ("tongbai.judge1", "judge.cases", "/api/cases"),
        ("tongbai.judge1", "judge.cases-open", "/api/cases?open=true"),
        ("tongbai.judge1", "judge.cases-of-stage", "/api/cases?stage=handling"),
        ("tongbai.judge1", "judge.alerts", "/api/alerts?view=mine"),
        ("tongbai.judge1", "judge.alerts-open", "/api/alerts?view=mine&acknowledged=false"),
        ("tongbai.judge1", "judge.alerts-confirmed", "/api/alerts?view=mine&acknowledged=true"),
        ("tongbai.query-officer", "specialist.mine", "/api/tasks?view=mine"),
        ("tongbai.query-officer", "specialist.available", "/api/tasks?view=available"),
        ("tongbai.query-officer", "specialist.cases", "/api/cases"),
        ("tongbai.auction-officer", "specialist2.available", "/api/tasks?view=available"),
        ("tongbai.auction-officer", "specialist2.cases", "/api/cases"),
        ("wolong.team-leader", "leader.mine", "/api/tasks?view=mine"),
        ("wolong.team-leader", "leader.available", "/api/tasks?view=available"),
        ("wolong.team-leader", "leader.cases", "/api/cases"),
        ("wolong.team-leader", "leader.alerts", "/api/alerts?view=mine"),
        ("tongbai.director", "director.team", "/api/tasks?view=team"),
        ("tongbai.director", "director.team-of-node", "/api/tasks?view=team&node=triage"),
        ("tongbai.director", "director.team-late", "/api/tasks?view=team&overdue=true"),
        ("tongbai.director", "director.team-in-time", "/api/tasks?view=team&overdue=false"),
        ("tongbai.director", "director.team-of-role", "/api/tasks?view=team&role=clerk"),
        ("tongbai.director", "director.team-unclaimed", "/api/tasks?view=team&state=open"),
        ("tongbai.director", "director.team-in-hand", "/api/tasks?view=team&state=claimed"),
        ("tongbai.director", "director.team-handed-on", "/api/tasks?view=team&state=delegated"),
        ("tongbai.director", "director.counts", "/api/tasks/counts"),
        ("tongbai.director", "director.available", "/api/tasks?view=available"),
        ("tongbai.director", "director.cases", "/api/cases"),
        ("tongbai.director", "director.cases-open", "/api/cases?open=true"),
        ("tongbai.director", "director.cases-closed", "/api/cases?open=false"),
        ("tongbai.director", "director.cases-of-stage", "/api/cases?stage=deferred"),
        ("tongbai.director", "director.alerts", "/api/alerts?view=mine"),
        ("tongbai.director", "director.alerts-open", "/api/alerts?view=mine&acknowledged=false"),
        ("tongbai.director", "director.ledger", "/api/ledgers/node-deadlines"),
        ("tongbai.director", "director.ledger-late", "/api/ledgers/node-deadlines?overdue=true"),
        ("tongbai.director", "director.ledger-in-time", "/api/ledgers/node-deadlines?overdue=false"),
        ("tongbai.director", "director.overdue", "/api/boards/overdue"),
        ("tongbai.director", "director.overdue-decided", "/api/boards/overdue?decided=true"),
        ("tongbai.director", "director.ledger-measures", "/api/ledgers/measures"),
        ("tongbai.director", "director.ledger-receipts", "/api/ledgers/receipts"),
        ("tongbai.director", "director.ledger-payouts", "/api/ledgers/payouts"),
        ("tongbai.director", "director.ledger-sanctions", "/api/ledgers/sanctions"),
        ("tongbai.director", "director.ledger-coercive", "/api/ledgers/coercive-measures"),
        ("tongbai.director", "director.ledger-settlements", "/api/ledgers/settlements"),
        ("tongbai.director", "director.ledger-terminated", "/api/ledgers/terminated-cases"),
    ];

    /// <summary>All of them; a few ask for cases and people that are looked up first.</summary>
    public static async Task<IReadOnlyList<ListKind>> OfAsync(RunningHost host)
    {
        using var director = await host.SignedInAsAsync("tongbai.director");
        var reports = await RowsAsync(director, $"/api/boards/overdue?decided=true&limit={Cases}"); // those cases have all that belongs to one
        List<string> cases = [.. reports.Select(report => report.GetProperty("caseId").GetString()!)];
        var shown = await Task.WhenAll(cases.Select(async id => await (await director.GetAsync(new Uri($"/api/cases/{id}", UriKind.Relative))).ReadJsonAsync()));
        using var judge = await host.SignedInAsAsync("tongbai.judge1");
        var handler = (await RowsAsync(judge, "/api/tasks?view=done&limit=1"))[0].GetProperty("assignee").GetString();
        var mine = (await RowsAsync(director, $"/api/cases?handler={handler}&limit={Cases}")).Select(row => row.GetProperty("id").GetString()!).ToList();
        var another = (await RowsAsync(director, "/api/cases?stage=handling")).Select(row => row.GetProperty("handler").GetString()).First(other => other is not null && other != handler);
        List<object> named = [.. shown.Select(Debtor).Where(IsOfFew).Select(name => new { party = name })];
        return
        [
            .. Lists.Select(list => new ListKind(list.Name, list.User, [list.Path])),
            new("judge.case", "tongbai.judge1", [.. mine.Select(id => $"/api/cases/{id}")]),
            new("judge.cases-of-another", "tongbai.judge1", [$"/api/cases?handler={another}"]),
            new("director.team-of-person", "tongbai.director", [$"/api/tasks?view=team&assignee={handler}"]),
            new("director.team-of-case-number", "tongbai.director", [.. shown.Select(row => $"/api/tasks?view=team&caseNumber={row.GetProperty("caseNumber").GetString()}")]),
            new("clerk.cases-of-handler", "tongbai.clerk1", [$"/api/cases?handler={handler}"]),
            new("director.cases-of-handler", "tongbai.director", [$"/api/cases?handler={handler}"]),
            new("director.cases-of-handler-stage", "tongbai.director", [$"/api/cases?handler={handler}&stage=deferred"]),
            new("director.case-by-number", "tongbai.director", [.. shown.Select(row => $"/api/cases?caseNumber={row.GetProperty("caseNumber").GetString()}")]),
            new("director.cases-by-beginning", "tongbai.director", [Search], [.. shown.Select(row => new { caseNumber = Text(row, "caseNumber")[..^3] })]),
            new("judge.cases-by-beginning", "tongbai.judge1", [Search], [.. shown.Select(row => new { caseNumber = Text(row, "caseNumber")[..^3] })]),
            new("director.cases-by-party", "tongbai.director", [Search], named),
            new("judge.cases-by-party", "tongbai.judge1", [Search], named),
            Of("related", "/related"), Of("case", ""), Of("timeline", "/timeline"), Of("case-tasks", "/tasks"), Of("deadlines", "/deadlines"),
            new("director.team-of-case", "tongbai.director", [.. cases.Select(id => $"/api/tasks?view=team&caseId={id}")]),
            new("director.ledger-of-case", "tongbai.director", [.. cases.Select(id => $"/api/ledgers/node-deadlines?caseId={id}")]),
        ];

        ListKind Of(string name, string part) => new($"director.{name}", "tongbai.director", [.. cases.Select(id => $"/api/cases/{id}{part}")]);
    }

    private static string Text(JsonElement row, string name) => row.GetProperty(name).GetString()!;

    private static string Debtor(JsonElement about) => Text(about.GetProperty("debtors")[0], "name");

    // of the loaded names, which end with a number, a short one begins those of thousands: the host asks for more of it and reads nothing
    private static bool IsOfFew(string name) => name.Reverse().TakeWhile(char.IsAsciiDigit).Count() >= 5;

    private static async Task<List<JsonElement>> RowsAsync(HttpClient person, string path)
    {
        using var answer = await person.GetAsync(new Uri(path, UriKind.Relative));
        answer.EnsureSuccessStatusCode();
        return [.. (await answer.ReadJsonAsync()).GetProperty("items").EnumerateArray()];
    }
}
