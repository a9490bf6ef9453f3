using System.Globalization;
using System.Text.Json;
using EnforcementFlows.Api.Tests.Features.FirstEnforcement;
using EnforcementFlows.Api.Tests.Hosting;
using EnforcementFlows.Data;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EnforcementFlows.Api.Tests.Features.Scenarios;

/// <summary>The staff of one court at work: whoever a task is for claims it, fills in its form and completes it, over HTTP.</summary>
internal sealed class Bureau(CourtHouse house, string court)
{
    private const int MostRounds = 60;
    private IReadOnlyDictionary<string, string>? _accounts;

    public CourtHouse House => house;

    /// <summary>What forms get that are not filled in by rote: by form, the values.</summary>
    public Dictionary<string, Func<DateTimeOffset, JsonElement, object>> Forms { get; } = new()
    {
        ["query-result"] = (now, _) => new { queriedAt = Text(now), found = false },
        ["query-analysis"] = (_, _) => new { summary = "未查到财产", feedbackForm = "file-1", filedInDossier = true, materials = new[] { new { code = "query-report", file = "file-2" } } },
        ["handler-assignment"] = (_, _) => new { handler = "judge1", reason = "按办案量" },
    };

    /// <summary>Does everything that is open on the case but what is named, until nothing else is.</summary>
    /// <param name="caseId">The case.</param>
    /// <param name="but">Beginnings of the names of tasks that are left alone.</param>
    public async Task WorkAsync(Guid caseId, params string[] but)
    {
        for (var round = 0; round < MostRounds; round++)
        {
            var open = (await OpenAsync(caseId)).Where(task => !but.Any(name => NameOf(task).StartsWith(name, StringComparison.Ordinal))).ToList();
            if (open.Count == 0)
                return;
            await CompleteAsync(open[0]);
        }
        throw new InvalidOperationException($"There is no end to the work on the case: {string.Join(", ", (await OpenAsync(caseId)).Select(NameOf))}.");
    }

    /// <summary>Completes the open task of this name.</summary>
    public async Task DoAsync(Guid caseId, string name, object? form = null, string? outcome = null) =>
        await CompleteAsync((await OpenAsync(caseId)).First(task => NameOf(task).StartsWith(name, StringComparison.Ordinal)), form, outcome);

    public async Task<IReadOnlyList<JsonElement>> OpenAsync(Guid caseId) =>
        [.. (await house.ListAsync($"{court}.director", $"/api/cases/{caseId}/tasks")).Where(task => task.GetProperty("state").GetString() is "open" or "claimed")];

    /// <summary>The node's deadline as people read it: state and day, or the instant of a limit in hours.</summary>
    public async Task<string> NodeAsync(Guid caseId, string node)
    {
        var found = (await house.ListAsync($"{court}.director", $"/api/cases/{caseId}/deadlines")).Last(d => d.GetProperty("node").GetString() == node);
        var due = found.GetProperty("dueOn").GetString() ?? found.GetProperty("dueAt").GetDateTimeOffset().ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
        return $"{found.GetProperty("state").GetString()} {due}{(found.GetProperty("provisional").GetBoolean() ? " provisional" : "")}";
    }

    public async Task<JsonElement> CaseAsync(Guid caseId) => await GetAsync($"{court}.director", $"/api/cases/{caseId}");

    public async Task<JsonElement> GetAsync(string userName, string path)
    {
        using var response = await (await house.AsAsync(userName)).GetAsync(new Uri(path, UriKind.Relative));
        var answer = await response.ReadJsonAsync();
        response.IsSuccessStatusCode.Should().BeTrue($"{path}: {answer}");
        return answer;
    }

    private async Task CompleteAsync(JsonElement task, object? form = null, string? outcome = null)
    {
        var id = task.GetProperty("id").GetGuid();
        var who = await ClaimAsync(task, id);
        var chosen = outcome ?? task.GetProperty("outcomes")[0].GetString()!;
        using var response = await house.ActAsync(who, id, "complete", new { outcome = chosen, form = form ?? await FillAsync(who, task) });
        response.IsSuccessStatusCode.Should().BeTrue($"{NameOf(task)} by {who}: {await response.Content.ReadAsStringAsync()}");
    }

    // of the candidates the first who may: the requester and whoever has signed already may not
    private async Task<string> ClaimAsync(JsonElement task, Guid id)
    {
        if (task.GetProperty("assignee").GetString() is { } assignee)
            return (await AccountsAsync())[assignee];
        var tried = new List<string>();
        foreach (var account in task.GetProperty("role").GetString()!.Split(',').SelectMany(role => new[] { role, $"{role}1", $"{role}2", $"{role}3" }))
        {
            var who = $"{court}.{account}";
            if (!(await AccountsAsync()).Values.Contains(who))
                continue;
            using var claimed = await house.ActAsync(who, id, "claim");
            if (claimed.IsSuccessStatusCode)
                return who;
            tried.Add($"{who} {(int)claimed.StatusCode}");
        }
        throw new InvalidOperationException($"Nobody can claim {NameOf(task)}: {string.Join(", ", tried)}.");
    }

    // by the person's id
    private async Task<IReadOnlyDictionary<string, string>> AccountsAsync()
    {
        if (_accounts is not null)
            return _accounts;
        await using var scope = house.App.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<EnforcementDbContext>().Users;
        return _accounts = await users.Where(u => u.Court == court).ToDictionaryAsync(u => u.Id.ToString("D"), u => u.UserName!);
    }

    private async Task<object> FillAsync(string who, JsonElement task)
    {
        var now = (await GetAsync(who, "/api/clock")).GetProperty("now").GetDateTimeOffset().ToOffset(TimeSpan.FromHours(8));
        if (task.GetProperty("form").GetString() is not { } key)
            return new { };
        if (Forms.TryGetValue(key, out var known))
            return known(now, task);
        if (key == "service-proof")
            return await ProofsAsync(task, now);
        var form = await GetAsync(who, $"/api/forms/{key}");
        return Fields(form.GetProperty("fields"), now);
    }

    // everything that waits to be sent, handed over in person
    private async Task<object> ProofsAsync(JsonElement task, DateTimeOffset now)
    {
        var documents = await house.ListAsync($"{court}.director", $"/api/cases/{task.GetProperty("caseId").GetGuid()}/documents");
        var sentAt = Text(now);
        return new
        {
            items = documents.Where(d => d.GetProperty("state").GetString() == "made" && d.GetProperty("recipientPartyId").ValueKind == JsonValueKind.String)
                .Select(d => new { kind = d.GetProperty("kind").GetString(), recipient = d.GetProperty("recipientName").GetString(), method = "direct", sentAt, proof = "file-1" }),
            materials = new[] { new { code = "service-receipt", file = "file-2" } },
        };
    }

    // what is required, with the plainest value of its type
    private static Dictionary<string, object?> Fields(JsonElement fields, DateTimeOffset now) => fields.EnumerateArray()
        .Where(field => field.GetProperty("required").GetBoolean() || field.GetProperty("requiredFor").GetArrayLength() > 0)
        .ToDictionary(field => field.GetProperty("name").GetString()!, field => Value(field, now));

    private static object? Value(JsonElement field, DateTimeOffset now) => field.GetProperty("type").GetString() switch
    {
        _ when field.TryGetProperty("mustBe", out var only) && only.ValueKind != JsonValueKind.Null => only,
        "date" => now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        "datetime" => Text(now),
        "boolean" => true,
        "number" => 1,
        "money" => "1.00",
        "select" => field.GetProperty("options")[0].GetProperty("value").GetString(),
        "file" => "file-1",
        "array" => new[] { Fields(field.GetProperty("fields"), now) },
        "object" => Fields(field.GetProperty("fields"), now),
        _ => "见卷宗材料",
    };

    private static string Text(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    private static string NameOf(JsonElement task) => task.GetProperty("name").GetString()!;
}
