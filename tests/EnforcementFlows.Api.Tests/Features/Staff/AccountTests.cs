using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using EnforcementFlows.Api.Tests.Features.FirstEnforcement;
using EnforcementFlows.Api.Tests.Hosting;
using FluentAssertions;

namespace EnforcementFlows.Api.Tests.Features.Staff;

/// <summary>An administrator at work on the accounts of his court: what each change does to the person at once, and what is refused.</summary>
public sealed class AccountTests
{
    private const string Own = "Own-Password-7";

    [Fact]
    public async Task Account_Created_SignsInOnlyAfterChoosingAPasswordOfItsOwn()
    {
        await using var court = await CourtHouse.OpenAsync();
        using var created = await PostAsync(court, "", New("judge9", ["judge"], ["command-centre"]));
        created.StatusCode.Should().Be(HttpStatusCode.Created, await created.Content.ReadAsStringAsync());
        var answer = await created.ReadJsonAsync();
        var password = answer.GetProperty("oneTimePassword").GetString()!;
        var nobody = court.App.Anonymous();

        using var early = await LoginAsync(nobody, password);
        using var weak = await ChooseAsync(nobody, password, "weak");
        using var chosen = await ChooseAsync(nobody, password, Own);
        using var old = await LoginAsync(nobody, password);
        using var signedIn = await LoginAsync(nobody, Own);

        (early.StatusCode, await early.ReadCodeAsync()).Should().Be((HttpStatusCode.Forbidden, "auth.password-change"));
        weak.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        chosen.StatusCode.Should().Be(HttpStatusCode.NoContent);
        old.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        var user = (await signedIn.ReadJsonAsync()).GetProperty("user");
        user.GetProperty("roles").EnumerateArray().Select(role => role.GetString()).Should().Equal("judge");
        user.GetProperty("teams").EnumerateArray().Select(team => team.GetString()).Should().Equal("command-centre");
        (await AccountAsync(court, "tongbai.judge9")).GetProperty("mustChangePassword").GetBoolean().Should().BeFalse();
    }

    [Fact]
    public async Task Account_CreatedTwiceByOneKey_IsMadeOnceAndTheRepetitionTellsNoPassword()
    {
        await using var court = await CourtHouse.OpenAsync();
        var key = Guid.NewGuid().ToString("N");

        using var first = await PostAsync(court, "", New("judge9", ["judge"], []), key);
        using var again = await PostAsync(court, "", New("judge9", ["judge"], []), key);
        using var other = await PostAsync(court, "", New("judge8", ["judge"], []), key);
        using var taken = await PostAsync(court, "", New("judge9", ["judge"], []));

        (first.StatusCode, again.StatusCode, (int)other.StatusCode).Should().Be((HttpStatusCode.Created, HttpStatusCode.OK, 422));
        (await again.ReadJsonAsync()).GetProperty("oneTimePassword").ValueKind.Should().Be(JsonValueKind.Null);
        (await taken.ReadCodeAsync()).Should().Be("staff.name-taken");
    }

    [Theory]
    [InlineData("president-of-another-court", "role.unknown")]
    [InlineData("Judge", "role.unknown")]
    public async Task Account_WithAnOfficeThatTheCourtHasNot_IsRefused(string role, string code)
    {
        await using var court = await CourtHouse.OpenAsync();

        using var answer = await PostAsync(court, "", New("judge9", [role], []));

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await answer.ReadJsonAsync()).GetProperty("errors")[0].GetProperty("code").GetString().Should().Be(code);
    }

    [Fact]
    public async Task Offices_Changed_TakeEffectAtOnce_EndTheSessionAndAreOnRecord()
    {
        await using var court = await CourtHouse.OpenAsync();
        var clerk = await court.App.SignedInAsAsync("tongbai.clerk1");
        (await clerk.GetAsync(new Uri("/api/cases", UriKind.Relative))).StatusCode.Should().Be(HttpStatusCode.OK);
        var account = await AccountAsync(court, "tongbai.clerk1");

        using var changed = await PutAsync(court, account, ["finance"], []);

        changed.StatusCode.Should().Be(HttpStatusCode.OK, await changed.Content.ReadAsStringAsync());
        (await clerk.GetAsync(new Uri("/api/cases", UriKind.Relative))).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        var again = await court.App.SignedInAsAsync("tongbai.clerk1");
        (await again.GetAsync(new Uri("/api/cases", UriKind.Relative))).StatusCode.Should().Be(HttpStatusCode.Forbidden);
        var act = (await court.ListAsync("tongbai.admin", "/api/audit?kind=operator")).Single();
        (act.GetProperty("what").GetString(), act.GetProperty("text").GetString()).Should().Be(("account-changed", "岗位调整"));
        act.GetProperty("byName").GetString().Should().NotBeNullOrEmpty();
    }

    [Fact]
    public async Task Offices_ChangedOnAVersionThatHasMovedOn_AreRefused()
    {
        await using var court = await CourtHouse.OpenAsync();
        var account = await AccountAsync(court, "tongbai.clerk1");
        using var first = await PutAsync(court, account, ["clerk", "officer"], []);

        using var second = await PutAsync(court, account, ["clerk"], []);

        (first.StatusCode, await second.ReadCodeAsync()).Should().Be((HttpStatusCode.OK, "state.stale"));
    }

    [Fact]
    public async Task Account_OfSomebodyWhoHasWork_IsDeactivatedOnlyByInsisting()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await court.FileAsync(Filing.First());
        var task = (await court.TaskAsync(id, "核收立案材料")).GetProperty("id").GetGuid();
        (await court.ActAsync("tongbai.centre-head", task, "claim")).EnsureSuccessStatusCode();
        var head = await court.AsAsync("tongbai.centre-head");
        var account = await AccountAsync(court, "tongbai.centre-head");

        using var refused = await PostAsync(court, $"/{IdOf(account)}/deactivate", new { reason = "调离", version = VersionOf(account) });
        using var insisted = await PostAsync(court, $"/{IdOf(account)}/deactivate", new { reason = "调离", version = VersionOf(account), force = true });

        var problem = await refused.ReadJsonAsync();
        (refused.StatusCode, problem.GetProperty("code").GetString()).Should().Be((HttpStatusCode.Conflict, "staff.holds-work"));
        problem.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("message").GetString()).Should().Contain("待办：核收立案材料 (2026)豫1330执101号");
        insisted.StatusCode.Should().Be(HttpStatusCode.OK, await insisted.Content.ReadAsStringAsync());
        (await head.GetAsync(new Uri("/api/auth/me", UriKind.Relative))).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        using var login = await court.App.Anonymous().PostAsJsonAsync("/api/auth/login", new { username = "tongbai.centre-head", password = EnforcementApp.Password });
        login.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await court.ListAsync("tongbai.director", "/api/staff")).Select(person => person.GetProperty("userName").GetString()).Should().NotContain("tongbai.centre-head");

        var gone = await AccountAsync(court, "tongbai.centre-head");
        using var back = await PostAsync(court, $"/{IdOf(gone)}/reactivate", new { reason = "回院", version = VersionOf(gone) });
        back.StatusCode.Should().Be(HttpStatusCode.OK);
        (await court.App.SignedInAsAsync("tongbai.centre-head")).Should().NotBeNull();
    }

    [Fact]
    public async Task Password_Reset_UnlocksAndIsGoodForChoosingAnother()
    {
        await using var court = await CourtHouse.OpenAsync();
        var account = await AccountAsync(court, "tongbai.clerk1");

        using var reset = await PostAsync(court, $"/{IdOf(account)}/password", new { reason = "遗忘", version = VersionOf(account) });
        var password = (await reset.ReadJsonAsync()).GetProperty("oneTimePassword").GetString()!;
        using var before = await court.App.Anonymous().PostAsJsonAsync("/api/auth/login", new { username = "tongbai.clerk1", password = EnforcementApp.Password });
        using var chosen = await court.App.Anonymous().PostAsJsonAsync("/api/auth/password", new { username = "tongbai.clerk1", password, newPassword = Own });

        (before.StatusCode, chosen.StatusCode).Should().Be((HttpStatusCode.Unauthorized, HttpStatusCode.NoContent));
        var records = (await court.ListAsync("tongbai.admin", "/api/operator-acts")).Select(act => act.ToString());
        records.Should().ContainSingle(act => act.Contains("password-reset", StringComparison.Ordinal)).Which.Should().NotContain(password);
    }

    [Fact]
    public async Task Account_OnesOwn_IsNotChangedByOneself()
    {
        await using var court = await CourtHouse.OpenAsync();
        var account = await AccountAsync(court, "tongbai.admin");

        using var offices = await PutAsync(court, account, ["admin", "director"], []);
        using var off = await PostAsync(court, $"/{IdOf(account)}/deactivate", new { reason = "试", version = VersionOf(account), force = true });

        (await offices.ReadCodeAsync(), await off.ReadCodeAsync()).Should().Be(("staff.own-account", "staff.own-account"));
    }

    [Fact]
    public async Task Accounts_OfAnotherCourt_AreNeitherListedNorChanged()
    {
        await using var court = await CourtHouse.OpenAsync();
        var stranger = await AccountAsync(court, "wolong.judge1", "wolong.admin");

        using var changed = await PutAsync(court, stranger, ["judge"], []);

        changed.StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await court.ListAsync("tongbai.admin", "/api/staff/accounts?limit=200")).Select(a => a.GetProperty("userName").GetString()).Should().OnlyContain(name => name!.StartsWith("tongbai."));
    }

    private static object New(string account, string[] roles, string[] teams) => new { account, name = "新法官", roles, teams };

    private static Task<HttpResponseMessage> LoginAsync(HttpClient client, string password) =>
        client.PostAsJsonAsync("/api/auth/login", new { court = "tongbai", username = "judge9", password });

    private static Task<HttpResponseMessage> ChooseAsync(HttpClient client, string password, string newPassword) =>
        client.PostAsJsonAsync("/api/auth/password", new { court = "tongbai", username = "judge9", password, newPassword });

    private static async Task<JsonElement> AccountAsync(CourtHouse court, string userName, string admin = "tongbai.admin") =>
        (await court.ListAsync(admin, "/api/staff/accounts?limit=200")).Single(account => account.GetProperty("userName").GetString() == userName);

    private static async Task<HttpResponseMessage> PutAsync(CourtHouse court, JsonElement account, string[] roles, string[] teams) =>
        await (await court.AsAsync("tongbai.admin")).PutAsJsonAsync(
            $"/api/staff/accounts/{IdOf(account)}", new { reason = "岗位调整", version = VersionOf(account), name = account.GetProperty("name").GetString(), roles, teams });

    private static async Task<HttpResponseMessage> PostAsync(CourtHouse court, string path, object body, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/staff/accounts{path}") { Content = JsonContent.Create(body) };
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        return await (await court.AsAsync("tongbai.admin")).SendAsync(request);
    }

    private static string? IdOf(JsonElement account) => account.GetProperty("id").GetString();

    private static string? VersionOf(JsonElement account) => account.GetProperty("version").GetString();
}
