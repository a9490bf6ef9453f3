using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Api.Tests.Features.FirstEnforcement;
using EnforcementFlows.Api.Tests.Hosting;
using EnforcementFlows.Api.Tests.Simulators;
using EnforcementFlows.Testing;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Tests.Nodes;

/// <summary>
/// A host with newer definitions is started beside the old one, both as processes on one database. Each works on cases of both
/// versions, and what time brings (alarms, recurring flows, messages to others) is done once, whichever does it.
/// </summary>
public sealed class RollingStartTests
{
    private const string Old = "办理总对总网络查询", New = "办理总对总网络查询（新版）";

    [Fact]
    [Trait("Category", "Long")]
    public async Task NewVersion_StartedBesideTheOld_BothWorkOnAllCasesAndEverythingHappensOnce()
    {
        using var folders = TemporaryFolder.Create();
        await using var partner = await Partner.OpenAsync();
        await using var old = await HostProcess.StartAsync(
            HostProcess.FreeAddress(), ("Clock__Start", NodeFarm.Start), ("WorkflowsDirectory", Definitions(folders, "old", text => text)));
        await old.SendAsync("tongbai.filing-system", HttpMethod.Post, "/api/webhooks", new { url = partner.Address });
        var first = await FileAsync(old, 1);

        await using var next = await old.StartBesideAsync(("WorkflowsDirectory", Definitions(folders, "new", text => text.Replace(Old, New, StringComparison.Ordinal))));
        var second = await FileAsync(old, 2);
        await AnswerAsync(next, first, Old);
        await AnswerAsync(old, second, New);
        var third = await FileAsync(next, 3);
        await AnswerAsync(next, third, New);
        await old.MoveClockAsync("2026-05-01T10:00:00+08:00");
        await next.MoveClockAsync("2026-05-06T10:00:00+08:00");

        await using var db = old.NewContext();
        await Until.TrueAsync(async () => await db.Outbox.CountAsync(row => row.DoneAt == null) == 0);
        await Consistency.CheckAsync(db);
        (await db.Incidents.CountAsync()).Should().Be(0);
        var plans = await db.WorkflowInstances.Where(i => i.DefinitionId == "tongbai-first-enforcement").ToDictionaryAsync(i => i.CorrelationId!, i => i.PlanHash);
        plans[$"{second}"].Should().NotBe(plans[$"{first}"], "the first case keeps what it began with").And.Be(plans[$"{third}"], "the others have the new version");
        (await db.WorkflowInstances.AsNoTracking().Where(i => i.DefinitionId == "tongbai-daily").ToListAsync()).Should()
            .HaveCount(8, "it begins at nine, UTC, on each of eight days").And.OnlyContain(i => i.Status == "Finished");
        (await db.Alerts.AsNoTracking().ToListAsync()).Select(alert => (alert.CaseId, alert.Key, alert.ToUser, alert.ToRole)).Should().NotBeEmpty().And.OnlyHaveUniqueItems();
        partner.Taken.Select(message => message.Headers[MessageSignature.IdHeader]).Should().OnlyHaveUniqueItems()
            .And.HaveCount(await db.Timeline.CountAsync(entry => entry.Court == "tongbai"), "each entry of a timeline was told once");
    }

    private static async Task<Guid> FileAsync(HostProcess host, int number) =>
        (await host.SendAsync("tongbai.filing-system", HttpMethod.Post, "/api/cases", Filing.First(number))).GetProperty("id").GetGuid();

    private static async Task AnswerAsync(HostProcess host, Guid caseId, string name)
    {
        var task = (await host.ListAsync("tongbai.director", $"/api/cases/{caseId}/tasks?limit=200")).Single(row => row.GetProperty("name").GetString() == name).GetProperty("id").GetGuid();
        await host.SendAsync("tongbai.query-officer", HttpMethod.Post, $"/api/tasks/{task}/claim", new { });
        await host.SendAsync(
            "tongbai.query-officer", HttpMethod.Post, $"/api/tasks/{task}/complete",
            new { outcome = "done", form = new { queriedAt = "2026-04-28T09:55:00+08:00", found = false } });
    }

    // a copy of what the court has, with a flow that begins every day, changed as a new release would
    private static string Definitions(TemporaryFolder folders, string name, Func<string, string> change)
    {
        var target = BuiltProject.CopyWorkflows(Path.Combine(folders.Path, name));
        var query = Path.Combine(target, "national/definitions/national-query.json");
        File.WriteAllText(query, change(File.ReadAllText(query)));
        File.WriteAllText(Path.Combine(target, "courts/tongbai/definitions/tongbai-daily.json"), Daily(name));
        return target;
    }

    private static string Daily(string text) =>
        $$"""
        {
          "id": "tongbai-daily-v1", "definitionId": "tongbai-daily", "name": "tongbai-daily", "version": 1, "isPublished": true, "isLatest": true,
          "root": {
            "id": "root", "type": "Elsa.Flowchart",
            "activities": [
              { "id": "daily", "type": "Elsa.Cron", "cronExpression": {{Literal("0 0 9 * * *")}}, "customProperties": { "canStartWorkflow": true } },
              { "id": "hour", "type": "Elsa.Delay", "timeSpan": {{Literal("01:00:00")}} },
              { "id": "line", "type": "Elsa.WriteLine", "text": {{Literal(text)}} }
            ],
            "connections": [{{Edge("daily", "hour")}}, {{Edge("hour", "line")}}]
          }
        }
        """;

    private static string Literal(string value) => $$"""{ "typeName": "Object", "expression": { "type": "Literal", "value": "{{value}}" } }""";

    private static string Edge(string from, string to) =>
        $$"""{ "source": { "activity": "{{from}}", "port": "Done" }, "target": { "activity": "{{to}}", "port": "In" } }""";
}
