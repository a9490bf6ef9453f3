using System.Net.Http.Json;
using EnforcementFlows.Api.Tests.Hosting;
using EnforcementFlows.Data;
using EnforcementFlows.Testing;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Tests.Features.Repair;

/// <summary>Many flows that failed alike are put right at once: those that were chosen, each once, and no others.</summary>
public sealed class BulkRepairTests
{
    private const string Admin = RepairHouse.Admin;

    [Fact]
    public async Task Bulk_OverAFrozenSet_DoesThoseThatStandAsTheyStoodAndNoOthers()
    {
        await using var house = await RepairHouse.OpenAsync();
        var about = await house.FileAsync();
        var flows = new List<Guid>();
        for (var i = 0; i < 5; i++)
            flows.Add(await house.StuckAsync(about));
        var repair = await house.DrawUpAsync("/api/repairs", new { act = "skip", reason = "脚本有误，线下已办", filter = new { definitionId = "stuck", activityId = "fails" } });
        var late = await house.StuckAsync(about);
        var moved = (await house.ItemsAsync(repair)).Single(i => i.GetProperty("instanceId").GetGuid() == flows[2]);
        (await house.PostAsync(Admin, $"/api/incidents/{flows[2]}/{moved.GetProperty("contextId").GetInt32()}/retry", new { reason = "再试一次" })).Status.Should().Be(204);
        (await house.ItemsAsync(repair)).Where(i => !i.GetProperty("preview").GetProperty("possible").GetBoolean()).Select(i => i.GetProperty("instanceId").GetGuid())
            .Should().Equal(flows[2]);

        await house.ConfirmAsync(repair);
        var done = await house.FinishedAsync(repair);

        (done.GetProperty("done").GetInt32(), done.GetProperty("changed").GetInt32(), done.GetProperty("total").GetInt32()).Should().Be((4, 1, 5));
        (await house.FlowAsync(late)).GetProperty("flow").GetProperty("state").GetString().Should().Be("faulted", "it came later");
        (await house.FlowAsync(flows[2])).GetProperty("flow").GetProperty("state").GetString().Should().Be("faulted", "it had moved on");
        (await house.Court.ListAsync(Admin, "/api/operator-acts")).Count(a => a.GetProperty("act").GetString() == "skip").Should().Be(4);
        await house.ShouldBeConsistentAsync();
    }

    [Fact]
    public async Task Bulk_WhatCannotBeDone_SaysWhyAndRetryNeedsNobodyElse()
    {
        await using var house = await RepairHouse.OpenAsync();
        var about = await house.FileAsync();
        await house.StuckAsync(about);
        await house.StuckAsync(about);

        var move = await house.DrawUpAsync("/api/repairs", new { act = "move", reason = "转移", activityId = "nowhere", filter = new { code = (string?)null } });
        (await house.ItemsAsync(move)).Select(i => i.GetProperty("preview").GetProperty("code").GetString()).Should().Equal("repair.target-unknown", "repair.target-unknown");
        await house.ConfirmAsync(move);
        (await house.FinishedAsync(move)).GetProperty("refused").GetInt32().Should().Be(2);
        (await house.ItemsAsync(move)).Select(i => i.GetProperty("code").GetString()).Should().Equal("repair.target-unknown", "repair.target-unknown");

        var retry = await house.DrawUpAsync("/api/repairs", new { act = "retry", reason = "已排除", filter = new { definitionId = "stuck" } });
        (await house.PostAsync(Admin, $"/api/repairs/{retry}/execute")).Status.Should().Be(200);
        (await house.FinishedAsync(retry)).GetProperty("done").GetInt32().Should().Be(2);
        (await house.PostAsync(Admin, "/api/repairs", new { act = "retry", reason = "无", filter = new { definitionId = "none" } })).Body.GetProperty("code").GetString()
            .Should().Be("repair.nothing-matches");
    }

    [Fact]
    public async Task Bulk_OfAVariable_ChangesWhatEachFailedStepSeesAndLeavesItStanding()
    {
        await using var house = await RepairHouse.OpenAsync();
        var about = await house.FileAsync();
        Guid[] flows = [await house.StuckAsync(about), await house.StuckAsync(about)];
        object Change(string? variable, object value) => new { act = "change-variable", reason = "数据有误", variable, value, filter = new { definitionId = "stuck" } };

        (await house.PostAsync(Admin, "/api/repairs", Change(null, "after"))).Body.GetProperty("errors")[0].GetProperty("field").GetString().Should().Be("variable");
        (await house.ItemsAsync(await house.DrawUpAsync("/api/repairs", Change("note", 7)))).Select(i => i.GetProperty("preview").GetProperty("code").GetString())
            .Should().Equal("repair.variable-type", "repair.variable-type");
        var repair = await house.DrawUpAsync("/api/repairs", Change("note", "after"));
        await house.ConfirmAsync(repair);

        (await house.FinishedAsync(repair)).GetProperty("done").GetInt32().Should().Be(2);
        foreach (var flow in flows)
        {
            var sight = await house.FlowAsync(flow);
            sight.GetProperty("flow").GetProperty("state").GetString().Should().Be("faulted", "it is to be retried");
            sight.GetProperty("variables").EnumerateArray().Single(v => v.GetProperty("name").GetString() == "note").GetProperty("value").GetString().Should().Be("after");
        }

        (await house.Court.ListAsync(Admin, "/api/operator-acts")).Where(a => a.GetProperty("act").GetString() == "change-variable").Select(a => a.GetProperty("before").GetString())
            .Should().Equal("note = \"before\"", "note = \"before\"");
        await house.ShouldBeConsistentAsync();
    }

    [Fact]
    public async Task Bulk_Cancelled_LeavesWhatRemains()
    {
        await using var house = await RepairHouse.OpenAsync();
        await house.StuckAsync(await house.FileAsync());
        var repair = await house.DrawUpAsync("/api/repairs", new { act = "cancel", reason = "停用", filter = new { definitionId = "stuck" } });

        var (status, stopped) = await house.PostAsync(Admin, $"/api/repairs/{repair}/cancel");

        (status, stopped.GetProperty("state").GetString(), stopped.GetProperty("left").GetInt32()).Should().Be((200, "cancelled", 1));
        (await house.PostAsync(RepairHouse.Director, $"/api/repairs/{repair}/confirm")).Body.GetProperty("code").GetString().Should().Be("repair.settled");
        (await house.Court.ListAsync(Admin, "/api/incidents")).Should().ContainSingle();
    }

    [Fact]
    [Trait("Category", "Long")]
    public async Task Bulk_HostKilledInTheMiddle_GoesOnAndDoesEachFlowOnce()
    {
        const int flows = 200;
        await using var database = await TestDatabase.CreateAsync<EnforcementDbContext>();
        var repair = await DrawUpAsync(database.ConnectionString, flows);
        using (var first = await StartAsync(database))
        {
            using var director = await first.SignedInAsAsync(RepairHouse.Director);
            (await director.PostAsJsonAsync($"/api/repairs/{repair}/confirm", new { })).IsSuccessStatusCode.Should().BeTrue();
            await Until.TrueAsync(async () => await DoneAsync(director, repair) > 5);
            await first.KillAsync();
        }

        await using var db = database.NewContext();
        (await db.OperatorActs.CountAsync()).Should().BeInRange(5, flows - 1, "it was killed in the middle");
        using var second = await StartAsync(database);
        using var again = await second.SignedInAsAsync(RepairHouse.Director);
        await Until.TrueAsync(async () => await DoneAsync(again, repair) == flows);

        (await db.OperatorActs.Select(a => a.SubjectId).Distinct().CountAsync(), await db.OperatorActs.CountAsync()).Should().Be((flows, flows));
        (await db.Journal.CountAsync(j => j.Kind == "flow-skip")).Should().Be(flows);
        await Consistency.CheckAsync(db);
    }

    // many flows that stand still, and the order to skip them all
    private static async Task<Guid> DrawUpAsync(string connectionString, int flows)
    {
        await using var app = await EnforcementApp.StartAsync(("ConnectionStrings:EnforcementFlows", connectionString));
        await RepairHouse.ImportAsync(app.Services);
        for (var i = 0; i < flows; i++)
            await RepairHouse.StartAsync(app.Services, Guid.NewGuid());
        using var admin = await app.SignedInAsAsync(Admin);
        using var drawn = await admin.PostAsJsonAsync("/api/repairs", new { act = "skip", reason = "线下已办", filter = new { } });
        return (await drawn.ReadJsonAsync()).GetProperty("id").GetGuid();
    }

    private static async Task<int> DoneAsync(HttpClient client, Guid repair) =>
        (await (await client.GetAsync(new Uri($"/api/repairs/{repair}", UriKind.Relative))).ReadJsonAsync()).GetProperty("done").GetInt32();

    private static Task<RunningHost> StartAsync(TestDatabase<EnforcementDbContext> database) =>
        RunningHost.StartAsync(EnforcementApp.Start, ("ConnectionStrings__EnforcementFlows", database.ConnectionString));
}
