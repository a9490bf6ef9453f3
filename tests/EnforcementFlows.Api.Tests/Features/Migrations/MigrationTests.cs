using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using EnforcementFlows.Api.Features.Migrations;
using EnforcementFlows.Api.Tests.Features.FirstEnforcement;
using EnforcementFlows.Api.Tests.Hosting;
using EnforcementFlows.Data;
using EnforcementFlows.Testing;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static EnforcementFlows.Api.Tests.Features.Migrations.MigrationDesk;

namespace EnforcementFlows.Api.Tests.Features.Migrations;

/// <summary>Running cases go over to another version of their flow: by a map that is proven, tried on all of them, approved by a second person, and undoable until the next step.</summary>
public sealed class MigrationTests
{
    [Fact]
    public async Task Migrate_WholeCourse_TheCaseGetsTheNewStepAndAnotherIsTakenBack()
    {
        await using var court = await CourtHouse.OpenAsync();
        var desk = new MigrationDesk(court);
        var (first, second) = (await court.FileAsync(Filing.First()), await court.FileAsync(Filing.First(102)));
        var task = (await court.TaskAsync(first, Intake)).GetProperty("id").GetGuid();
        (await court.ActAsync("tongbai.clerk1", task, "claim")).IsSuccessStatusCode.Should().BeTrue();
        await desk.PublishReviewAsync();
        (await desk.VersionOfAsync(first)).Should().Be($"{Flow}-v1", "publishing changes nothing for cases that run");

        var detail = await desk.DrawUpAsync();
        Findings(detail).Should().Equal("warning migration.step-new review-intake");
        var report = await desk.GetAsync($"/api/migrations/{IdOf(detail)}/dry-run");
        (report.GetProperty("total").GetInt32(), report.GetProperty("possible").GetInt32(), report.GetProperty("refused").GetInt32()).Should().Be((2, 2, 0));
        report.GetProperty("classes").EnumerateArray().Should().ContainSingle().Which.GetProperty("count").GetInt32().Should().Be(2);
        var preview = await court.ListAsync(Director, $"/api/migrations/{IdOf(detail)}/items");
        preview.Should().HaveCount(2).And.OnlyContain(item => item.GetProperty("state").GetString() == "pending" && item.GetProperty("steps").GetArrayLength() > 3);
        using (var unfounded = await desk.ActAsync(Admin, IdOf(detail), "submit"))
            (await unfounded.ReadCodeAsync()).Should().Be("migration.ground-missing");
        await desk.CarryOutAsync(detail);

        (await desk.VersionOfAsync(first)).Should().Be($"{Flow}-v2");
        var row = await desk.RowAsync(IdOf(detail));
        (row.GetProperty("total").GetInt32(), row.GetProperty("migrated").GetInt32(), row.GetProperty("refused").GetInt32()).Should().Be((2, 2, 0));
        (await court.TaskAsync(first, Intake)).GetProperty("id").GetGuid().Should().Be(task, "who has the task keeps it");
        (await court.ListAsync(Director, $"/api/cases/{first}/timeline")).Should().Contain(entry => entry.GetProperty("kind").GetString() == "flow-migrated");
        await desk.ShouldBeConsistentAsync();

        await court.CompleteAsync("tongbai.clerk1", first, Intake, IntakeForm);
        (await court.TaskAsync(first, Review)).GetProperty("state").GetString().Should().Be("open");
        var undone = await desk.DoAsync(Director, IdOf(detail), $"items/{(await desk.InstanceAsync(second)).Id}/undo", new { reason = "该案不宜适用新版" });
        undone.GetProperty("state").GetString().Should().Be("undone");
        using var late = await desk.ActAsync(Director, IdOf(detail), $"items/{(await desk.InstanceAsync(first)).Id}/undo", new { reason = "有误" });

        (late.StatusCode, await late.ReadCodeAsync()).Should().Be((HttpStatusCode.Conflict, "migration.moved-on"));
        (await desk.VersionOfAsync(second)).Should().Be($"{Flow}-v1");
        await court.CompleteAsync("tongbai.clerk1", second, Intake, IntakeForm);
        (await court.ListAsync(Director, $"/api/cases/{second}/tasks")).Should().NotContain(t => t.GetProperty("name").GetString() == Review);
        await desk.ShouldBeConsistentAsync();
    }

    [Fact]
    public async Task Approve_ByWhoeverDrewItUpOrAfterItWasDecided_IsRefused()
    {
        await using var court = await CourtHouse.OpenAsync();
        var desk = new MigrationDesk(court);
        await court.FileAsync(Filing.First());
        await desk.PublishReviewAsync();
        var detail = await desk.DrawUpAsync();
        using (var stale = await desk.PutAsync(detail, new { revision = 1, legalGround = "有误" }))
            (await stale.ReadCodeAsync()).Should().Be("state.stale");
        await desk.EditAsync(detail, new { legalGround = "规程修订" });
        var submitted = await desk.DoAsync(Admin, IdOf(detail), "submit");

        using var own = await desk.ActAsync(Admin, IdOf(detail), "approve");
        using var foreign = await (await court.AsAsync("wolong.president")).PostAsJsonAsync($"/api/migrations/{IdOf(detail)}/approve", new { });
        using var edited = await desk.PutAsync(detail, new { legalGround = "再改", revision = submitted.GetProperty("revision").GetInt32() });
        await desk.DoAsync(Director, IdOf(detail), "reject", new { opinion = "依据不足" });
        using var late = await desk.ActAsync(Director, IdOf(detail), "approve");

        (own.StatusCode, await own.ReadCodeAsync()).Should().Be((HttpStatusCode.Conflict, "approval.same-person"));
        foreign.StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await edited.ReadCodeAsync()).Should().Be("migration.not-draft");
        (await late.ReadCodeAsync()).Should().Be("migration.decided");
        submitted.GetProperty("setHash").GetString().Should().HaveLength(64);
        (await court.ListAsync(Director, $"/api/definitions/{Flow}/migrations")).Should().ContainSingle().Which.GetProperty("state").GetString().Should().Be("rejected");
    }

    [Fact]
    public async Task Withdraw_ByAnAuthor_MakesItADraftWhoseCasesAreLetGo()
    {
        await using var court = await CourtHouse.OpenAsync();
        var desk = new MigrationDesk(court);
        await court.FileAsync(Filing.First());
        await desk.PublishReviewAsync();
        var detail = await desk.EditAsync(await desk.DrawUpAsync(), new { legalGround = "规程修订" });
        await desk.DoAsync(Admin, IdOf(detail), "submit");

        using var foreign = await desk.ActAsync(Director, IdOf(detail), "withdraw");
        var withdrawn = await desk.DoAsync(Admin, IdOf(detail), "withdraw");
        using var again = await desk.ActAsync(Admin, IdOf(detail), "withdraw");
        await court.FileAsync(Filing.First(102)); // on the new version already

        (await foreign.ReadCodeAsync()).Should().Be("migration.not-author");
        (await again.ReadCodeAsync()).Should().Be("migration.decided");
        (withdrawn.GetProperty("state").GetString(), withdrawn.GetProperty("total").GetInt32(), withdrawn.GetProperty("setHash").ValueKind).Should().Be(("draft", 0, JsonValueKind.Null));
        withdrawn.GetProperty("may").GetProperty("edit").GetBoolean().Should().BeTrue();
        (await court.ListAsync(Director, $"/api/migrations/{IdOf(detail)}/items")).Should().ContainSingle("of a draft those are shown that it concerns now");
        await desk.CarryOutAsync(await desk.GetAsync($"/api/migrations/{IdOf(detail)}"));
        var row = await desk.RowAsync(IdOf(detail));
        (row.GetProperty("total").GetInt32(), row.GetProperty("migrated").GetInt32()).Should().Be((1, 1));
    }

    [Fact]
    public async Task Submit_AStepThatWaitsIsGone_IsRefusedUntilSomebodyDecides()
    {
        await using var court = await CourtHouse.OpenAsync();
        var desk = new MigrationDesk(court);
        var id = await court.FileAsync(Filing.First());
        await desk.PublishAsync(definition => Rename(definition, "check-intake", "take-intake"));
        var detail = await desk.EditAsync(await desk.DrawUpAsync(), new { legalGround = "规程修订" });

        using var unproven = await desk.ActAsync(Admin, IdOf(detail), "submit");

        var problem = await unproven.ReadJsonAsync();
        (unproven.StatusCode, problem.GetProperty("code").GetString()).Should().Be((HttpStatusCode.Conflict, "migration.unproven"));
        problem.GetProperty("errors").EnumerateArray().Should().Contain(error => error.GetProperty("code").GetString() == "migration.node-unmapped");
        var report = await desk.GetAsync($"/api/migrations/{IdOf(detail)}/dry-run");
        report.GetProperty("classes")[0].GetProperty("code").GetString().Should().Be("migration.step-unmapped");
        await desk.CarryOutAsync(detail, new { nodes = Mapped(detail, "check-intake", "take-intake") });
        (await desk.VersionOfAsync(id)).Should().Be($"{Flow}-v2");
        await court.CompleteAsync("tongbai.clerk1", id, Intake, IntakeForm);
        await desk.ShouldBeConsistentAsync();
    }

    [Theory] // filed on Tuesday 2026-04-28: three days end on 05-06, behind the holiday; two days end on Thursday 04-30
    [InlineData("keep-due", "2026-05-06")]
    [InlineData("recompute", "2026-04-30")]
    [InlineData("keep-spent", "2026-04-30")]
    public async Task Migrate_DeadlineOfANode_GoesByThePolicyAndComesBack(string policy, string due)
    {
        await using var court = await CourtHouse.OpenAsync();
        var desk = new MigrationDesk(court);
        var id = await court.FileAsync(Filing.First());
        await ShortenAsync(desk);
        await desk.PublishReviewAsync();
        var detail = await desk.DrawUpAsync();
        detail = await desk.CarryAsync(detail, "enforcement-notice", policy);
        var move = (await court.ListAsync(Director, $"/api/migrations/{IdOf(detail)}/items")).Single().GetProperty("deadlines").EnumerateArray().Single(d => d.GetProperty("node").GetString() == "enforcement-notice");
        await desk.CarryOutAsync(detail);

        (move.GetProperty("fromDay").GetString(), move.GetProperty("toDay").GetString()).Should().Be(("2026-05-06", due));
        (await NoticeAsync(court, id)).Should().Be($"running {due}");
        (await court.TaskAsync(id, "送达执行通知等文书")).GetProperty("dueOn").GetString().Should().Be(due);
        await desk.ShouldBeConsistentAsync();
        await desk.DoAsync(Director, IdOf(detail), "undo", new { reason = "依据有误" });
        await desk.FinishedAsync(IdOf(detail));
        (await NoticeAsync(court, id)).Should().Be("running 2026-05-06");
        (await court.TaskAsync(id, "送达执行通知等文书")).GetProperty("dueOn").GetString().Should().Be("2026-05-06");
        (await desk.VersionOfAsync(id)).Should().Be($"{Flow}-v1");
        var row = await desk.RowAsync(IdOf(detail));
        (row.GetProperty("undoing").GetBoolean(), row.GetProperty("undone").GetInt32()).Should().Be((true, 1));
        (row.GetProperty("undoReason").GetString(), row.GetProperty("undoneByName").GetString()).Should().Be(("依据有误", row.GetProperty("decidedByName").GetString()));
        await desk.ShouldBeConsistentAsync();
        await court.MoveClockAsync("2026-05-07T00:00:00+08:00");
        (await NoticeAsync(court, id)).Should().Be("overdue 2026-05-06");
    }

    [Fact]
    public async Task Migrate_TasksReOffered_GoToTheRolesOfTheNewVersionAndBack()
    {
        await using var court = await CourtHouse.OpenAsync();
        var desk = new MigrationDesk(court);
        var id = await court.FileAsync(Filing.First());
        var task = (await court.TaskAsync(id, Intake)).GetProperty("id").GetGuid();
        (await court.ActAsync("tongbai.clerk1", task, "claim")).IsSuccessStatusCode.Should().BeTrue();
        await desk.PublishAsync(definition => Designer.Designs.Step(definition, "check-intake")["role"]!["expression"]!["value"] = "centre-head");
        var detail = await desk.DrawUpAsync();
        await desk.CarryOutAsync(detail, new { tasks = "re-offer" });

        var anew = await court.TaskAsync(id, Intake);
        (anew.GetProperty("role").GetString(), anew.GetProperty("state").GetString()).Should().Be(("centre-head", "open"));
        using (var old = await court.ActAsync("tongbai.clerk1", task, "complete", new { outcome = "done", form = IntakeForm }))
            (await old.ReadCodeAsync()).Should().Be("task.closed");
        await desk.DoAsync(Director, IdOf(detail), "undo", new { reason = "不宜重新派发" });
        await desk.FinishedAsync(IdOf(detail));

        await court.CompleteAsync("tongbai.clerk1", id, Intake, IntakeForm);
        await desk.ShouldBeConsistentAsync();
    }

    [Fact]
    public async Task Migrate_TheNodeDiesInTheMiddle_AnotherGoesOnAndEachCaseGoesOverOnce()
    {
        await using var court = await CourtHouse.OpenAsync();
        var desk = new MigrationDesk(court);
        var cases = new List<Guid>();
        for (var i = 0; i < 14; i++)
            cases.Add(await court.FileAsync(Filing.First(101 + i)));
        await desk.PublishReviewAsync();
        var detail = await desk.EditAsync(await desk.DrawUpAsync(), new { legalGround = "规程修订" });
        await desk.DoAsync(Admin, IdOf(detail), "submit");
        await using var scope = court.App.Services.CreateAsyncScope();
        var (db, run) = (scope.ServiceProvider.GetRequiredService<EnforcementDbContext>(), scope.ServiceProvider.GetRequiredService<MigrationRun>());

        // held by a node that dies after some of the first ten, while another one, which thinks it dead, does the same
        await db.Database.ExecuteSqlAsync($"UPDATE flow_migrations SET state = 'Running', lease_until = now() + interval '1 hour', decided_by = requested_by");
        using var death = new CancellationTokenSource();
        var dying = run.NextAsync("tongbai", IdOf(detail), death.Token);
        await Until.TrueAsync(async () => await db.MigratedFlows.AnyAsync(f => f.SettledAt != null));
        await death.CancelAsync();
        await run.NextAsync("tongbai", IdOf(detail), CancellationToken.None);
        await dying.Awaiting(task => task).Should().NotThrowAsync<InvalidOperationException>();
        await db.Database.ExecuteSqlAsync($"UPDATE flow_migrations SET lease_until = NULL");
        await desk.FinishedAsync(IdOf(detail));

        (await desk.RowAsync(IdOf(detail))).GetProperty("migrated").GetInt32().Should().Be(14);
        foreach (var id in cases)
            (await court.ListAsync(Director, $"/api/cases/{id}/timeline")).Count(entry => entry.GetProperty("kind").GetString() == "flow-migrated").Should().Be(1);
        (await court.ListAsync(Director, $"/api/migrations/{IdOf(detail)}/items?state=migrated&limit=5")).Should().HaveCount(5);
        await desk.ShouldBeConsistentAsync();
    }

    [Fact]
    public async Task Stop_LeavesTheRestUntilItGoesOn()
    {
        await using var court = await CourtHouse.OpenAsync();
        var desk = new MigrationDesk(court);
        var id = await court.FileAsync(Filing.First());
        await desk.PublishReviewAsync();
        var detail = await desk.EditAsync(await desk.DrawUpAsync(), new { legalGround = "规程修订" });
        await desk.DoAsync(Admin, IdOf(detail), "submit");
        await using var scope = court.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EnforcementDbContext>();
        await db.Database.ExecuteSqlAsync($"UPDATE flow_migrations SET state = 'Running', lease_until = now() + interval '1 hour', decided_by = requested_by"); // by a node that is slow
        var stopped = await desk.DoAsync(Director, IdOf(detail), "stop");

        (stopped.GetProperty("state").GetString(), stopped.GetProperty("pending").GetInt32()).Should().Be(("stopped", 1));
        (await desk.VersionOfAsync(id)).Should().Be($"{Flow}-v1");
        await desk.DoAsync(Director, IdOf(detail), "resume");
        await desk.FinishedAsync(IdOf(detail));
        (await desk.VersionOfAsync(id)).Should().Be($"{Flow}-v2");
    }

    [Fact]
    public async Task Submit_WhereAnApprovalWouldBeLoweredOrMissed_IsRefused()
    {
        await using var court = await CourtHouse.OpenAsync();
        var desk = new MigrationDesk(court);
        await court.FileAsync(Filing.First());
        var outcomes = """["approve","reject"]""";
        await desk.PublishAsync(definition => MakeApproval(definition, "vice-president", outcomes));
        await court.FileAsync(Filing.First(102));
        await desk.PublishAsync(definition => MakeApproval(definition, "clerk", outcomes));

        var detail = await desk.DrawUpAsync(2, 3);

        Findings(detail).Should().Contain("error migration.approval-lowered receive-approval");
        var nodes = detail.GetProperty("nodes").EnumerateArray().Select(node => (Path: node.GetProperty("path").GetString()!, To: node.GetProperty("to").GetString())).Select(node =>
            node.Path.EndsWith(":check-intake", StringComparison.Ordinal) ? new { path = node.Path, to = (string?)null, ends = true } : new { path = node.Path, to = node.To, ends = false });
        detail = await desk.EditAsync(detail, new { nodes, legalGround = "规程修订" });
        Findings(detail).Should().Contain("error migration.approval-passed check-intake", "its branch ends while the approval is still ahead");
        using var unproven = await desk.ActAsync(Admin, IdOf(detail), "submit");
        var problem = await unproven.ReadJsonAsync();
        problem.GetProperty("code").GetString().Should().Be("migration.unproven");
        problem.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("code").GetString()).Should().Contain(["migration.approval-lowered", "migration.approval-passed"]);
    }

    // an approval by a task, beside the intake
    private static void MakeApproval(System.Text.Json.Nodes.JsonObject definition, string role, string outcomes)
    {
        var steps = Designer.Designs.Step(definition, "work-steps");
        var known = steps["activities"]!.AsArray().FirstOrDefault(step => step!["id"]!.GetValue<string>() == "receive-approval")?.AsObject();
        if (known is null)
        {
            known = Designer.Designs.Step(definition, "check-intake").DeepClone().AsObject();
            (known["id"], known["nodeId"], known["name"]) = ("receive-approval", known["nodeId"]!.GetValue<string>().Replace("check-intake", "receive-approval", StringComparison.Ordinal), "ReceiveApproval");
            known.Remove("form");
            steps["activities"]!.AsArray().Add(known);
            var fork = steps["connections"]!.AsArray().First(c => c!["target"]!["activity"]!.GetValue<string>() == "check-intake")!.DeepClone().AsObject();
            (fork["source"]!["activity"], fork["source"]!["port"], fork["target"]!["activity"]) = ("check-intake", "done", "receive-approval");
            steps["connections"]!.AsArray().Add(fork);
        }

        (known["role"]!["expression"]!["value"], known["outcomes"]!["expression"]!["value"], known["taskName"]!["expression"]!["value"]) = (role, outcomes, "审批立案材料");
        known["customProperties"] = new System.Text.Json.Nodes.JsonObject { ["endOutcomes"] = new System.Text.Json.Nodes.JsonArray("approve", "reject") };
    }

    private static void Rename(System.Text.Json.Nodes.JsonObject definition, string from, string to)
    {
        var step = Designer.Designs.Step(definition, from);
        (step["id"], step["nodeId"]) = (to, step["nodeId"]!.GetValue<string>().Replace(from, to, StringComparison.Ordinal));
        foreach (var end in Designer.Designs.Step(definition, "work-steps")["connections"]!.AsArray().SelectMany(c => new[] { c!["source"]!, c["target"]! }))
        {
            if (end["activity"]!.GetValue<string>() == from)
                end["activity"] = to;
        }
    }

    private static List<object> Mapped(JsonElement detail, string from, string to) => detail.GetProperty("nodes").EnumerateArray().Select(node =>
    {
        var path = node.GetProperty("path").GetString()!;
        return (object)new { path, to = path.EndsWith($":{from}", StringComparison.Ordinal) ? path.Replace(from, to, StringComparison.Ordinal) : node.GetProperty("to").GetString() };
    }).ToList();

    private static IEnumerable<string> Findings(JsonElement detail) => detail.GetProperty("findings").EnumerateArray()
        .Select(f => $"{f.GetProperty("severity").GetString()} {f.GetProperty("code").GetString()} {f.GetProperty("activityId").GetString()}");

    // the court shortens the notice to two days, and its alert, which would ring at once otherwise; cases that run keep three
    private static Task ShortenAsync(MigrationDesk desk) => desk.ChangeProfileAsync(new
    {
        nodes = new Dictionary<string, object> { ["enforcement-notice"] = new { court = new { n = 2 }, alert = new[] { new { n = 1, unit = "day" } } } },
    });

    private static async Task<string> NoticeAsync(CourtHouse court, Guid id)
    {
        var notice = await new MigrationDesk(court).DeadlineAsync(id, "enforcement-notice");
        return $"{notice.GetProperty("state").GetString()} {notice.GetProperty("dueOn").GetString()}";
    }
}
