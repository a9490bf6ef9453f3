using System.Net.Http.Json;
using System.Text.Json;
using EnforcementFlows.Api.Tests.Features.FirstEnforcement;
using EnforcementFlows.Api.Tests.Hosting;

namespace EnforcementFlows.Bench;

/// <summary>The few real cases that are copied: filed over HTTP, one of them worked on, and the clock moved until nodes are late.</summary>
internal static class OriginalCases
{
    /// <summary>What the clock shows at the end.</summary>
    public const string End = "2026-05-19T00:00:00+08:00";

    /// <summary>Lets the flows run in a host of this process, which is gone before anything is measured.</summary>
    public static async Task PlayAsync(string database)
    {
        await using var host = await EnforcementApp.StartAsync(("ConnectionStrings:EnforcementFlows", database), ("Clock:Start", "2026-04-28T10:00:00+08:00"));
        using var filing = await host.SignedInAsAsync("tongbai.filing-clerk");
        var id = await FileAsync(filing, 101);
        foreach (var sequence in new[] { 102, 103 })
            await FileAsync(filing, sequence);
        using var clerk = await host.SignedInAsAsync("tongbai.clerk1");
        await CompleteAsync(clerk, id, "核收立案材料", new { receivedAt = "2026-04-28T09:30:00+08:00", materialsComplete = true });
        using var specialist = await host.SignedInAsAsync("tongbai.query-officer");
        await CompleteAsync(specialist, id, "办理总对总", new { queriedAt = "2026-04-28T10:00:00+08:00", found = false });
        await CompleteAsync(specialist, id, "分析总对总", new { summary = "无财产", feedbackForm = "反馈表", filedInDossier = true });
        using var admin = await host.SignedInAsAsync("tongbai.admin");
        await SendAsync(admin.PutAsJsonAsync("/api/clock", new { now = End }));
        using var head = await host.SignedInAsAsync("tongbai.centre-head");
        await CompleteAsync(head, id, "确认繁简分流", null, "confirm");
        using var judge = await host.SignedInAsAsync("tongbai.judge1");
        await CompleteAsync(judge, id, "签收移交的案件", new { received = true });
    }

    private static async Task<string> FileAsync(HttpClient filing, int sequence) =>
        (await SendAsync(filing.PostAsJsonAsync("/api/cases", Filing.First(sequence)))).GetProperty("id").GetString()!;

    private static async Task CompleteAsync(HttpClient person, string caseId, string name, object? form, string outcome = "done")
    {
        var tasks = await SendAsync(person.GetAsync(new Uri($"/api/cases/{caseId}/tasks", UriKind.Relative)));
        var task = tasks.GetProperty("items").EnumerateArray().First(t => t.GetProperty("name").GetString()!.StartsWith(name, StringComparison.Ordinal));
        var path = $"/api/tasks/{task.GetProperty("id").GetString()}";
        if (task.GetProperty("state").GetString() == "open")
            await SendAsync(person.PostAsJsonAsync($"{path}/claim", new { }));
        await SendAsync(person.PostAsJsonAsync($"{path}/complete", new { outcome, form }));
    }

    private static async Task<JsonElement> SendAsync(Task<HttpResponseMessage> sent)
    {
        using var answer = await sent;
        var body = await answer.ReadJsonAsync();
        return answer.IsSuccessStatusCode ? body : throw new InvalidOperationException(body.ToString());
    }
}
