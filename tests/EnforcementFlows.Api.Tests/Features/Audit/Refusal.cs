using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using EnforcementFlows.Api.Tests.Features.FirstEnforcement;
using EnforcementFlows.Api.Tests.Hosting;
using FluentAssertions;

namespace EnforcementFlows.Api.Tests.Features.Audit;

/// <summary>What a court may not do is refused with status, code and Chinese words, changes nothing, and is on record at that court.</summary>
internal static class Refusal
{
    private static readonly string[] Parts = ["", "/requests", "/measures", "/coercive-measures", "/sanctions", "/funds", "/documents", "/tasks", "/deadlines"];

    /// <summary>Somebody tries an act on the case or on one of its tasks.</summary>
    /// <param name="house">The court.</param>
    /// <param name="caseId">The case that must stay as it is.</param>
    /// <param name="userName">Who tries it, such as <c>shihe.judge1</c>; his court keeps the record.</param>
    /// <param name="path">Where.</param>
    /// <param name="body">With what.</param>
    /// <param name="status">The answer's status: 403 or 409; what he may not know of is 404, and of that nothing is kept.</param>
    /// <param name="code">The answer's code.</param>
    public static async Task RefusedAsync(this CourtHouse house, Guid caseId, string userName, string path, object body, HttpStatusCode status, string code)
    {
        var court = CourtOf(userName);
        var (before, acts) = (await SnapshotAsync(house, court, caseId), (await house.ListAsync($"{court}.admin", "/api/refused-acts")).Count);

        using var response = await (await house.AsAsync(userName)).PostAsJsonAsync(path, body);

        var problem = await response.ReadJsonAsync();
        (response.StatusCode, problem.GetProperty("code").GetString()).Should().Be((status, code), problem.ToString());
        WordsOf(problem).Should().MatchRegex(@"\p{IsCJKUnifiedIdeographs}");
        (await SnapshotAsync(house, court, caseId)).Should().Be(before, "it changed nothing");
        var kept = await house.ListAsync($"{court}.admin", "/api/refused-acts");
        kept.Should().HaveCount(status == HttpStatusCode.NotFound ? acts : acts + 1, "every refusal is on record once");
        if (status == HttpStatusCode.NotFound)
            return;
        (kept[0].GetProperty("code").GetString(), kept[0].GetProperty("status").GetInt32(), kept[0].GetProperty("caseId").GetString()).Should().Be((code, (int)status, caseId.ToString("D")));
    }

    public static Task RefusedRequestAsync(
        this CourtHouse house, Guid caseId, string userName, string kind, object data, HttpStatusCode status, string code) =>
        house.RefusedAsync(caseId, userName, $"/api/cases/{caseId}/requests/{kind}", new { reason = "见申请", data }, status, code);

    /// <summary>Somebody tries to take the open task of this name.</summary>
    public static async Task RefusedClaimAsync(this CourtHouse house, Guid caseId, string userName, string task, HttpStatusCode status, string code) =>
        await house.RefusedAsync(caseId, userName, $"/api/tasks/{await TaskAsync(house, caseId, userName, task)}/claim", new { }, status, code);

    /// <summary>Whoever has the task of this name, or may take it, fills in its form with what is forbidden.</summary>
    public static async Task RefusedCompletionAsync(
        this CourtHouse house, Guid caseId, string userName, string task, object form, string code, string outcome = "done")
    {
        var id = await TaskAsync(house, caseId, userName, task);
        if ((await house.TaskAsync(caseId, task, CourtOf(userName))).GetProperty("state").GetString() == "open")
            (await house.ActAsync(userName, id, "claim")).IsSuccessStatusCode.Should().BeTrue();
        await house.RefusedAsync(caseId, userName, $"/api/tasks/{id}/complete", new { outcome, form }, HttpStatusCode.Conflict, code);
    }

    /// <summary>What does not exist for somebody can not be refused to him: nothing changes, and no court keeps a record of it.</summary>
    public static async Task NotThereAsync(this CourtHouse house, Guid caseId, string caseCourt, string userName, HttpMethod method, string path, object? body = null)
    {
        var before = await SnapshotAsync(house, caseCourt, caseId);
        using var asked = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = body is null ? null : JsonContent.Create(body) };

        using var response = await (await house.AsAsync(userName)).SendAsync(asked);

        response.StatusCode.Should().BeOneOf(HttpStatusCode.NotFound, HttpStatusCode.MethodNotAllowed);
        WordsOf(await response.ReadJsonAsync()).Should().MatchRegex(@"\p{IsCJKUnifiedIdeographs}");
        (await SnapshotAsync(house, caseCourt, caseId)).Should().Be(before, "it changed nothing");
        foreach (var court in new[] { caseCourt, CourtOf(userName) })
            (await house.ListAsync($"{court}.admin", "/api/refused-acts")).Should().BeEmpty();
    }

    /// <summary>The id of the open task of this name at the court of whoever is named.</summary>
    public static async Task<Guid> TaskAsync(CourtHouse house, Guid caseId, string userName, string name) =>
        (await house.TaskAsync(caseId, name, CourtOf(userName))).GetProperty("id").GetGuid();

    private static string CourtOf(string userName) => userName[..userName.IndexOf('.', StringComparison.Ordinal)];

    private static string WordsOf(JsonElement problem) =>
        $"{problem.GetProperty("title").GetString()}{(problem.TryGetProperty("detail", out var detail) ? detail.GetString() : "")}";

    // what acts could change, when everything that is due has been done
    private static async Task<string> SnapshotAsync(CourtHouse house, string court, Guid id)
    {
        var director = await house.AsAsync($"{court}.director");
        var now = (await (await director.GetAsync(new Uri("/api/clock", UriKind.Relative))).ReadJsonAsync()).GetProperty("now").GetDateTimeOffset();
        await house.MoveClockAsync(now.ToString("O", CultureInfo.InvariantCulture));
        var parts = new List<string>();
        foreach (var part in Parts)
        {
            using var response = await director.GetAsync(new Uri($"/api/cases/{id}{part}", UriKind.Relative));
            response.IsSuccessStatusCode.Should().BeTrue($"{part}: {await response.Content.ReadAsStringAsync()}");
            parts.Add((await response.ReadJsonAsync()).ToString());
        }
        return string.Join('\n', parts);
    }
}
