using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Api.Features.Ledgers;
using EnforcementFlows.Api.Tests.Hosting;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;

namespace EnforcementFlows.Api.Tests.Features.Ledgers;

/// <summary>The definitions of the ledgers fit what the API answers: a page that knows only them can show every ledger.</summary>
[Collection(SharedApp.Name)]
public sealed class LedgerDefinitionTests(EnforcementApp app)
{
    [Theory]
    [InlineData("tongbai")]
    [InlineData("wolong")]
    [InlineData("hualong")]
    [InlineData("shihe")]
    [InlineData("jiangyuan")]
    public async Task EachCourt_HasLedgersWhoseFiltersAndColumnsExist(string court)
    {
        var api = await (await app.Anonymous().GetAsync(new Uri("/openapi/v1.json", UriKind.Relative))).ReadJsonAsync();
        var ledgers = await (await (await app.SignedInAsAsync($"{court}.director")).GetAsync(new Uri("/api/ledgers", UriKind.Relative))).ReadJsonAsync();

        ledgers.EnumerateArray().Select(ledger => ledger.GetProperty("path").GetString()).Should().BeEquivalentTo(
            api.GetProperty("paths").EnumerateObject().Select(path => path.Name).Where(path => path.StartsWith("/api/ledgers/", StringComparison.Ordinal) && !path.EndsWith(".xlsx", StringComparison.Ordinal)));
        foreach (var ledger in ledgers.EnumerateArray())
        {
            var list = api.GetProperty("paths").GetProperty(ledger.GetProperty("path").GetString()!).GetProperty("get");
            var filters = ledger.GetProperty("filters").EnumerateArray().Select(filter => filter.GetProperty("name").GetString()).ToList();
            Parameters(list).Except(["limit", "after"]).Except(NotOffered).Should().BeEquivalentTo(filters, ledger.ToString());
            Parameters(api.GetProperty("paths").GetProperty(ledger.GetProperty("export").GetString()!).GetProperty("get")).Except(NotOffered).Should().BeEquivalentTo(filters);
            foreach (var column in ledger.GetProperty("columns").EnumerateArray().Where(column => column.GetProperty("field").GetString() != "#"))
                Has(api, RowOf(api, list), column.GetProperty("field").GetString()!.Split('.')).Should().BeTrue($"{ledger.GetProperty("ledger")} shows {column}");
        }
    }

    [Fact]
    public void ShippedProfiles_NameOnlyColumnsThatExist()
    {
        var profiles = app.Services.GetRequiredService<ProfileCatalog>();
        var ledgers = app.Services.GetRequiredService<LedgerCatalog>();

        profiles.Courts.SelectMany(court => ledgers.FindingsOf(profiles.GetLatest(court))).Should().BeEmpty();
    }

    [Fact]
    public async Task ProfileChange_WithAColumnThatNoLedgerHas_IsRefused()
    {
        using var answer = await (await app.SignedInAsAsync("hualong.admin")).PostAsJsonAsync("/api/profiles/changes", new
        {
            effectiveFrom = "2030-01-01",
            reason = "试行",
            patch = new { ledgers = new Dictionary<string, object> { ["measures"] = new { columns = new[] { new { field = "measure.colour" } } } } },
        });

        answer.StatusCode.Should().NotBe(HttpStatusCode.Created);
        (await answer.Content.ReadAsStringAsync()).Should().Contain("measure.colour");
    }

    // a holder is found from a board, not chosen
    private static readonly string[] NotOffered = ["holder"];

    private static IEnumerable<string?> Parameters(JsonElement operation) =>
        operation.TryGetProperty("parameters", out var all) ? all.EnumerateArray().Select(parameter => parameter.GetProperty("name").GetString()) : [];

    private static JsonElement RowOf(JsonElement api, JsonElement list) =>
        Resolve(api, Resolve(api, list.GetProperty("responses").GetProperty("200").GetProperty("content").GetProperty("application/json").GetProperty("schema"))
            .GetProperty("properties").GetProperty("items").GetProperty("items"));

    private static bool Has(JsonElement api, JsonElement schema, ReadOnlySpan<string> path)
    {
        if (path.IsEmpty)
            return true;
        var type = Resolve(api, schema);
        return type.TryGetProperty("items", out var items) ? Has(api, items, path)
            : type.TryGetProperty("properties", out var members) && members.TryGetProperty(path[0], out var member) && Has(api, member, path[1..]);
    }

    private static JsonElement Resolve(JsonElement api, JsonElement schema) =>
        schema.TryGetProperty("$ref", out var reference) ? api.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()!.Split('/')[^1]) : schema;
}
