using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Api.Tests.Features.FirstEnforcement;
using EnforcementFlows.Api.Tests.Features.Imports;
using EnforcementFlows.Data;
using EnforcementFlows.Domain.Courts;
using FluentAssertions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.SignalR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EnforcementFlows.Api.Tests.Hosting;

/// <summary>Every endpoint that the host maps, tried by nobody, by every role and by another court. One that is added is tried too.</summary>
[Collection(SharedApp.Name)]
public sealed partial class EndpointAuthorisationTests(EnforcementApp app)
{
    private const string Now = EnforcementApp.Start;

    // what makes a call complete, so that nothing but the court stands in its way
    private static readonly Dictionary<string, object> Bodies = new()
    {
        ["AssignTask"] = new { userId = Guid.NewGuid() },
        ["DelegateTask"] = new { userId = Guid.NewGuid() },
        ["AskSigner"] = new { userId = Guid.NewGuid(), reason = "请核" },
        ["UrgeTask"] = new { text = "催" },
        ["CommentTask"] = new { text = "注" },
        ["WithdrawRequest"] = new { reason = "有误" },
        ["CompleteTask"] = new { outcome = "done", form = new { receivedAt = Now, materialsComplete = true } },
        ["PostEvent"] = new { type = "clue.received", occurredAt = Now },
        ["ChangeWebhook"] = new { url = "https://example.invalid/" },
        ["ReplayWebhook"] = new { from = Now },
        ["RetryMessage"] = new { reason = "已排除" },
        ["ReplayMessage"] = new { reason = "已更正", payload = new { } },
        ["SkipMessage"] = new { reason = "已另行处理" },
        ["RetryIncident"] = new { reason = "已排除" },
        ["SkipIncident"] = new { reason = "已另行处理", version = 1 },
        ["ChangeFlowVariable"] = new { reason = "有误", version = 1, contextId = 1, variable = "x" },
        ["MoveFlowStep"] = new { reason = "有误", version = 1, contextId = 1, activityId = "x" },
        ["CancelFlowInstance"] = new { reason = "有误", version = 1 },
        ["FreezeRepair"] = new { act = "retry", reason = "已排除", filter = new { } },
        ["ChangeAccount"] = new { reason = "调整", version = "1", name = "某法官", roles = new[] { "judge" }, teams = Array.Empty<string>() },
        ["DeactivateAccount"] = new { reason = "离职", version = "1" },
        ["ReactivateAccount"] = new { reason = "回院", version = "1" },
        ["ResetPassword"] = new { reason = "遗忘", version = "1" },
        ["RejectRelease"] = new { opinion = "有误" },
        ["RollbackDefinition"] = new { reason = "有误" },
        ["RecordFlowTest"] = new { name = "用例" },
        ["DrawUpMigration"] = new { from = "x-v1", to = "x-v2" },
        ["EditMigration"] = new { revision = 1, legalGround = "有误" },
        ["RejectMigration"] = new { opinion = "有误" },
        ["UndoMigration"] = new { reason = "有误" },
        ["UndoMigratedFlow"] = new { reason = "有误" },
        ["ChangeFlowSettings"] = new { token = "x", steps = new[] { new { activityId = "x" } } },
        ["StartRequest"] = new { reason = "见申请", data = new { newEnd = "2026-12-02", reason = "见申请" } },
    };

    [Fact]
    public async Task Call_WithoutSigningIn_IsUnauthorized()
    {
        var nobody = app.Anonymous();

        foreach (var endpoint in Protected())
            (await SendAsync(nobody, endpoint, Nothing)).Status.Should().Be(HttpStatusCode.Unauthorized, endpoint.DisplayName);
    }

    [Fact]
    public async Task Call_ByEachRole_IsForbiddenExactlyWhereTheMatrixSaysSo()
    {
        var profile = app.Services.GetRequiredService<ProfileCatalog>().Get("tongbai", DateTimeOffset.Parse(Now, System.Globalization.CultureInfo.InvariantCulture));
        var guarded = Protected().Select(e => (Endpoint: e, Asked: e.Metadata.GetMetadata<RequirePermissionAttribute>()!)).Where(e => e.Asked is not null).ToList();
        guarded.Should().NotBeEmpty();

        foreach (var role in profile.Roles)
        {
            var accounts = profile.Demo.GetValueOrDefault(role.Code, DemoAccounts.One);
            var client = await app.SignedInAsAsync($"tongbai.{role.Code}{(accounts.Count > 1 ? "1" : "")}");
            string[] held = [role.Code, .. accounts.Also];
            foreach (var (endpoint, asked) in guarded)
            {
                var holders = profile.Permissions.GetValueOrDefault(asked.Permission) ?? [];
                var may = holders.Any(h => held.Contains(h)) || (asked.OrHandler && holders.Contains("handler"));
                var (status, _) = await SendAsync(client, endpoint, Nothing);
                (status != HttpStatusCode.Forbidden).Should().Be(may, $"{role.Code} at {endpoint.DisplayName}, which asks for {asked.Permission}");
            }
        }
    }

    [Theory]
    [InlineData("wolong.president")]
    [InlineData("wolong.director")]
    [InlineData("wolong.admin")]
    [InlineData("wolong.filing-system")]
    public async Task Call_FromAnotherCourt_FindsNothingAndChangesNothing(string stranger)
    {
        var ids = await ThingsOfTongbaiAsync();
        var before = await FingerprintAsync(ids["caseId"]);
        var client = stranger.EndsWith("-system", StringComparison.Ordinal) ? await app.SystemAsync(stranger) : await app.SignedInAsAsync(stranger);

        foreach (var endpoint in Protected().Where(e => e.Metadata.GetMetadata<EndpointNameMetadata>()!.EndpointName is not ("SetClock" or "Logout")))
        {
            var (status, text) = await SendAsync(client, endpoint, ids);
            if (NamesAThing(endpoint))
                status.Should().BeOneOf([HttpStatusCode.NotFound, HttpStatusCode.Forbidden], $"{endpoint.DisplayName}: {text}");
            text.Should().NotContain(ids["caseId"].ToString(), endpoint.DisplayName);
        }

        (await FingerprintAsync(ids["caseId"])).Should().Be(before);
    }

    private static readonly Dictionary<string, Guid> Nothing = new()
    {
        ["caseId"] = Guid.Empty,
        ["taskId"] = Guid.Empty,
        ["signerId"] = Guid.Empty,
        ["substitutionId"] = Guid.Empty,
        ["deadlineId"] = Guid.Empty,
        ["alertId"] = Guid.Empty,
        ["documentId"] = Guid.Empty,
        ["userId"] = Guid.Empty,
        ["measureId"] = Guid.Empty,
        ["changeId"] = Guid.Empty,
        ["profileChangeId"] = Guid.Empty,
        ["webhookId"] = Guid.Empty,
        ["importId"] = Guid.Empty,
        ["instanceId"] = Guid.Empty,
        ["repairId"] = Guid.Empty,
        ["requestId"] = Guid.Empty,
        ["attachmentId"] = Guid.Empty,
        ["definitionId"] = Guid.Empty,
        ["releaseId"] = Guid.Empty,
        ["testId"] = Guid.Empty,
        ["replayId"] = Guid.Empty,
        ["migrationId"] = Guid.Empty,
    };

    private List<RouteEndpoint> Protected()
    {
        var endpoints = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is null && e.Metadata.GetMetadata<HubMetadata>() is null).ToList(); // LiveTests try the hub
        endpoints.Should().HaveCountGreaterThan(20);
        return endpoints;
    }

    private static bool NamesAThing(RouteEndpoint endpoint) => endpoint.RoutePattern.Parameters.Any(p => p.Name is "court" || p.Name.EndsWith("Id", StringComparison.Ordinal));

    private static async Task<(HttpStatusCode Status, string Text)> SendAsync(HttpClient client, RouteEndpoint endpoint, Dictionary<string, Guid> ids)
    {
        var path = Parameter().Replace(endpoint.RoutePattern.RawText!, found => found.Groups[1].Value switch
        {
            "kind" => "extension",
            "key" => "case-intake",
            "court" => "tongbai",
            "file" => "page/index.html",
            "versionId" => $"{ids["definitionId"]}-v1",
            "executionId" => $"{ids["instanceId"]:N}-1",
            "type" => "Court.HumanTask",
            "property" => "Role",
            "deliveryId" or "messageId" or "contextId" or "version" => "1",
            var id => ids[id].ToString(),
        });
        var method = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods[0];
        var name = endpoint.Metadata.GetMetadata<EndpointNameMetadata>()!.EndpointName;
        using var request = new HttpRequestMessage(new(method), name == "GetDefinitionDifference" ? $"{path}?from={ids["definitionId"]}-v1&to={ids["definitionId"]}-v1" : path);
        if (name == "UploadDocket") // a file is told from anything else before it is asked who sends it
            request.Content = new MultipartFormDataContent { { new StringContent("案号"), "file", "docket.csv" } };
        else if (name == "ElsaImportDefinitionFiles")
            request.Content = new MultipartFormDataContent { { new StringContent("{}"), "files", "flow.json" } };
        else if (name == "ImportCourtArchive")
            request.Content = new MultipartFormDataContent { { new StringContent("PK"), "file", "court.zip" }, { new StringContent("试行"), "reason" } };
        else if (name == "UploadAttachment")
            request.Content = new MultipartFormDataContent { { new ByteArrayContent("%PDF-1.7"u8.ToArray()), "file", "附件.pdf" } };
        else if (method != "GET")
            request.Content = JsonContent.Create(Bodies.GetValueOrDefault(name, new { }));
        using var answer = await client.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>One of everything that an address can name.</summary>
    private async Task<Dictionary<string, Guid>> ThingsOfTongbaiAsync()
    {
        var filing = Filing.First(Random.Shared.Next(20_000, 90_000));
        foreach (var field in new[] { "filedAt", "materialReceivedAt" })
            filing[field] = Now;
        filing["applicationReceivedOn"] = "2026-03-02";
        filing["existingMeasures"] = new[] { new { kind = "freeze", assetKind = "deposit", property = "账户", document = "1号", startsOn = "2026-01-05", endsOn = "2027-01-04" } };
        using var filed = await (await app.SystemAsync("tongbai.filing-system")).PostAsJsonAsync("/api/cases", filing);
        var caseId = (await filed.ReadJsonAsync()).GetProperty("id").GetGuid();
        using var settled = await (await app.SignedInAsAsync("tongbai.admin")).PutAsJsonAsync("/api/clock", new { now = Now }); // what is due is done
        settled.IsSuccessStatusCode.Should().BeTrue(await settled.Content.ReadAsStringAsync());
        using var subscribed = await (await app.SystemAsync("tongbai.filing-system")).PostAsJsonAsync("/api/webhooks", new { url = "https://example.invalid/", active = false });
        using var uploaded = await (await app.SignedInAsAsync("tongbai.admin")).UploadAsync(DocketSample.ToCsv(DocketSample.Lines(1, Random.Shared.Next())));
        using var proposed = await (await app.SignedInAsAsync("tongbai.admin")).PostAsJsonAsync("/api/calendars/changes", new
        {
            level = "court",
            calendar = new { year = 2026, source = "本院通知", version = "1", holidays = Array.Empty<object>(), makeUpWorkdays = Array.Empty<object>() },
        });
        using var changed = await (await app.SignedInAsAsync("tongbai.admin")).PostAsJsonAsync(
            "/api/profiles/changes", new { effectiveFrom = "2030-01-01", reason = "试行", patch = new { settings = new { alertTime = "10:00" } } });
        using var asked = await (await app.SignedInAsAsync("tongbai.director")).PostAsJsonAsync(
            $"/api/cases/{caseId}/requests/handler-change", new { reason = "回避", data = new { newHandler = "judge2", reason = "回避" } });
        using var standing = await (await app.SignedInAsAsync("tongbai.director")).PostAsJsonAsync(
            "/api/substitutions", await SubstitutionAsync());
        using var attached = await (await app.SignedInAsAsync("tongbai.director")).PostAsync(
            new Uri($"/api/cases/{caseId}/attachments", UriKind.Relative), new MultipartFormDataContent { { new ByteArrayContent("%PDF-1.7"u8.ToArray()), "file", "附件.pdf" } });
        var (definitionId, releaseId) = await FlowAsync();
        using var recorded = await (await app.SignedInAsAsync("tongbai.admin")).PostAsJsonAsync($"/api/definitions/{definitionId}/tests", new { name = "空流程", steps = Array.Empty<object>() });
        using var replayed = await (await app.SignedInAsAsync("tongbai.admin")).PostAsJsonAsync($"/api/definitions/{definitionId}/replays", new { });
        await using var db = NewContext();
        var correlation = caseId.ToString("D");
        var flow = await db.WorkflowInstances.Where(i => i.CorrelationId == correlation).Select(i => i.Id).FirstAsync();
        using var drawn = await (await app.SignedInAsAsync("tongbai.admin")).PostAsJsonAsync(
            $"/api/instances/{flow}/cancel", new { reason = "有误", version = await db.InstanceStates.Where(s => s.InstanceId == flow).Select(s => s.Version).SingleAsync() });
        return new()
        {
            ["caseId"] = caseId,
            ["taskId"] = await db.HumanTasks.Where(t => t.CorrelationId == correlation && t.Name == "核收立案材料").Select(t => t.Id).SingleAsync(),
            ["substitutionId"] = (await standing.ReadJsonAsync()).GetProperty("id").GetGuid(),
            ["signerId"] = await db.HumanTasks.Where(t => t.CorrelationId == correlation).Select(t => t.Id).FirstAsync(),
            ["deadlineId"] = await db.Deadlines.Where(d => d.CaseId == caseId).Select(d => d.Id).FirstAsync(),
            ["alertId"] = await db.Alerts.Where(a => a.CaseId == caseId).Select(a => a.Id).FirstAsync(),
            ["webhookId"] = (await subscribed.ReadJsonAsync()).GetProperty("id").GetGuid(),
            ["importId"] = (await uploaded.ReadJsonAsync()).GetProperty("id").GetGuid(),
            ["instanceId"] = flow,
            ["requestId"] = (await asked.ReadJsonAsync()).GetProperty("id").GetGuid(),
            ["definitionId"] = definitionId,
            ["releaseId"] = releaseId,
            ["testId"] = (await recorded.ReadJsonAsync()).GetProperty("id").GetGuid(),
            ["replayId"] = (await replayed.ReadJsonAsync()).GetProperty("id").GetGuid(),
            ["migrationId"] = await MigrationAsync(),
            ["attachmentId"] = (await attached.ReadJsonAsync()).GetProperty("id").GetGuid(),
            ["repairId"] = (await drawn.ReadJsonAsync()).GetProperty("id").GetGuid(),
            ["changeId"] = (await proposed.ReadJsonAsync()).GetProperty("id").GetGuid(),
            ["profileChangeId"] = (await changed.ReadJsonAsync()).GetProperty("id").GetGuid(),
            ["measureId"] = await db.Measures.Where(m => m.CaseId == caseId).Select(m => m.Id).FirstAsync(),
            ["userId"] = await db.Users.Where(u => u.UserName == "tongbai.judge3").Select(u => u.Id).SingleAsync(),
            ["documentId"] = await db.Documents.Where(d => d.CaseId == caseId).Select(d => d.Id).FirstAsync(),
        };
    }

    // a draft whose publication somebody has asked for
    private async Task<(Guid DefinitionId, Guid ReleaseId)> FlowAsync()
    {
        var (admin, id) = (await app.SignedInAsAsync("tongbai.admin"), Guid.NewGuid());
        var model = new { definitionId = id, name = $"流程 {id}", root = new { id = "main", type = "Elsa.Flowchart", version = 1, name = "main" } };
        using var saved = await admin.PostAsJsonAsync("/elsa/api/workflow-definitions", new { model, publish = true });
        saved.IsSuccessStatusCode.Should().BeTrue(await saved.Content.ReadAsStringAsync());
        var releases = await (await admin.GetAsync(new Uri($"/api/definitions/releases?definitionId={id}", UriKind.Relative))).ReadJsonAsync();
        return (id, releases.GetProperty("items")[0].GetProperty("id").GetGuid());
    }

    // of what a version uses as a step
    private async Task<Guid> MigrationAsync()
    {
        var (flow, version) = ("tongbai-first-enforcement", "tongbai-first-enforcement-v1");
        using var drawn = await (await app.SignedInAsAsync("tongbai.admin")).PostAsJsonAsync($"/api/definitions/{flow}/migrations", new { from = version, to = version });
        return (await drawn.ReadJsonAsync()).GetProperty("migration").GetProperty("id").GetGuid();
    }

    // far ahead, so that nobody stands in for anybody meanwhile
    private async Task<object> SubstitutionAsync()
    {
        await using var db = NewContext();
        var people = await db.Users.Where(u => u.Court == "tongbai" && u.UserName!.StartsWith("tongbai.judge")).OrderBy(u => u.UserName).Select(u => u.Id).ToListAsync();
        var day = new DateOnly(2026, 4, 1).AddDays(await db.Substitutions.CountAsync());
        return new { userId = people[0], substituteId = people[1], from = day, until = day, reason = "公出" };
    }

    private async Task<string> FingerprintAsync(Guid caseId)
    {
        await using var db = NewContext();
        var rows = await db.Database.SqlQuery<string>(
            $"""
            SELECT t::text AS "Value" FROM human_task t WHERE correlation_id = {caseId.ToString("D")}
            UNION ALL SELECT t::text FROM cases t WHERE id = {caseId}
            UNION ALL SELECT t::text FROM alerts t WHERE case_id = {caseId}
            UNION ALL SELECT t::text FROM timeline_entries t WHERE case_id = {caseId}
            UNION ALL SELECT t::text FROM case_requests t WHERE case_id = {caseId}
            UNION ALL SELECT t::text FROM case_attachments t WHERE case_id = {caseId}
            UNION ALL SELECT t::text FROM flow_definition t WHERE tenant_id = 'tongbai'
            UNION ALL SELECT t::text FROM definition_releases t WHERE court = 'tongbai'
            UNION ALL SELECT t::text FROM definition_tests t WHERE court = 'tongbai'
            UNION ALL SELECT t::text FROM flow_migrations t WHERE court = 'tongbai'
            UNION ALL SELECT t::text FROM access_records t WHERE case_id = {caseId}
            UNION ALL SELECT t::text FROM flow_early_event t WHERE correlation_id = {caseId.ToString("D")}
            """).ToListAsync();
        rows.Should().HaveCountGreaterThan(3);
        return string.Join('\n', rows.Order(StringComparer.Ordinal));
    }

    private EnforcementDbContext NewContext() =>
        new(new DbContextOptionsBuilder<EnforcementDbContext>().UseNpgsql(app.ConnectionString).Options);

    [GeneratedRegex(@"\{\**(\w+)[^}]*\}")]
    private static partial Regex Parameter();
}
