using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using EnforcementFlows.Api.Hosting.Startup;
using EnforcementFlows.Api.Tests.Features.FirstEnforcement;
using FluentAssertions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace EnforcementFlows.Api.Tests.Features.Elsa.Contract;

/// <summary>
/// Every route of Elsa's API that this host has, as Elsa Studio 3.8.2 calls it: the answer has the members that Studio reads, of the types that it
/// reads. It does not survive another one.
/// </summary>
public sealed partial class ContractTests
{
    private const string Flow = "tongbai-first-enforcement";

    [Fact]
    public async Task Every_Call_IsAnsweredInTheShapeThatStudioReads()
    {
        await using var court = await CourtHouse.OpenAsync();
        await court.FileAsync(Filing.First());
        var director = await Designer.OpenAsync(court, "tongbai.director");
        var shapes = ReadShapes(court);
        var names = await NamesAsync(director);

        foreach (var call in ContractCall.All)
        {
            using var response = await SendAsync(director.Client, call, names);
            var text = await response.Content.ReadAsStringAsync();
            ((int)response.StatusCode).Should().Be(call.Status, $"{call.Method} {call.Path}: {text}");
            if (call.Shape is { } shape)
                JsonShape.Differences(shapes[shape], JsonNode.Parse(text)).Should().BeEmpty($"{call.Method} {call.Path} answered {text[..Math.Min(text.Length, 2000)]}");
        }
    }

    [Fact]
    public async Task Every_Route_IsCalled()
    {
        await using var court = await CourtHouse.OpenAsync();
        var routes = court.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(route => route.RoutePattern.RawText!.StartsWith("/elsa/api/", StringComparison.Ordinal))
            .Select(route => $"{route.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods[0]} {Blank(route.RoutePattern.RawText!["/elsa/api".Length..].TrimEnd('/'))}").ToList();

        routes.Should().HaveCountGreaterThan(40);
        foreach (var route in routes)
            ContractCall.All.Should().Contain(call => Regex.IsMatch($"{call.Method} {call.Path.Split('?', 2)[0]}", $"^{Regex.Escape(route).Replace("_", "[^/]+", StringComparison.Ordinal)}$"), route);
    }

    [Fact]
    public async Task Features_NameWhatStudioLooksFor()
    {
        await using var court = await CourtHouse.OpenAsync();

        var features = await (await Designer.OpenAsync(court, "tongbai.admin")).GetAsync("/features/installed");

        features["items"]!.AsArray().Select(feature => feature!["fullName"]!.GetValue<string>()).Should().Equal("Elsa.RealTimeWorkflowUpdates");
    }

    private static string Blank(string route) => Parameter().Replace(route, "_");

    private static JsonObject ReadShapes(CourtHouse court)
    {
        var root = court.App.Services.GetRequiredService<HostFolders>().Root;
        return JsonNode.Parse(File.ReadAllText(Path.Combine(root, "tests/EnforcementFlows.Api.Tests/Features/Elsa/Contract/shapes.json")))!.AsObject();
    }

    // an instance of the flow, and a step of it that has run
    private static async Task<Dictionary<string, string>> NamesAsync(Designer designer)
    {
        var instances = await designer.PostAsync("/workflow-instances", new JsonObject { ["definitionId"] = Flow });
        var instance = instances["items"]![0]!["id"]!.GetValue<string>();
        var executions = await designer.GetAsync($"/activity-executions/list?WorkflowInstanceId={instance}");
        var last = executions["items"]!.AsArray()[^1]!;
        return new()
        {
            ["{flow}"] = Flow,
            ["{instance}"] = instance,
            ["{execution}"] = last["id"]!.GetValue<string>(),
            ["{node}"] = last["activityNodeId"]!.GetValue<string>(),
        };
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, ContractCall call, Dictionary<string, string> names)
    {
        string Fill(string text) => names.Aggregate(text, (filled, name) => filled.Replace(name.Key, name.Value, StringComparison.Ordinal));
        using var request = new HttpRequestMessage(new(call.Method), $"/elsa/api{Fill(call.Path)}");
        if (call.Body == ContractCall.Upload)
            request.Content = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(ContractCall.UploadedFile)), "files", "three.json" } };
        else if (call.Body is { } body)
            request.Content = new StringContent(Fill(body), MediaTypeHeaderValue.Parse("application/json"));
        return await client.SendAsync(request);
    }

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
