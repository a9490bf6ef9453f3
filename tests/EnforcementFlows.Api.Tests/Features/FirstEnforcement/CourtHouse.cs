using System.Net.Http.Json;
using System.Text.Json;
using EnforcementFlows.Api.Tests.Hosting;
using FluentAssertions;

namespace EnforcementFlows.Api.Tests.Features.FirstEnforcement;

/// <summary>A court at work over HTTP: filings come in, staff act by role, the clock is moved by hand.</summary>
internal sealed class CourtHouse : IAsyncDisposable
{
    private readonly ReusableApp _host;
    private readonly Dictionary<string, HttpClient> _clients = [];

    private CourtHouse(ReusableApp host) => _host = host;

    /// <summary>桐柏 on 2026-04-28 at 10:00, three days before a long holiday.</summary>
    public static async Task<CourtHouse> OpenAsync(string now = "2026-04-28T10:00:00+08:00", params (string Name, string Value)[] settings) =>
        new(await ReusableApp.StartAsync([("Clock:Start", now), .. settings]));

    public EnforcementApp App => _host.App;

    public async Task<HttpClient> AsAsync(string userName)
    {
        if (!_clients.TryGetValue(userName, out var client))
            _clients[userName] = client = IsSystem(userName) ? await App.SystemAsync(userName) : await App.SignedInAsAsync(userName);
        return client;
    }

    public async Task<Guid> FileAsync(object filing, string court = "tongbai")
    {
        using var response = await (await AsAsync($"{court}.filing-system")).PostAsJsonAsync("/api/cases", filing);
        var answer = await response.ReadJsonAsync();
        response.StatusCode.Should().Be(System.Net.HttpStatusCode.Created, answer.ToString());
        return answer.GetProperty("id").GetGuid();
    }

    public async Task<IReadOnlyList<JsonElement>> ListAsync(string userName, string path)
    {
        using var response = await (await AsAsync(userName)).GetAsync(new Uri(path, UriKind.Relative));
        var answer = await response.ReadJsonAsync();
        response.IsSuccessStatusCode.Should().BeTrue(answer.ToString());
        return [.. answer.GetProperty("items").EnumerateArray()];
    }

    /// <summary>The open task of a case whose name begins so.</summary>
    public async Task<JsonElement> TaskAsync(Guid caseId, string name, string court = "tongbai") =>
        (await ListAsync($"{court}.director", $"/api/cases/{caseId}/tasks")).Single(
            t => t.GetProperty("name").GetString()!.StartsWith(name, StringComparison.Ordinal) && t.GetProperty("state").GetString() is "open" or "claimed");

    public async Task<HttpResponseMessage> ActAsync(string userName, Guid taskId, string act, object? body = null) =>
        await (await AsAsync(userName)).PostAsJsonAsync($"/api/tasks/{taskId}/{act}", body ?? new { });

    /// <summary>Claims and completes a task; it must succeed.</summary>
    public async Task CompleteAsync(string userName, Guid caseId, string name, object? form = null, string outcome = "done", string? comment = null)
    {
        var task = await TaskAsync(caseId, name, userName[..userName.IndexOf('.', StringComparison.Ordinal)]);
        var id = task.GetProperty("id").GetGuid();
        if (task.GetProperty("state").GetString() == "open")
            (await ActAsync(userName, id, "claim")).IsSuccessStatusCode.Should().BeTrue();
        using var response = await ActAsync(userName, id, "complete", new { outcome, form, comment });
        response.IsSuccessStatusCode.Should().BeTrue(await response.Content.ReadAsStringAsync());
    }

    /// <summary>Hands a request in; it must be accepted.</summary>
    public async Task RequestAsync(string userName, Guid caseId, string kind, object data)
    {
        using var response = await (await AsAsync(userName)).PostAsJsonAsync($"/api/cases/{caseId}/requests/{kind}", new { reason = "见申请", data });
        response.IsSuccessStatusCode.Should().BeTrue(await response.Content.ReadAsStringAsync());
    }

    /// <summary>Reports what happened outside, now, as the command centre enters it.</summary>
    public async Task EventAsync(Guid caseId, string type, object data)
    {
        var centre = await AsAsync("tongbai.centre-head");
        var now = (await (await centre.GetAsync(new Uri("/api/clock", UriKind.Relative))).ReadJsonAsync()).GetProperty("now").GetString();
        using var response = await centre.PostAsJsonAsync($"/api/cases/{caseId}/events", new { type, occurredAt = now, data });
        response.IsSuccessStatusCode.Should().BeTrue(await response.Content.ReadAsStringAsync());
    }

    /// <summary>Reports what happened outside, as a system of the court does.</summary>
    public async Task ReportAsync(string system, Guid caseId, string type, object data, string occurredAt)
    {
        using var response = await (await AsAsync(system)).PostAsJsonAsync($"/api/cases/{caseId}/events", new { type, occurredAt, data });
        response.IsSuccessStatusCode.Should().BeTrue(await response.Content.ReadAsStringAsync());
    }

    /// <summary>The id of an account, such as <c>tongbai.judge1</c>.</summary>
    public async Task<string> IdOfAsync(string userName)
    {
        using var answer = await (await AsAsync(userName)).GetAsync(new Uri("/api/auth/me", UriKind.Relative));
        return (await answer.ReadJsonAsync()).GetProperty("id").GetString()!;
    }

    public async Task MoveClockAsync(string now)
    {
        using var response = await (await AsAsync("tongbai.admin")).PutAsJsonAsync("/api/clock", new { now });
        response.IsSuccessStatusCode.Should().BeTrue(await response.Content.ReadAsStringAsync());
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private static bool IsSystem(string name) => name.EndsWith("-system", StringComparison.Ordinal) || name.EndsWith("-gateway", StringComparison.Ordinal);
}

/// <summary>Filings with valid defaults.</summary>
internal static class Filing
{
    public static Dictionary<string, object?> First(int sequence = 101) => new()
    {
        ["caseNumber"] = $"（2026）豫1330执{sequence}号",
        ["caseType"] = "first-enforcement",
        ["applicationReceivedOn"] = "2026-04-27",
        ["filedAt"] = "2026-04-28T09:30:00+08:00",
        ["materialReceivedAt"] = "2026-04-28T09:30:00+08:00",
        ["title"] = new { kind = "judgment", number = "（2025）豫1330民初88号", effectiveOn = "2026-03-01" },
        ["cause"] = "民间借贷纠纷",
        ["claimAmount"] = "50000.00",
        ["applicants"] = new[] { new { name = "申请人甲", kind = "natural", idNumber = "000000199001010018", address = "桐柏县某路1号" } },
        ["debtors"] = new[] { new { name = "被执行人乙", kind = "natural", idNumber = "00000019850615002X", address = "桐柏县某路2号" } },
        ["assignedHandler"] = "judge1",
        ["facts"] = new { },
    };
}
