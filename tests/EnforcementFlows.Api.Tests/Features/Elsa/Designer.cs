using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using EnforcementFlows.Api.Tests.Features.FirstEnforcement;
using EnforcementFlows.Api.Tests.Hosting;
using EnforcementFlows.Data;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EnforcementFlows.Api.Tests.Features.Elsa;

/// <summary>Elsa Studio as the host hears it: the requests that it sends, by a person who is signed in.</summary>
internal sealed class Designer(HttpClient client)
{
    public static async Task<Designer> OpenAsync(CourtHouse court, string userName) => new(await court.AsAsync(userName));

    public static async Task<Designer> OpenAsync(EnforcementApp app, string userName) => new(await app.SignedInAsAsync(userName));

    public HttpClient Client => client;

    public async Task<JsonObject> GetAsync(string path)
    {
        using var response = await client.GetAsync(new Uri($"/elsa/api{path}", UriKind.Relative));
        return await ReadAsync(response);
    }

    public async Task<HttpStatusCode> StatusAsync(string path)
    {
        using var response = await client.GetAsync(new Uri($"/elsa/api{path}", UriKind.Relative));
        return response.StatusCode;
    }

    public async Task<JsonObject> PostAsync(string path, JsonNode? body = null)
    {
        using var response = await client.PostAsJsonAsync($"/elsa/api{path}", body ?? new JsonObject());
        return await ReadAsync(response);
    }

    /// <summary>What is answered to something that is refused: 400 in the shape that Studio shows.</summary>
    public async Task<string> RefusedAsync(string path, JsonNode? body = null)
    {
        using var response = await client.PostAsJsonAsync($"/elsa/api{path}", body ?? new JsonObject());
        return await ReasonAsync(response);
    }

    public static async Task<string> ReasonAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        response.StatusCode.Should().Be(HttpStatusCode.BadRequest, text);
        var answer = JsonNode.Parse(text)!.AsObject();
        answer["statusCode"]!.GetValue<int>().Should().Be(400);
        answer["errors"]!.AsObject().Should().NotBeEmpty();
        answer["errors"]!.AsObject().Should().OnlyContain(error => error.Value is JsonArray);
        return answer["message"]!.GetValue<string>();
    }

    public async Task<HttpResponseMessage> DeleteAsync(string path) => await client.DeleteAsync(new Uri($"/elsa/api{path}", UriKind.Relative));

    public Task<JsonObject> LatestAsync(string definitionId) => GetAsync($"/workflow-definitions/by-definition-id/{definitionId}?versionOptions=Latest");

    /// <summary>Saves as the editor does, and answers the definition that it then has.</summary>
    public async Task<JsonObject> SaveAsync(JsonObject model, bool? publish = null) =>
        (await PostAsync("/workflow-definitions", Request(model, publish)))["workflowDefinition"]!.AsObject();

    public Task<string> SaveRefusedAsync(JsonObject model) => RefusedAsync("/workflow-definitions", Request(model, null));

    public Task<JsonObject> CreateAsync(string name) => SaveAsync(NewFlow(name));

    /// <summary>All have gone away for five minutes of the system's clock.</summary>
    public static async Task LapseAsync(CourtHouse court)
    {
        await using var scope = court.App.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<EnforcementDbContext>().Database.ExecuteSqlAsync($"UPDATE definition_leases SET until = now() - interval '1 second'");
    }

    /// <summary>What the create dialog sends.</summary>
    public static JsonObject NewFlow(string name) => new()
    {
        ["name"] = name,
        ["description"] = null,
        ["version"] = 1,
        ["toolVersion"] = "3.8.2.0",
        ["isLatest"] = true,
        ["isPublished"] = false,
        ["root"] = new JsonObject { ["id"] = "9f1c22d0a7b84e51", ["type"] = "Elsa.Flowchart", ["version"] = 1, ["name"] = "Flowchart1" },
    };

    /// <summary>A step as it comes from the palette, with nothing but its name and place, put behind the one given.</summary>
    public static JsonObject AddStep(JsonObject definition, string type, string id, string? after = null, string port = "Done")
    {
        var root = definition["root"]!.AsObject();
        root["activities"]!.AsArray().Add(new JsonObject
        {
            ["id"] = id,
            ["nodeId"] = $"Workflow1:{root["id"]}:{id}",
            ["name"] = $"{type[(type.LastIndexOf('.') + 1)..]}1",
            ["type"] = type,
            ["version"] = 1,
            ["metadata"] = new JsonObject { ["designer"] = new JsonObject { ["position"] = new JsonObject { ["x"] = 390.5, ["y"] = 322.5 } } },
        });
        if (after is not null)
            root["connections"]!.AsArray().Add(new JsonObject
            {
                ["source"] = new JsonObject { ["activity"] = after, ["port"] = port },
                ["target"] = new JsonObject { ["activity"] = id, ["port"] = "In" },
                ["vertices"] = new JsonArray(),
            });
        return root["activities"]!.AsArray()[^1]!.AsObject();
    }

    /// <summary>An input as the editor writes it.</summary>
    public static JsonObject Input(string value, string type = "String", string syntax = "Literal") => new()
    {
        ["typeName"] = type,
        ["expression"] = new JsonObject { ["type"] = syntax, ["value"] = value },
        ["memoryReference"] = null,
    };

    // links are dropped, all else comes back as it was answered
    private static JsonObject Request(JsonObject model, bool? publish)
    {
        var sent = model.DeepClone().AsObject();
        sent["links"] = null;
        return new() { ["model"] = sent, ["publish"] = publish };
    }

    private static async Task<JsonObject> ReadAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        response.StatusCode.Should().Be(HttpStatusCode.OK, text);
        return JsonNode.Parse(text)!.AsObject();
    }
}

/// <summary>What Studio needs of a definition in order to open it.</summary>
internal static class DefinitionShape
{
    public static bool IsEditable(this JsonObject definition) =>
        definition["links"]!.AsArray().Any(link => link!["rel"]!.GetValue<string>() == "publish") && !definition["isReadonly"]!.GetValue<bool>();

    public static IEnumerable<JsonObject> Activities(JsonNode? node)
    {
        if (node is JsonObject json)
        {
            if (json["type"] is JsonValue && json["nodeId"] is not null)
                yield return json;
            foreach (var inner in json.SelectMany(member => Activities(member.Value)))
                yield return inner;
        }

        if (node is JsonArray list)
        {
            foreach (var inner in list.SelectMany(Activities))
                yield return inner;
        }
    }

    public static void ShouldOpen(JsonObject definition, IReadOnlySet<string> known)
    {
        foreach (var list in new[] { "variables", "inputs", "outputs", "outcomes", "links" })
            (definition[list] is JsonArray).Should().BeTrue($"{list} of {definition["id"]}");
        (definition["options"] is JsonObject && definition["customProperties"] is JsonObject).Should().BeTrue();
        Version.TryParse(definition["toolVersion"]!.GetValue<string>(), out var tool).Should().BeTrue();
        tool!.ToString().Should().Be("3.8.2.0");
        Check(definition["root"]!.AsObject(), "Workflow1", known);
    }

    private static void Check(JsonObject activity, string parent, IReadOnlySet<string> known)
    {
        var node = activity["nodeId"]?.GetValue<string>();
        node.Should().Be($"{parent}:{activity["id"]}");
        known.Should().Contain($"{activity["type"]} {activity["version"]}", node);
        foreach (var child in Activities(new JsonArray([.. activity.Select(member => member.Value?.DeepClone())])).Where(child => child["nodeId"]!.GetValue<string>().Count(letter => letter == ':') == node!.Count(letter => letter == ':') + 1))
            Check(child, node!, known);
    }
}
