using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using EnforcementFlows.Api.Tests.Features.FirstEnforcement;
using EnforcementFlows.Api.Tests.Hosting;
using FluentAssertions;

namespace EnforcementFlows.Api.Tests.Features.Cases;

/// <summary>案件查找、关联案件: by the beginning of a number or name, and no further than somebody may see.</summary>
public sealed class CaseSearchTests
{
    [Theory]
    [InlineData("(2026)豫1330执10", "102,101")]
    [InlineData("（2026）豫1330执 １０", "102,101")]
    [InlineData("(2026)豫1330执", "201,102,101")]
    [InlineData("(2026)豫1330执102号", "102")]
    [InlineData("%", "")]
    [InlineData("豫", "")]
    public async Task Search_ByTheBeginningOfANumber_FindsThoseNewestFirst(string number, string expected)
    {
        await using var court = await CourtHouse.OpenAsync();
        await FileAsync(court, 101, "张三");
        await FileAsync(court, 102, "李四");
        await FileAsync(court, 201, "王五");

        (await FoundAsync(court, "director", new { caseNumber = number })).Should().Equal(Numbers(expected));
    }

    [Theory]
    [InlineData("张三", null, "102,101")]
    [InlineData("张三丰", null, "102")]
    [InlineData("张 三", "debtor", "102,101")]
    [InlineData("张三", "applicant", "")]
    [InlineData("申请人甲", "applicant", "201,102,101")]
    [InlineData("桐柏(城区", null, "201")]
    [InlineData("桐柏__", null, "")]
    [InlineData("阿依古丽·买", null, "")]
    public async Task Search_ByTheBeginningOfAName_FindsItsCasesAndIsOnRecord(string name, string? role, string expected)
    {
        await using var court = await CourtHouse.OpenAsync();
        await FileAsync(court, 101, "张三");
        await FileAsync(court, 102, "张三丰");
        await FileAsync(court, 201, "桐柏（城区）建材有限公司");

        (await FoundAsync(court, "director", new { party = name, partyRole = role })).Should().Equal(Numbers(expected));

        (await court.ListAsync("tongbai.admin", "/api/audit?kind=access")).Where(row => Text(row, "what") == "party-search").Select(row => Text(row, "caseNumber"))
            .Should().BeEquivalentTo(Numbers(expected));
    }

    [Fact]
    public async Task Search_ByBothPageByPage_FindsWhatHasBothOnce()
    {
        await using var court = await CourtHouse.OpenAsync();
        foreach (var sequence in new[] { 101, 102, 103, 201 })
            await FileAsync(court, sequence, "张三");
        await FileAsync(court, 104, "李四");

        (await FoundAsync(court, "director", new { caseNumber = "(2026)豫1330执1", party = "张三" }, limit: 2)).Should().Equal(Numbers("103,102,101"));
        (await FoundAsync(court, "director", new { party = "李四", stage = "preparation" })).Should().Equal(Numbers("104"));
        (await FoundAsync(court, "director", new { party = "李四", stage = "handling" })).Should().BeEmpty();
        (await FoundAsync(court, "director", new { caseNumber = "(2026)豫1330执1", open = false })).Should().BeEmpty();
    }

    [Fact]
    public async Task Search_BySomebodyOfNarrowerSight_FindsHisOwnAlone()
    {
        await using var court = await CourtHouse.OpenAsync();
        await FileAsync(court, 101, "张三");
        await FileAsync(court, 102, "张三", handler: "judge2");

        (await FoundAsync(court, "judge1", new { party = "张三" })).Should().Equal(Numbers("101"));
        (await FoundAsync(court, "judge2", new { caseNumber = "(2026)豫1330" })).Should().Equal(Numbers("102"));
        (await FoundAsync(court, "director", new { party = "张三" }, "wolong")).Should().BeEmpty();
        using var byTheAdministrator = await (await court.AsAsync("tongbai.admin")).PostAsJsonAsync("/api/cases/search", new { party = "张三" });
        byTheAdministrator.StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Search_ThatMoreThanAThousandFit_AsksForALongerBeginning()
    {
        await using var court = await CourtHouse.OpenAsync();
        var engine = new CourtEngine(court.App);
        await engine.SaveAsync([.. Enumerable.Range(0, 1001).Select(_ => CourtEngine.NewCase(engine.Now))]);
        await FileAsync(court, 101, "张三");
        var director = await court.AsAsync("tongbai.director");

        foreach (var body in new object[] { new { caseNumber = "(2026)" }, new { party = "丙建材" }, new { caseNumber = "(2026)", party = "丙建材" } })
            (await (await director.PostAsJsonAsync("/api/cases/search", body)).ReadCodeAsync()).Should().Be("search.too-broad");

        (await FoundAsync(court, "director", new { caseNumber = "(2026)", party = "张三" })).Should().Equal(Numbers("101"));
        (await FoundAsync(court, "director", new { caseNumber = "(2026)豫1330执101号", party = "被执行" })).Should().BeEmpty();
        (await FoundAsync(court, "director", new { caseNumber = "(2026)豫1330执101号", party = "申请人" })).Should().Equal(Numbers("101"));
    }

    [Fact]
    public async Task Search_ForNothingOrOneCharacter_IsRefused()
    {
        await using var court = await CourtHouse.OpenAsync();
        var director = await court.AsAsync("tongbai.director");

        foreach (var body in new object[] { new { }, new { party = "张" }, new { caseNumber = "" } })
            (await director.PostAsJsonAsync("/api/cases/search", body)).StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Related_OfTheSameDebtor_AreListedByNumberElseByName()
    {
        await using var court = await CourtHouse.OpenAsync();
        var first = await FileAsync(court, 101, "张三", idNumber: "00000019850615002X");
        await FileAsync(court, 102, "张三", idNumber: "00000019850615002X", handler: "judge2");
        await FileAsync(court, 103, "张三", idNumber: "000000199001010018"); // his namesake
        var unit = await FileAsync(court, 104, "丙建材公司", kind: "unit");
        await FileAsync(court, 105, "丙建材公司", kind: "unit");

        (await RelatedAsync(court, "director", first)).Should().Equal("(2026)豫1330执102号 same-debtor");
        (await RelatedAsync(court, "director", unit)).Should().Equal("(2026)豫1330执105号 same-debtor-name");
        (await RelatedAsync(court, "judge1", first)).Should().BeEmpty("the other one is not his to see");
        using var answer = await (await court.AsAsync("tongbai.judge2")).GetAsync(new Uri($"/api/cases/{first}/related", UriKind.Relative));
        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    private static async Task<Guid> FileAsync(CourtHouse court, int sequence, string debtor, string? handler = null, string? idNumber = null, string kind = "natural")
    {
        var filing = Filing.First(sequence);
        filing["debtors"] = new[] { new { name = debtor, kind, idNumber } };
        filing["assignedHandler"] = handler ?? "judge1";
        return await court.FileAsync(filing);
    }

    private static async Task<List<string?>> FoundAsync(CourtHouse court, string user, object body, string name = "tongbai", int limit = 50)
    {
        var (client, numbers) = (await court.AsAsync($"{name}.{user}"), new List<string?>());
        for (string? next = ""; next is not null;)
        {
            using var answer = await client.PostAsJsonAsync($"/api/cases/search?limit={limit}{next}", body);
            var page = await answer.ReadJsonAsync();
            answer.StatusCode.Should().Be(HttpStatusCode.OK, page.ToString());
            numbers.AddRange(page.GetProperty("items").EnumerateArray().Select(row => Text(row, "caseNumber")));
            next = page.GetProperty("next").GetString() is { } after ? $"&after={after}" : null;
        }

        return numbers;
    }

    private static async Task<IEnumerable<string>> RelatedAsync(CourtHouse court, string user, Guid id) =>
        (await court.ListAsync($"tongbai.{user}", $"/api/cases/{id}/related")).Select(row => $"{Text(row, "caseNumber")} {string.Join(',', row.GetProperty("relations").EnumerateArray())}");

    private static IEnumerable<string> Numbers(string sequences) => sequences.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(sequence => $"(2026)豫1330执{sequence}号");

    private static string? Text(JsonElement row, string name) => row.GetProperty(name).GetString();
}
