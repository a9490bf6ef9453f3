using System.Text.Json;
using FluentAssertions;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;

namespace EnforcementFlows.Api.Tests.Hosting;

[Collection(SharedApp.Name)]
public sealed class OpenApiTests(EnforcementApp app)
{
    [Fact]
    public async Task Document_EveryOperation_HasANameOfItsOwn()
    {
        var operations = await OperationsAsync();

        var names = operations.Select(operation => operation.Body.TryGetProperty("operationId", out var id) ? id.GetString() : $"none: {operation.Path}").ToList();
        names.Should().OnlyHaveUniqueItems().And.NotContain(name => name!.StartsWith("none", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Document_EveryList_HasRowsOfItsOwn()
    {
        var lists =
            from operation in await OperationsAsync()
            where operation.Method == "get" && operation.Body.GetProperty("responses").TryGetProperty("200", out var _)
            let answer = operation.Body.GetProperty("responses").GetProperty("200").ToString()
            let page = System.Text.RegularExpressions.Regex.Match(answer, "schemas/(PageOf[A-Za-z]+)").Groups[1].Value
            where page.Length > 0
            select (operation.Path, page);

        // what is listed at two places: for a case and for a court, or for two kinds of change
        lists.GroupBy(list => list.page).Where(group => group.Count() > 1).Select(group => group.Key).Should().BeSubsetOf(["PageOfTaskRow", "PageOfCaseRow", "PageOfDeadlineRow", "PageOfCoerciveRow", "PageOfDeadlineMoveRow", "PageOfInstalmentRow"]);
    }

    [Fact]
    public async Task Document_WhatIsAlwaysThere_IsRequired()
    {
        var schemas = (await DocumentAsync()).GetProperty("components").GetProperty("schemas");

        Required("CaseDetail").Should().Contain(["id", "caseNumber", "court", "debtors", "amounts"]);
        Required("WebhookSettings").Should().Equal("url");

        IEnumerable<string> Required(string schema) => schemas.GetProperty(schema).GetProperty("required").EnumerateArray().Select(name => name.GetString()!);
    }

    [Fact]
    public async Task Document_Numbers_AreNumbersOnly() =>
        (await DocumentAsync()).ToString().Should().NotMatchRegex("\"(integer|number)\",\\s*\"string\"");

    [Fact]
    public async Task Document_EveryApiEndpoint_IsListed()
    {
        var listed = (await OperationsAsync()).Select(operation => $"{operation.Method.ToUpperInvariant()} {operation.Path}");

        var mapped = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.TrimStart('/').StartsWith("api/", StringComparison.Ordinal) && endpoint.Metadata.GetMetadata<HubMetadata>() is null)
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(method => $"{method} {PathOf(endpoint)}"));
        mapped.Should().NotBeEmpty().And.BeSubsetOf(listed);
    }

    [Fact]
    public async Task Document_ProtectedOperations_NameTheirSecurityAndPermission()
    {
        var setClock = (await OperationsAsync()).Single(operation => operation.Path == "/api/clock" && operation.Method == "put").Body;

        setClock.GetProperty("description").GetString().Should().Contain("clock.set");
        setClock.GetProperty("security").GetArrayLength().Should().BePositive();
        foreach (var status in new[] { "401", "403", "409" })
            setClock.GetProperty("responses").GetProperty(status).GetProperty("content").GetProperty("application/problem+json")
                .GetProperty("schema").GetProperty("$ref").GetString().Should().Be("#/components/schemas/Problem");
    }

    [Fact]
    public async Task Document_Version_Is31()
    {
        (await DocumentAsync()).GetProperty("openapi").GetString().Should().StartWith("3.1");
        (await app.Anonymous().GetStringAsync("/swagger/index.html")).Should().Contain("swagger-ui");
    }

    [Fact]
    public async Task Demo_BeforeSignIn_NamesTheAccounts()
    {
        var demo = await (await app.Anonymous().GetAsync(new Uri("/api/demo", UriKind.Relative))).ReadJsonAsync();

        demo.GetProperty("password").GetString().Should().Be(EnforcementApp.Password);
        demo.GetProperty("accounts").EnumerateArray().Should().Contain(account => account.GetProperty("court").GetString() == "tongbai" && account.GetProperty("userName").GetString() == "judge1");
    }

    private static string PathOf(RouteEndpoint endpoint)
    {
        var path = "/" + endpoint.RoutePattern.RawText!.Trim('/');
        return System.Text.RegularExpressions.Regex.Replace(path, @"\{(\**)?(\w+)[^}]*\}", "{$2}"); // without constraints
    }

    private async Task<List<(string Path, string Method, JsonElement Body)>> OperationsAsync() =>
        [.. from path in (await DocumentAsync()).GetProperty("paths").EnumerateObject()
            from operation in path.Value.EnumerateObject()
            where operation.Value.ValueKind == JsonValueKind.Object
            select (path.Name.Length > 1 ? path.Name.TrimEnd('/') : path.Name, operation.Name, operation.Value)];

    private async Task<JsonElement> DocumentAsync() => await (await app.Anonymous().GetAsync("/openapi/v1.json")).ReadJsonAsync();
}
