using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using EnforcementFlows.Api.Tests.Features.Designer;
using EnforcementFlows.Api.Tests.Features.FirstEnforcement;
using EnforcementFlows.Api.Tests.Hosting;
using EnforcementFlows.Data;
using EnforcementFlows.Testing;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EnforcementFlows.Api.Tests.Features.Migrations;

/// <summary>An admin changes 桐柏's main flow, another person publishes it, and running cases are taken over.</summary>
internal sealed class MigrationDesk(CourtHouse court)
{
    public const string Admin = "tongbai.admin";
    public const string Director = "tongbai.director";
    public const string VicePresident = "tongbai.vice-president";
    public const string Flow = "tongbai-first-enforcement";
    public const string Intake = "核收立案材料";
    public const string Review = "复核立案材料";

    public static readonly object IntakeForm = new { receivedAt = "2026-04-28T09:30:00+08:00", materialsComplete = true };

    /// <summary>Publishes a second version, in which the intake is reviewed by somebody else before the case goes on.</summary>
    public Task PublishReviewAsync() => PublishAsync(definition =>
    {
        var steps = Designs.Step(definition, "work-steps");
        var intake = steps["activities"]!.AsArray().Single(step => step!["id"]!.GetValue<string>() == "check-intake")!.DeepClone().AsObject();
        (intake["id"], intake["nodeId"], intake["name"]) = ("review-intake", intake["nodeId"]!.GetValue<string>().Replace("check-intake", "review-intake", StringComparison.Ordinal), "ReviewIntake");
        intake["taskName"]!["expression"]!["value"] = Review;
        steps["activities"]!.AsArray().Add(intake);
        var connections = steps["connections"]!.AsArray();
        var done = connections.Single(c => c!["source"]!["activity"]!.GetValue<string>() == "check-intake")!.AsObject();
        var next = done["target"]!["activity"]!.GetValue<string>();
        done["target"]!["activity"] = "review-intake";
        var added = done.DeepClone().AsObject();
        (added["source"]!["activity"], added["target"]!["activity"]) = ("review-intake", next);
        connections.Add(added);
    });

    public async Task PublishAsync(Action<JsonObject> change, string flow = Flow)
    {
        var admin = await Elsa.Designer.OpenAsync(court, Admin);
        var draft = await admin.LatestAsync(flow);
        change(draft);
        await admin.SaveAsync(draft, publish: true);
        var release = (await court.ListAsync(Admin, "/api/definitions/releases?state=proposed")).Single().GetProperty("id").GetGuid();
        using var approved = await (await court.AsAsync(VicePresident)).PostAsJsonAsync($"/api/definitions/releases/{release}/approve", new { });
        approved.StatusCode.Should().Be(HttpStatusCode.OK, await approved.Content.ReadAsStringAsync());
    }

    /// <summary>Publishes a flow anew that the main flow uses as a step: the documents are served by clerks alone.</summary>
    public Task PublishNoticeAsync() => PublishAsync(definition => Designs.Step(definition, "serve-documents")["role"] = Designs.Literal("clerk"), "notice");

    /// <summary>Changes the court's profile from today on.</summary>
    public async Task ChangeProfileAsync(object patch)
    {
        using var proposed = await (await court.AsAsync(Admin)).PostAsJsonAsync("/api/profiles/changes", new { effectiveFrom = "2026-04-28", reason = "规程修订", patch });
        var change = await proposed.ReadJsonAsync();
        proposed.IsSuccessStatusCode.Should().BeTrue(change.ToString());
        using var approved = await (await court.AsAsync(Director)).PostAsync(new Uri($"/api/profiles/changes/{change.GetProperty("id").GetGuid()}/approve", UriKind.Relative), null);
        approved.IsSuccessStatusCode.Should().BeTrue(await approved.Content.ReadAsStringAsync());
    }

    public async Task<JsonElement> DrawUpAsync(int from = 1, int to = 2)
    {
        using var response = await (await court.AsAsync(Admin)).PostAsJsonAsync($"/api/definitions/{Flow}/migrations", new { from = $"{Flow}-v{from}", to = $"{Flow}-v{to}" });
        var detail = await response.ReadJsonAsync();
        response.StatusCode.Should().Be(HttpStatusCode.Created, detail.ToString());
        return detail;
    }

    public static Guid IdOf(JsonElement detail) => detail.GetProperty("migration").GetProperty("id").GetGuid();

    public async Task<JsonElement> EditAsync(JsonElement detail, object change)
    {
        using var response = await PutAsync(detail, change);
        var answer = await response.ReadJsonAsync();
        response.StatusCode.Should().Be(HttpStatusCode.OK, answer.ToString());
        return answer;
    }

    /// <summary>Says what becomes of the deadlines of one node; those of the others keep their dates.</summary>
    public Task<JsonElement> CarryAsync(JsonElement detail, string node, string policy, string? toNode = null) => EditAsync(detail, new
    {
        deadlines = detail.GetProperty("deadlines").EnumerateArray().Select(d => d.GetProperty("node").GetString() == node
            ? new { node, toNode = toNode ?? node, policy }
            : new { node = d.GetProperty("node").GetString()!, toNode = d.GetProperty("toNode").GetString()!, policy = "keep-due" }),
    });

    public async Task<HttpResponseMessage> PutAsync(JsonElement detail, object change)
    {
        var body = JsonSerializer.SerializeToNode(change)!.AsObject();
        body["revision"] ??= detail.GetProperty("migration").GetProperty("revision").GetInt32();
        return await (await court.AsAsync(Admin)).PutAsJsonAsync($"/api/migrations/{IdOf(detail)}", body);
    }

    public async Task<HttpResponseMessage> ActAsync(string userName, Guid migration, string act, object? body = null) =>
        await (await court.AsAsync(userName)).PostAsJsonAsync($"/api/migrations/{migration}/{act}", body ?? new { });

    /// <summary>Does something that must succeed.</summary>
    public async Task<JsonElement> DoAsync(string userName, Guid migration, string act, object? body = null)
    {
        using var response = await ActAsync(userName, migration, act, body);
        var answer = await response.ReadJsonAsync();
        response.StatusCode.Should().Be(HttpStatusCode.OK, answer.ToString());
        return answer;
    }

    public async Task<JsonElement> GetAsync(string path)
    {
        using var response = await (await court.AsAsync(Director)).GetAsync(new Uri(path, UriKind.Relative));
        var answer = await response.ReadJsonAsync();
        response.StatusCode.Should().Be(HttpStatusCode.OK, answer.ToString());
        return answer;
    }

    public async Task<JsonElement> RowAsync(Guid migration) => (await GetAsync($"/api/migrations/{migration}")).GetProperty("migration");

    /// <summary>Asks for a migration with a ground, has it approved and waits until it is carried out.</summary>
    public async Task CarryOutAsync(JsonElement detail, object? change = null)
    {
        var edit = JsonSerializer.SerializeToNode(change ?? new { })!.AsObject();
        edit["legalGround"] = "规程修订，在办案件一并适用";
        await EditAsync(detail, edit);
        await DoAsync(Admin, IdOf(detail), "submit");
        await DoAsync(Director, IdOf(detail), "approve", new { opinion = "同意" });
        await FinishedAsync(IdOf(detail));
    }

    /// <summary>The deadline of a node of a case.</summary>
    public async Task<JsonElement> DeadlineAsync(Guid caseId, string node) =>
        (await court.ListAsync(Director, $"/api/cases/{caseId}/deadlines")).Single(d => d.GetProperty("node").GetString() == node);

    public Task FinishedAsync(Guid migration) => Until.TrueAsync(async () => (await RowAsync(migration)).GetProperty("state").GetString() == "finished");

    /// <summary>The version that a case's main flow runs on.</summary>
    public async Task<string> VersionOfAsync(Guid caseId) => (await InstanceAsync(caseId)).VersionId;

    public async Task<(Guid Id, string VersionId)> InstanceAsync(Guid caseId)
    {
        await using var scope = court.App.Services.CreateAsyncScope();
        var (db, correlation) = (scope.ServiceProvider.GetRequiredService<EnforcementDbContext>(), caseId.ToString("D"));
        var found = await db.WorkflowInstances.Where(i => i.CorrelationId == correlation && i.DefinitionId == Flow).Select(i => new { i.Id, i.VersionId }).SingleAsync();
        return (found.Id, found.VersionId);
    }

    public async Task ShouldBeConsistentAsync()
    {
        await using var scope = court.App.Services.CreateAsyncScope();
        await Consistency.CheckAsync(scope.ServiceProvider.GetRequiredService<EnforcementDbContext>());
    }
}
