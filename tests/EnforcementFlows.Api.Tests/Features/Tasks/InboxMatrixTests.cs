using System.Net;
using System.Text.Json;
using EnforcementFlows.Api.Tests.Features.FirstEnforcement;
using EnforcementFlows.Api.Tests.Hosting;
using FluentAssertions;

namespace EnforcementFlows.Api.Tests.Features.Tasks;

/// <summary>Everybody of three courts, beside every task in every state: each sees exactly what his role, team and court give him.</summary>
public sealed class InboxMatrixTests
{
    private static readonly (string Court, string Number)[] Courts = [("tongbai", "1330"), ("wolong", "1303"), ("hualong", "0902")];

    [Fact]
    public async Task Available_OfEverybody_IsWhatTheirRolesAndTeamsMayClaimInTheirCourt()
    {
        await using var house = await CourtHouse.OpenAsync();
        foreach (var (court, number) in Courts)
            for (var sequence = 101; sequence < 105; sequence++)
                await house.FileAsync(FilingAt(number, sequence), court);
        await house.MoveClockAsync("2026-04-28T10:01:00+08:00");
        var taken = await TakeAllKindsAsync(house);
        var all = new List<(string Court, JsonElement Row)>();
        foreach (var (court, _) in Courts)
            all.AddRange((await house.ListAsync($"{court}.director", "/api/tasks?view=team&limit=200")).Select(row => (court, row)));
        all.Select(t => Text(t.Row, "state")).Should().Contain(["open", "claimed", "delegated"]);

        var seen = 0;
        foreach (var (court, account) in await PeopleAsync(house))
        {
            var me = await ReadAsync(house, $"{court}.{account}", "/api/auth/me");
            var expected = all.Where(t => t.Court == court && Text(t.Row, "state") == "open" && MayClaim(me, t.Row)).Select(t => Text(t.Row, "id")).ToList();

            var available = (await house.ListAsync($"{court}.{account}", "/api/tasks?view=available&limit=200")).Select(row => Text(row, "id")).ToList();

            available.Should().BeEquivalentTo(expected, $"{court}.{account} holds {me.GetProperty("roles")}");
            available.Should().NotContain(taken, "what is taken or done is nobody's to claim");
            seen += available.Count;
        }
        seen.Should().BeGreaterThan(15, "or the matrix is empty");
    }

    [Fact]
    public async Task Task_OfAnotherCourt_DoesNotExistForWhoeverHasTheRole()
    {
        await using var house = await CourtHouse.OpenAsync();
        await house.FileAsync(FilingAt("1330"));
        var task = (await house.ListAsync("tongbai.director", "/api/tasks?view=team"))[0].GetProperty("id").GetGuid();

        foreach (var act in new[] { "claim", "release", "complete", "urge", "comment" })
            (await house.ActAsync("wolong.director", task, act, new { text = "催办", outcome = "done" })).StatusCode.Should().Be(HttpStatusCode.NotFound, act);
        (await (await house.AsAsync("wolong.director")).GetAsync(new Uri($"/api/tasks/{task}", UriKind.Relative))).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    // in each court one claimed, one handed on, one done
    private static async Task<IReadOnlyList<string>> TakeAllKindsAsync(CourtHouse house)
    {
        var taken = new List<string>();
        foreach (var (court, _) in Courts)
        {
            var people = (await PeopleAsync(house)).Where(p => p.Court == court).ToList();
            var left = 2;
            foreach (var (_, account) in people)
            {
                if (await house.ListAsync($"{court}.{account}", "/api/tasks?view=available") is not [var row, ..])
                    continue;
                (await house.ActAsync($"{court}.{account}", row.GetProperty("id").GetGuid(), "claim")).EnsureSuccessStatusCode();
                taken.Add(Text(row, "id")!);
                if (--left == 0)
                    break;
                await HandOnAsync(house, court, account, row);
            }
        }
        return taken;
    }

    // to the first colleague who may have it
    private static async Task HandOnAsync(CourtHouse house, string court, string owner, JsonElement row)
    {
        foreach (var (_, account) in (await PeopleAsync(house)).Where(p => p.Court == court && p.Account != owner))
        {
            var colleague = await ReadAsync(house, $"{court}.{account}", "/api/auth/me");
            using var answer = await house.ActAsync($"{court}.{owner}", row.GetProperty("id").GetGuid(), "delegate", new { userId = Text(colleague, "id") });
            if (answer.IsSuccessStatusCode)
                return;
        }
    }

    private static bool MayClaim(JsonElement me, JsonElement task) =>
        Text(task, "role")!.Split(',').Any(role => Holds(me, "roles", role)) && (Text(task, "team") is not { } team || Holds(me, "teams", team));

    private static bool Holds(JsonElement me, string what, string code) => me.GetProperty(what).EnumerateArray().Any(held => held.GetString() == code);

    private static async Task<List<(string Court, string Account)>> PeopleAsync(CourtHouse house) =>
        [.. (await ReadAsync(house, "tongbai.director", "/api/demo")).GetProperty("accounts").EnumerateArray()
            .Select(a => (Court: Text(a, "court")!, Account: Text(a, "userName")!)).Where(a => Courts.Any(c => c.Court == a.Court))];

    private static async Task<JsonElement> ReadAsync(CourtHouse house, string userName, string path)
    {
        using var answer = await (await house.AsAsync(userName)).GetAsync(new Uri(path, UriKind.Relative));
        return await answer.ReadJsonAsync();
    }

    private static Dictionary<string, object?> FilingAt(string number, int sequence = 101)
    {
        var filing = Filing.First();
        (filing["caseNumber"], filing["assignedHandler"]) = ($"（2026）豫{number}执{sequence}号", null);
        return filing;
    }

    private static string? Text(JsonElement row, string name) => row.GetProperty(name).GetString();
}
