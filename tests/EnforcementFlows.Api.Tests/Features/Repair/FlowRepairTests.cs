using System.Text.Json;
using EnforcementFlows.Data.Repairs;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Deadlines;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Tests.Features.Repair;

/// <summary>An administrator draws up what departs from a flow's definition, the bureau's head confirms it, and all of it is on record.</summary>
public sealed class FlowRepairTests
{
    private const string Admin = RepairHouse.Admin;
    private const string Director = RepairHouse.Director;

    [Fact]
    public async Task Skip_ConfirmedByTheDirector_GoesOnAndIsOnRecord()
    {
        await using var house = await RepairHouse.OpenAsync();
        var about = await house.FileAsync();
        var flow = await house.StuckAsync(about);
        var (version, step) = Failed(await house.FlowAsync(flow));
        step.GetProperty("outcomes").EnumerateArray().Select(o => o.GetString()).Should().Equal("Done");
        var path = $"/api/incidents/{flow}/{step.GetProperty("contextId").GetInt32()}/skip";

        (await house.PostAsync(Director, path, new { reason = "越权", version })).Status.Should().Be(403);
        (await house.PostAsync(Admin, path, new { reason = "无此结果", version, outcome = "Maybe" })).Should().Match<(int Status, JsonElement Body)>(
            a => a.Status == 400 && a.Body.ToString().Contains("repair.outcome-unknown"));
        (await house.PostAsync(Admin, path, new { reason = "版本已旧", version = version - 1 })).Body.GetProperty("code").GetString().Should().Be("state.stale");
        var repair = await house.DrawUpAsync(path, new { reason = "数据已在线下补录", version });
        (await house.PostAsync(Admin, $"/api/repairs/{repair}/confirm")).Status.Should().Be(403, "nobody confirms alone");
        (await house.PostAsync(Admin, $"/api/repairs/{repair}/execute")).Body.GetProperty("code").GetString().Should().Be("repair.needs-confirmation");
        (await house.ItemsAsync(repair)).Single().GetProperty("preview").GetProperty("possible").GetBoolean().Should().BeTrue();

        (await house.ConfirmAsync(repair)).GetProperty("done").GetInt32().Should().Be(1);

        (await house.FlowAsync(flow)).GetProperty("flow").GetProperty("state").GetString().Should().Be("suspended");
        var act = (await house.Court.ListAsync(Admin, $"/api/operator-acts?caseId={about}")).Should().ContainSingle().Subject;
        act.GetProperty("act").GetString().Should().Be("skip");
        act.GetProperty("before").GetString().Should().StartWith("fails: ");
        act.GetProperty("confirmedBy").GetString().Should().NotBe(act.GetProperty("by").GetString());
        (await house.Court.ListAsync(Director, $"/api/cases/{about}/timeline?limit=200")).Should().Contain(e => e.GetProperty("kind").GetString() == "flow-repaired");
        (await house.PostAsync(Director, $"/api/repairs/{repair}/confirm")).Body.GetProperty("code").GetString().Should().Be("repair.settled");
        await house.ShouldBeConsistentAsync();
    }

    [Fact]
    public async Task VariableAndMove_Confirmed_ChangeTheFlow()
    {
        await using var house = await RepairHouse.OpenAsync();
        var flow = await house.StuckAsync(await house.FileAsync());
        var (version, step) = Failed(await house.FlowAsync(flow));
        (await house.PostAsync(Admin, $"/api/instances/{flow}/variables", new { reason = "有误", version, contextId = 1, variable = "note", value = 5 })).Status.Should().Be(400);
        (await house.PostAsync(Admin, $"/api/instances/{flow}/variables", new { reason = "有误", version, contextId = 1, variable = "other", value = "x" })).Body.ToString()
            .Should().Contain("repair.variable-unknown");

        await house.ConfirmAsync(await house.DrawUpAsync($"/api/instances/{flow}/variables", new { reason = "有误", version, contextId = 1, variable = "note", value = "after" }));
        var changed = await house.FlowAsync(flow);
        changed.GetProperty("variables")[0].GetProperty("value").GetString().Should().Be("after");
        (version, step) = Failed(changed);
        step.GetProperty("targets").EnumerateArray().Select(t => t.GetProperty("activityId").GetString()).Should().Equal("one", "two");
        await house.ConfirmAsync(await house.DrawUpAsync(
            $"/api/instances/{flow}/move", new { reason = "线下已办", version, contextId = step.GetProperty("contextId").GetInt32(), activityId = "two" }));

        var moved = await house.FlowAsync(flow);
        moved.GetProperty("steps").EnumerateArray().SelectMany(s => s.GetProperty("waits").EnumerateArray()).Select(w => w.GetProperty("name").GetString()).Should().Equal("two");
        (await house.Court.ListAsync(Admin, "/api/operator-acts")).Select(a => a.GetProperty("act").GetString()).Should().Equal("move", "change-variable");
        await house.ShouldBeConsistentAsync();
    }

    [Fact]
    public async Task Cancel_OfTheCasesOwnFlow_SaysSoAndAlertsThoseWhoAnswerForTheCase()
    {
        await using var house = await RepairHouse.OpenAsync();
        var about = await house.FileAsync();
        var flow = (await house.Court.ListAsync(Admin, $"/api/instances?caseId={about}")).Single(i => i.GetProperty("definitionId").GetString() == "tongbai-first-enforcement").GetProperty("id").GetGuid();
        var version = (await house.FlowAsync(flow)).GetProperty("version").GetInt64();

        var repair = await house.DrawUpAsync($"/api/instances/{flow}/cancel", new { reason = "案件误录", version });
        var preview = (await house.ItemsAsync(repair)).Single().GetProperty("preview");
        preview.GetProperty("leavesCaseWithoutFlow").GetBoolean().Should().BeTrue();
        preview.GetProperty("voidsDeadlines").GetArrayLength().Should().BeGreaterThan(0);
        await house.ConfirmAsync(repair);

        await using var db = house.NewContext();
        (await db.Deadlines.Where(d => d.InstanceId == flow).Select(d => d.State).Distinct().ToListAsync()).Should().Equal(DeadlineState.Void);
        (await house.Court.ListAsync(Director, $"/api/alerts?view=case&caseId={about}")).Should().Contain(a => a.GetProperty("text").GetString()!.Contains("现无流程推进"));
        (await house.Court.ListAsync(Director, $"/api/cases/{about}/tasks")).Should().NotContain(t => t.GetProperty("state").GetString() == "open");
        await house.ShouldBeConsistentAsync();
    }

    [Fact]
    public async Task Cancel_OfTheFlowOfARequest_TheRequestHasFailed()
    {
        await using var house = await RepairHouse.OpenAsync();
        var about = await house.FileAsync();
        await house.Court.RequestAsync("tongbai.judge1", about, "extension", new { newEnd = "2026-12-02", reason = "案情复杂" });
        var flow = (await house.Court.ListAsync(Admin, $"/api/instances?caseId={about}")).Single(i => i.GetProperty("definitionId").GetString() == "extension").GetProperty("id").GetGuid();

        var repair = await house.DrawUpAsync($"/api/instances/{flow}/cancel", new { reason = "申请有误", version = (await house.FlowAsync(flow)).GetProperty("version").GetInt64() });
        (await house.ItemsAsync(repair)).Single().GetProperty("preview").GetProperty("leavesCaseWithoutFlow").GetBoolean().Should().BeFalse();
        await house.ConfirmAsync(repair);

        (await house.Court.ListAsync(Director, $"/api/cases/{about}/requests")).Single().GetProperty("state").GetString().Should().Be("failed");
    }

    [Fact]
    public async Task DrawUp_SameKeyTwice_IsOneRepairAndAFlowThatMovedOnIsLeftAlone()
    {
        await using var house = await RepairHouse.OpenAsync();
        var flow = await house.StuckAsync(await house.FileAsync());
        var (version, step) = Failed(await house.FlowAsync(flow));
        var path = $"/api/incidents/{flow}/{step.GetProperty("contextId").GetInt32()}/skip";

        var first = await house.PostAsync(Admin, path, new { reason = "线下已办", version }, "skip-1");
        var second = await house.PostAsync(Admin, path, new { reason = "线下已办", version }, "skip-1");
        (await house.PostAsync(Admin, path, new { reason = "另一理由", version }, "skip-1")).Status.Should().Be(422);
        var other = await house.DrawUpAsync(path, new { reason = "另一人也拟了", version });
        second.Body.GetProperty("id").GetGuid().Should().Be(first.Body.GetProperty("id").GetGuid());
        await house.ConfirmAsync(first.Body.GetProperty("id").GetGuid());

        (await house.ConfirmAsync(other)).GetProperty("changed").GetInt32().Should().Be(1);
        (await house.ItemsAsync(other)).Single().GetProperty("code").GetString().Should().Be("state.stale");
        (await house.Court.ListAsync(Admin, "/api/operator-acts")).Should().ContainSingle();
    }

    [Fact]
    public async Task Instance_OfAnotherCourt_DoesNotExistAndReadingOneIsOnRecord()
    {
        await using var house = await RepairHouse.OpenAsync();
        var about = await house.FileAsync();
        var flow = await house.StuckAsync(about);

        (await (await house.Court.AsAsync("wolong.admin")).GetAsync(new Uri($"/api/instances/{flow}", UriKind.Relative))).StatusCode.Should().Be(System.Net.HttpStatusCode.NotFound);
        (await house.PostAsync("wolong.admin", $"/api/instances/{flow}/cancel", new { reason = "他院", version = 1 })).Status.Should().Be(404);
        (await (await house.Court.AsAsync("tongbai.judge1")).GetAsync(new Uri($"/api/instances/{flow}", UriKind.Relative))).StatusCode.Should().Be(System.Net.HttpStatusCode.Forbidden);
        await house.FlowAsync(flow);

        await using var db = house.NewContext();
        (await db.AccessRecords.CountAsync(r => r.CaseId == about && r.What == "flow")).Should().Be(1);
    }

    [Fact]
    public void Confirm_ByThePersonWhoDrewItUp_IsRefused()
    {
        var now = DateTimeOffset.UnixEpoch;
        var repair = new FlowRepair { Court = "tongbai", Id = Guid.NewGuid(), Kind = FlowRepairKind.Cancel, Reason = "x", Details = "{}", Total = 1, CreatedBy = "one", CreatedAt = now };

        repair.Invoking(r => r.Confirm("one", now)).Should().Throw<DomainException>().Which.Code.Should().Be("approval.same-person");
        repair.Confirm("two", now);
        repair.State.Should().Be(FlowRepairState.Queued);
    }

    private static (long Version, JsonElement Step) Failed(JsonElement flow) =>
        (flow.GetProperty("version").GetInt64(), flow.GetProperty("steps").EnumerateArray().Single(s => s.GetProperty("state").GetString() == "faulted"));
}
