using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using EnforcementFlows.Api.Tests.Features.FirstEnforcement;
using EnforcementFlows.Api.Tests.Hosting;
using EnforcementFlows.Api.Tests.Workflows;
using FluentAssertions;

namespace EnforcementFlows.Api.Tests.Features.Simulation;

/// <summary>The page on which an admin plays a flow, as the host hears it.</summary>
internal sealed class Simulator(HttpClient client, string flow)
{
    public const string Admin = "tongbai.admin";

    public HttpClient Client => client;

    public static async Task<Simulator> OpenAsync(CourtHouse court, string flow) => new(await court.AsAsync(Admin), flow);

    /// <summary>The script of an example case that the court has for the flow.</summary>
    public static (JsonNode Given, JsonArray Steps) Case(string flow, int place = 0)
    {
        var file = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "workflows", "courts", "tongbai", "tests", $"{flow}.tests.json")))!;
        var test = file["cases"]![place]!.DeepClone();
        return (test["given"]!, test["steps"]!.AsArray());
    }

    /// <summary>The first steps of a script.</summary>
    public static JsonArray First(JsonArray steps, int count) => [.. steps.Take(count).Select(step => step!.DeepClone())];

    public Task<HttpResponseMessage> SendAsync(JsonNode? given, JsonArray steps, string version = "latest") => client.PostAsJsonAsync(
        $"/api/definitions/{flow}/simulation?version={version}", new JsonObject { ["given"] = given?.DeepClone(), ["steps"] = steps.DeepClone() });

    /// <summary>How the flow stands after a script; it must be answered.</summary>
    public async Task<JsonElement> PlayAsync(JsonNode? given, JsonArray steps, string version = "latest")
    {
        using var response = await SendAsync(given, steps, version);
        return await AnsweredAsync(response);
    }

    public Task<HttpResponseMessage> RecordAsync(string name, JsonNode? given, JsonArray steps, params string[] clauses) => client.PostAsJsonAsync(
        $"/api/definitions/{flow}/tests",
        new JsonObject { ["name"] = name, ["clauses"] = new JsonArray([.. clauses.Select(clause => (JsonNode)clause)]), ["given"] = given?.DeepClone(), ["steps"] = steps.DeepClone() });

    public async Task<JsonElement> RunTestsAsync(string version = "latest")
    {
        using var response = await client.PostAsync(new Uri($"/api/definitions/{flow}/tests/run?version={version}", UriKind.Relative), null);
        return await AnsweredAsync(response);
    }

    public async Task<JsonElement> GetAsync(string path)
    {
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
        return await AnsweredAsync(response);
    }

    public static async Task<JsonElement> AnsweredAsync(HttpResponseMessage response)
    {
        var answer = await response.ReadJsonAsync();
        response.IsSuccessStatusCode.Should().BeTrue(answer.ToString());
        return answer;
    }
}

internal static class SimulationReading
{
    public static IReadOnlyList<JsonElement> All(this JsonElement answer, string list) => [.. answer.GetProperty(list).EnumerateArray()];

    public static string? Text(this JsonElement answer, string name) => answer.GetProperty(name).GetString();

    public static IEnumerable<string?> Texts(this JsonElement answer, string list, string name) => answer.All(list).Select(one => one.Text(name));

    public static JsonElement Step(this JsonElement answer, string activity) => answer.All("steps").Single(step => step.Text("id") == activity);
}
