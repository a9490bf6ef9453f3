using System.Net.Http.Json;
using System.Text.Json;
using EnforcementFlows.Api.Tests.Features.FirstEnforcement;
using EnforcementFlows.Api.Tests.Features.Gateways;
using EnforcementFlows.Api.Tests.Hosting;
using EnforcementFlows.Data;
using EnforcementFlows.Testing;
using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.Storage;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EnforcementFlows.Api.Tests.Features.Repair;

/// <summary>桐柏 with a small flow whose first step always fails, and the people who put such flows right.</summary>
internal sealed class RepairHouse : IAsyncDisposable
{
    public const string Admin = "tongbai.admin";
    public const string Director = "tongbai.director";

    private RepairHouse(CourtHouse court) => Court = court;

    public CourtHouse Court { get; }

    public static async Task<RepairHouse> OpenAsync()
    {
        var house = new RepairHouse(await CourtHouse.OpenAsync());
        await ImportAsync(house.Court.App.Services);
        return house;
    }

    /// <summary>A step that fails, then one that waits for an event, then another.</summary>
    public static Task ImportAsync(IServiceProvider services)
    {
        object Wait(string name) => new { id = name, type = "Elsa.Event", eventName = SmallFlow.Text(name) };
        var definition = JsonSerializer.Serialize(new
        {
            id = "stuck-v1",
            definitionId = "stuck",
            name = "stuck",
            version = 1,
            isPublished = true,
            isLatest = true,
            variables = new[] { new { id = "note", name = "note", typeName = "String", storageDriverTypeName = "WorkflowInstanceStorageDriver", value = "before" } },
            root = new
            {
                id = "root",
                type = "Elsa.Flowchart",
                activities = new[] { new { id = "fails", type = "Elsa.RunJavaScript", script = SmallFlow.Text("null.x") }, Wait("one"), Wait("two") },
                connections = new[] { SmallFlow.Edge("fails", "Done", "one"), SmallFlow.Edge("one", "Done", "two") },
            },
        });
        return services.GetRequiredService<DefinitionImport>().ImportAsync("tongbai", [("stuck.json", definition)], null, CancellationToken.None);
    }

    public static async Task<Guid> StartAsync(IServiceProvider services, Guid about)
    {
        var started = await services.GetRequiredService<WorkflowRuntime>().ExecuteAsync(
            new("tongbai", Guid.NewGuid(), "test"), async burst => await burst.StartAsync("stuck", [], about.ToString("D"), CancellationToken.None), CancellationToken.None);
        return Guid.Parse((string)started.Result!);
    }

    /// <summary>A case whose flow has done all it can do for now: what is drawn up for it does not grow old meanwhile.</summary>
    public async Task<Guid> FileAsync()
    {
        var about = await Court.FileAsync(Filing.First());
        var now = (await GetAsync(Admin, "/api/clock")).GetProperty("now").GetString()!;
        await Court.MoveClockAsync(now);
        return about;
    }

    /// <summary>A flow on the case that stands still.</summary>
    public Task<Guid> StuckAsync(Guid about) => StartAsync(Court.App.Services, about);

    public async Task<JsonElement> FlowAsync(Guid instance) => await GetAsync(Admin, $"/api/instances/{instance}");

    public async Task<JsonElement> GetAsync(string user, string path) =>
        await (await (await Court.AsAsync(user)).GetAsync(new Uri(path, UriKind.Relative))).ReadJsonAsync();

    /// <summary>What was answered to an act: the status and the body.</summary>
    public async Task<(int Status, JsonElement Body)> PostAsync(string user, string path, object? body = null, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body ?? new { }) };
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        using var answer = await (await Court.AsAsync(user)).SendAsync(request);
        return ((int)answer.StatusCode, answer.Content.Headers.ContentLength == 0 ? default : await answer.ReadJsonAsync());
    }

    /// <summary>Draws up an act, which must be accepted.</summary>
    public async Task<Guid> DrawUpAsync(string path, object body)
    {
        var (status, answer) = await PostAsync(Admin, path, body);
        status.Should().Be(201, answer.ToString());
        answer.GetProperty("state").GetString().Should().Be("drafted");
        return answer.GetProperty("id").GetGuid();
    }

    /// <summary>Confirms it as the bureau's head; it is carried out.</summary>
    public async Task<JsonElement> ConfirmAsync(Guid repair)
    {
        var (status, answer) = await PostAsync(Director, $"/api/repairs/{repair}/confirm");
        status.Should().Be(200, answer.ToString());
        return answer;
    }

    public async Task<IReadOnlyList<JsonElement>> ItemsAsync(Guid repair, string user = Director) => await Court.ListAsync(user, $"/api/repairs/{repair}/items?limit=200");

    public async Task<JsonElement> FinishedAsync(Guid repair)
    {
        await Until.TrueAsync(async () => (await GetAsync(Admin, $"/api/repairs/{repair}")).GetProperty("state").GetString() == "finished");
        return await GetAsync(Admin, $"/api/repairs/{repair}");
    }

    public EnforcementDbContext NewContext() => new(new DbContextOptionsBuilder<EnforcementDbContext>().UseNpgsql(Court.App.ConnectionString).Options);

    public async Task ShouldBeConsistentAsync()
    {
        await using var db = NewContext();
        await Consistency.CheckAsync(db);
    }

    public ValueTask DisposeAsync() => Court.DisposeAsync();
}
