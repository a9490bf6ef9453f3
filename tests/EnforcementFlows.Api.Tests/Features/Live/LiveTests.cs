using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using EnforcementFlows.Api.Tests.Features.Audit;
using EnforcementFlows.Api.Tests.Features.FirstEnforcement;
using EnforcementFlows.Api.Tests.Hosting;
using FluentAssertions;

namespace EnforcementFlows.Api.Tests.Features.Live;

/// <summary>Open pages hear that something of theirs has changed, and of nobody else's.</summary>
public sealed class LiveTests
{
    [Fact]
    public async Task Task_DoneByOne_IsToldToTheNext()
    {
        await using var house = await CourtHouse.OpenAsync();
        var id = await house.FileAsync(RefusalTests.At("豫1303"), "wolong");
        using var officer = await LiveSocket.OpenAsync(house.App, "wolong.officer");
        using var judge = await LiveSocket.OpenAsync(house.App, "wolong.judge1");

        await house.RequestAsync("wolong.judge1", id, "instruction", new { category = "control", content = "核实占有情况", role = "officer", feedbackBy = "2026-04-30" });
        await HearsOfTaskAsync(officer, id); // by the role
        await house.CompleteAsync("wolong.officer", id, "接收指令", outcome: "accept");
        await house.CompleteAsync("wolong.officer", id, "办理指令并反馈", new { result = "由被执行人自住" });

        await HearsOfTaskAsync(judge, id); // as a person
    }

    [Fact]
    public async Task Change_AtOneCourt_IsSilentAtAnother()
    {
        await using var house = await CourtHouse.OpenAsync();
        using var wolong = await LiveSocket.OpenAsync(house.App, "wolong.director");
        using var tongbai = await LiveSocket.OpenAsync(house.App, "tongbai.director");
        using var clerk = await LiveSocket.OpenAsync(house.App, "tongbai.judge2"); // has no part in either

        var theirs = await house.FileAsync(RefusalTests.At("豫1303"), "wolong");
        await HearsOfAsync(wolong, theirs); // so that what follows is not told with it
        var ours = await house.FileAsync(RefusalTests.At("豫1330"));
        (await tongbai.ChangedAsync()).GetProperty("cases").EnumerateArray().Select(one => one.GetGuid()).Should().Equal(ours);
        var mine = await house.FileAsync(WithHandler("judge2"));

        CasesOf(await clerk.ChangedAsync()).Should().Equal(mine);
    }

    [Fact]
    public async Task Message_SaysNothingButWhereToLook()
    {
        await using var house = await CourtHouse.OpenAsync();
        using var director = await LiveSocket.OpenAsync(house.App, "tongbai.director");
        await house.FileAsync(RefusalTests.At("豫1330"));

        var change = await director.ChangedAsync();

        change.EnumerateObject().Select(field => field.Name).Should().Equal("cases", "tasks", "alerts");
    }

    [Fact]
    public async Task Alert_ToAPerson_IsToldToThatPerson()
    {
        await using var house = await CourtHouse.OpenAsync();
        var id = await house.FileAsync(RefusalTests.At("豫1330"));
        var task = (await house.TaskAsync(id, "核收立案材料")).GetProperty("id").GetGuid();
        (await house.ActAsync("tongbai.centre-head", task, "claim")).EnsureSuccessStatusCode();
        using var head = await LiveSocket.OpenAsync(house.App, "tongbai.centre-head");

        (await house.ActAsync("tongbai.director", task, "urge", new { text = "请尽快" })).EnsureSuccessStatusCode();

        while (!(await head.ChangedAsync()).GetProperty("alerts").GetBoolean())
        {
            // what was said of the case before
        }
    }

    [Fact]
    public async Task Connection_OfASessionThatHasEnded_IsCut()
    {
        await using var house = await CourtHouse.OpenAsync();
        var client = house.App.Anonymous();
        var token = (await client.LoginAsync("tongbai.judge1")).GetProperty("accessToken").GetString()!;
        using var page = await LiveSocket.OpenAsync(house.App, "tongbai.judge1", token);

        using var left = await client.WithToken(token).PostAsJsonAsync("/api/auth/logout", new { });

        left.StatusCode.Should().Be(HttpStatusCode.NoContent);
        (await page.IsHungUpAsync(TimeSpan.FromMinutes(1))).Should().BeTrue();
    }

    [Fact]
    public async Task Connection_OfNobodyOfASystemOrFromAnotherSite_IsRefused()
    {
        await using var house = await CourtHouse.OpenAsync();
        var system = (await house.AsAsync("tongbai.filing-system")).DefaultRequestHeaders.Authorization!.ToString();
        using var login = await house.App.Anonymous().PostAsJsonAsync("/api/auth/login?useCookies=true", new { username = "tongbai.judge1", password = EnforcementApp.Password });
        var cookie = login.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        var own = house.App.Anonymous().BaseAddress!.GetLeftPart(UriPartial.Authority);

        (await LiveSocket.TryAsync(house.App)).Should().Be(HttpStatusCode.Unauthorized);
        (await LiveSocket.TryAsync(house.App, ("Authorization", system))).Should().Be(HttpStatusCode.Forbidden);
        (await LiveSocket.TryAsync(house.App, ("Cookie", cookie), ("Origin", "https://elsewhere.example"))).Should().Be(HttpStatusCode.Forbidden);
        (await LiveSocket.TryAsync(house.App, ("Cookie", cookie))).Should().Be(HttpStatusCode.Forbidden);
        (await LiveSocket.TryAsync(house.App, ("Cookie", cookie), ("Origin", own))).Should().Be(HttpStatusCode.SwitchingProtocols);
    }

    private static Dictionary<string, object?> WithHandler(string handler)
    {
        var filing = Filing.First(103);
        filing["assignedHandler"] = handler;
        return filing;
    }

    private static IEnumerable<Guid> CasesOf(JsonElement change) => change.GetProperty("cases").EnumerateArray().Select(one => one.GetGuid());

    private static async Task HearsOfAsync(LiveSocket page, Guid caseId)
    {
        while (!CasesOf(await page.ChangedAsync()).Contains(caseId))
        {
            // news of what came before
        }
    }

    private static async Task HearsOfTaskAsync(LiveSocket page, Guid caseId)
    {
        JsonElement change;
        do
            change = await page.ChangedAsync();
        while (!change.GetProperty("tasks").GetBoolean());
        CasesOf(change).Should().Equal(caseId);
    }
}
