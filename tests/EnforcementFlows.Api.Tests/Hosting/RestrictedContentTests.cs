using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using EnforcementFlows.Api.Tests.Features;
using EnforcementFlows.Api.Tests.Features.FirstEnforcement;
using EnforcementFlows.Api.Tests.Features.Scenarios;
using FluentAssertions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EnforcementFlows.Api.Tests.Hosting;

/// <summary>
/// What a panel said and who an informant is (副卷、举报人), marked and looked for in every answer of every reading endpoint that the host
/// maps, and in every table. An endpoint or a table that is added is looked through too.
/// </summary>
public sealed partial class RestrictedContentTests
{
    private const string Opinion = "mark-of-the-panel";
    private const string Informant = "mark-of-the-informant";
    private const string Listing = "审批纳入";

    [Fact]
    public async Task RestrictedContent_ComesOutOfNoEndpointToAnOrdinaryReader()
    {
        await using var court = await CourtHouse.OpenAsync();
        var things = await CaseAsync(court);

        foreach (var reader in new[] { "shihe.clerk", "shihe.officer", "shihe.admin", "shihe.finance", "shihe.filing-system" })
        {
            var answered = 0;
            await foreach (var (path, text) in AnswersAsync(court, reader, things))
            {
                text.Should().NotContain(Opinion, $"{reader} reads {path}").And.NotContain(Informant, $"{reader} reads {path}");
                answered++;
            }

            answered.Should().BeGreaterThan(5, reader); // it has read something
        }

        var seen = new StringBuilder();
        await foreach (var (_, text) in AnswersAsync(court, "shihe.president", things))
            seen.Append(text);
        seen.ToString().Should().Contain(Opinion).And.Contain(Informant);
    }

    [Fact]
    public async Task RestrictedContent_IsKeptInOnePlaceEach()
    {
        await using var court = await CourtHouse.OpenAsync();
        await CaseAsync(court);

        (await TablesWithAsync(court, Opinion)).Should().Equal("approval_records");
        (await TablesWithAsync(court, Informant)).Should().Equal("case_requests");
    }

    /// <summary>A case of 浉河 that a panel and the president have decided on and a lead was given on, and everything of it that an address can name.</summary>
    private static async Task<Dictionary<string, List<string>>> CaseAsync(CourtHouse court)
    {
        var filing = Filing.First();
        filing["caseNumber"] = "（2026）豫1502执101号";
        var (id, bureau) = (await court.FileAsync(filing, "shihe"), new Bureau(court, "shihe"));
        await court.RequestAsync("shihe.judge1", id, "dishonest-listing", new { debtor = "被执行人乙", ground = "asset-report", reason = "拒不报告财产" });
        await court.CompleteAsync("shihe.judge1", id, Listing, outcome: "approve", comment: Opinion);
        await court.CompleteAsync("shihe.judge2", id, Listing, new { opinion = Opinion, note = Opinion }, "reject", Opinion);
        await court.CompleteAsync("shihe.judge3", id, Listing, new { opinion = Opinion }, "approve");
        await court.CompleteAsync("shihe.president", id, Listing, outcome: "approve");
        await court.RequestAsync("shihe.judge1", id, "asset-lead", new
        {
            source = "third-party",
            receivedOn = "2026-04-28",
            content = "被执行人有一辆货车",
            urgent = false,
            informantName = Informant,
            informantPhone = Informant,
        });
        await bureau.WorkAsync(id, "送达");
        return await ThingsAsync(court, id);
    }

    private static async Task<Dictionary<string, List<string>>> ThingsAsync(CourtHouse court, Guid id)
    {
        var correlation = id.ToString("D");
        await using var db = new CourtEngine(court.App).NewContext();
        var things = new Dictionary<string, List<string>>
        {
            ["caseId"] = [correlation],
            ["court"] = ["shihe"],
            ["key"] = ["deliberation", "asset-lead-request"],
            ["kind"] = ["asset-lead"],
            ["taskId"] = await db.HumanTasks.Where(t => t.CorrelationId == correlation).Select(t => t.Id.ToString()).ToListAsync(),
            ["deadlineId"] = await db.Deadlines.Where(d => d.CaseId == id).Select(d => d.Id.ToString()).ToListAsync(),
            ["documentId"] = await db.Documents.Where(d => d.CaseId == id).Select(d => d.Id.ToString()).ToListAsync(),
            ["instanceId"] = await db.WorkflowInstances.Where(i => i.CorrelationId == correlation).Select(i => i.Id.ToString()).ToListAsync(),
            ["messageId"] = (await db.Outbox.Select(m => m.Id).ToListAsync()).ConvertAll(m => m.ToString(CultureInfo.InvariantCulture)),
        };
        things["taskId"].Should().HaveCountGreaterThan(8);
        things["documentId"].Should().NotBeEmpty();
        return things;
    }

    private static async IAsyncEnumerable<(string Path, string Text)> AnswersAsync(CourtHouse court, string reader, Dictionary<string, List<string>> things)
    {
        var client = await court.AsAsync(reader);
        foreach (var path in court.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(IsReading).SelectMany(e => PathsOf(e, things)))
        {
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
            if (answer.IsSuccessStatusCode)
                yield return (path, await TextAsync(answer));
        }
    }

    private static bool IsReading(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null && endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") == true;

    // each thing that the address can name, with the filters by which the lists come to the case
    private static IEnumerable<string> PathsOf(RouteEndpoint endpoint, Dictionary<string, List<string>> things)
    {
        IEnumerable<string> paths = [endpoint.RoutePattern.RawText!];
        foreach (Match parameter in Parameter().Matches(endpoint.RoutePattern.RawText!))
            paths = paths.SelectMany(path => things.GetValueOrDefault(parameter.Groups[1].Value, [Guid.Empty.ToString()]).Select(value => path.Replace(parameter.Value, value, StringComparison.Ordinal))).ToList();
        return paths.SelectMany(path => (string[])[$"{path}?limit=200", $"{path}?limit=200&caseId={things["caseId"][0]}&view=team", $"{path}?limit=200&view=done"]);
    }

    // a Word file is an archive of texts
    private static async Task<string> TextAsync(HttpResponseMessage answer)
    {
        if (answer.Content.Headers.ContentType?.MediaType?.StartsWith("application/vnd.", StringComparison.Ordinal) != true)
            return await answer.Content.ReadAsStringAsync();
        await using var archive = new ZipArchive(await answer.Content.ReadAsStreamAsync());
        var text = new StringBuilder();
        foreach (var entry in archive.Entries)
        {
            using var reader = new StreamReader(await entry.OpenAsync());
            text.Append(await reader.ReadToEndAsync());
        }

        return text.ToString();
    }

    private static async Task<List<string>> TablesWithAsync(CourtHouse court, string mark)
    {
        await using var db = new CourtEngine(court.App).NewContext();
        var (asText, asBytes) = ($"%{mark}%", $"%{Convert.ToHexStringLower(Encoding.UTF8.GetBytes(mark))}%");
        var found = new List<string>();
        foreach (var table in await db.Database.SqlQuery<string>($"SELECT format('%I', tablename) AS \"Value\" FROM pg_tables WHERE schemaname = 'public' ORDER BY 1").ToListAsync())
        {
#pragma warning disable EF1002 // the names are those of the catalogue
            if (await db.Database.SqlQueryRaw<int>($"SELECT count(*)::int AS \"Value\" FROM {table} t WHERE t::text LIKE {{0}} OR t::text LIKE {{1}}", asText, asBytes).SingleAsync() > 0)
#pragma warning restore EF1002
                found.Add(table);
        }

        return found;
    }

    [GeneratedRegex(@"\{(\w+)[^}]*\}")]
    private static partial Regex Parameter();
}
