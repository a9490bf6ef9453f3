using System.Net;
using EnforcementFlows.Api.Features.Migrations;
using EnforcementFlows.Api.Tests.Features.FirstEnforcement;
using EnforcementFlows.Api.Tests.Hosting;
using EnforcementFlows.Data;
using EnforcementFlows.Domain.Flows;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static EnforcementFlows.Api.Tests.Features.Migrations.MigrationDesk;

namespace EnforcementFlows.Api.Tests.Features.Migrations;

/// <summary>What is taken back is the migration and nothing else, and after a stop nothing goes on.</summary>
public sealed class UndoneMigrationTests
{
    private const string Query = "办理总对总网络查询";

    [Fact]
    public async Task Undo_TermExtendedMeanwhile_IsRefusedAndTheExtensionStays()
    {
        await using var court = await CourtHouse.OpenAsync();
        var desk = new MigrationDesk(court);
        var id = await court.FileAsync(Filing.First());
        await desk.PublishReviewAsync();
        var detail = await desk.CarryAsync(await desk.DrawUpAsync(), "handling-term", "keep-spent");
        await desk.CarryOutAsync(detail);
        await court.RequestAsync("tongbai.judge1", id, "extension", new { newEnd = "2026-12-02", reason = "财产在外省" });
        foreach (var signer in new[] { Director, "tongbai.president" })
            await court.CompleteAsync(signer, id, "审批延长办案期限", outcome: "approve");
        await court.CompleteAsync("tongbai.caseflow-officer", id, "凭签批手续变更审限", new { operatedOn = "2026-04-28" });
        (await TermAsync()).Should().Be("2026-12-02");

        using var refused = await desk.ActAsync(Director, IdOf(detail), $"items/{(await desk.InstanceAsync(id)).Id}/undo", new { reason = "有误" });

        var problem = await refused.ReadJsonAsync();
        (refused.StatusCode, problem.GetProperty("code").GetString()).Should().Be((HttpStatusCode.Conflict, "migration.moved-on"));
        problem.GetProperty("detail").GetString().Should().Contain("办案期限");
        (await TermAsync()).Should().Be("2026-12-02");
        (await desk.VersionOfAsync(id)).Should().Be($"{Flow}-v2");
        await desk.ShouldBeConsistentAsync();

        async Task<string?> TermAsync() => (await desk.DeadlineAsync(id, "handling-term")).GetProperty("dueOn").GetString();
    }

    [Fact] // asked on Tuesday 2026-04-28: three working days end on Wednesday 05-06, behind the holiday
    public async Task Migrate_DeadlineToAnotherNode_TakesItsOpenTasksAlongAndBack()
    {
        await using var court = await CourtHouse.OpenAsync();
        var desk = new MigrationDesk(court);
        var id = await court.FileAsync(Filing.First());
        var before = await StandingAsync();
        await desk.PublishReviewAsync();
        var detail = await desk.CarryAsync(await desk.DrawUpAsync(), "national-asset-query", "recompute", "urge-feedback");

        await desk.CarryOutAsync(detail);

        var query = await court.TaskAsync(id, Query);
        (query.GetProperty("node").GetString(), query.GetProperty("dueOn").GetString()).Should().Be(("urge-feedback", "2026-05-06"));
        (await desk.DeadlineAsync(id, "urge-feedback")).GetProperty("dueOn").GetString().Should().Be("2026-05-06");
        await desk.DoAsync(Director, IdOf(detail), "undo", new { reason = "依据有误" });
        await desk.FinishedAsync(IdOf(detail));
        (await StandingAsync()).Should().Be(before);
        await desk.ShouldBeConsistentAsync();

        async Task<string> StandingAsync()
        {
            var (task, deadline) = (await court.TaskAsync(id, Query), await desk.DeadlineAsync(id, "national-asset-query"));
            return $"{task.GetProperty("node")} {task.GetProperty("dueAt")} {task.GetProperty("dueOn")} {deadline.GetProperty("dueAt")}";
        }
    }

    [Fact]
    public async Task Undo_OfOneFlow_IsOnRecordAsAnOperatorsAct()
    {
        await using var court = await CourtHouse.OpenAsync();
        var desk = new MigrationDesk(court);
        var (one, other) = (await court.FileAsync(Filing.First()), await court.FileAsync(Filing.First(102)));
        await desk.PublishReviewAsync();
        var detail = await desk.DrawUpAsync();
        await desk.CarryOutAsync(detail);
        var instance = (await desk.InstanceAsync(one)).Id;

        await desk.DoAsync(Director, IdOf(detail), $"items/{instance}/undo", new { reason = "该案不宜适用新版" });
        await desk.DoAsync(Director, IdOf(detail), "undo", new { reason = "依据有误" });
        await desk.FinishedAsync(IdOf(detail));

        await using var scope = court.App.Services.CreateAsyncScope();
        var acts = await scope.ServiceProvider.GetRequiredService<EnforcementDbContext>().OperatorActs.AsNoTracking()
            .Where(act => act.Act == "migrated-flow-undone" || act.Act == "migration-undone").OrderBy(act => act.Id).ToListAsync();
        var director = await court.IdOfAsync(Director);
        acts.Select(act => (act.Act, act.By, act.CaseId, act.Reason)).Should().Equal(
            ("migrated-flow-undone", director, one, "该案不宜适用新版"), ("migration-undone", director, null, "依据有误"));
        (acts[0].SubjectKind, acts[0].SubjectId, acts[0].Before, acts[0].After).Should().Be(("flow", instance.ToString(), $"{Flow} 第 2 版", $"{Flow} 第 1 版"));
        (await desk.VersionOfAsync(other)).Should().Be($"{Flow}-v1");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Migrate_StoppedOrBeingTakenBackMeanwhile_LeavesTheFlowWhereItIs(bool undone)
    {
        await using var court = await CourtHouse.OpenAsync();
        var desk = new MigrationDesk(court);
        var id = await court.FileAsync(Filing.First());
        await desk.PublishReviewAsync();
        var detail = await desk.EditAsync(await desk.DrawUpAsync(), new { legalGround = "规程修订" });
        await desk.DoAsync(Admin, IdOf(detail), "submit");
        await using var scope = court.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EnforcementDbContext>();
        await db.Database.ExecuteSqlAsync($"UPDATE flow_migrations SET state = 'Running', lease_until = now() + interval '1 hour', decided_by = requested_by"); // by a node that has read what it is to do
        var migration = await db.FlowMigrations.AsNoTracking().SingleAsync();
        var mappings = (await scope.ServiceProvider.GetRequiredService<MigrationScopes>().OfAsync(migration, CancellationToken.None)).MappingsOf(MigrationPlan.Of(migration));
        var instance = (await desk.InstanceAsync(id)).Id;
        await desk.DoAsync(Director, IdOf(detail), "stop");
        if (undone)
            await db.Database.ExecuteSqlAsync($"UPDATE flow_migrations SET state = 'Running', undoing = true, lease_until = now() + interval '1 hour', undone_by = decided_by, undo_reason = '有误'");

        var late = () => scope.ServiceProvider.GetRequiredService<FlowTransfer>().MigrateAsync(migration, instance, mappings, CancellationToken.None);

        await late.Should().ThrowAsync<FlowSettledException>();
        (await desk.VersionOfAsync(id)).Should().Be($"{Flow}-v1");
        (await db.MigratedFlows.AsNoTracking().SingleAsync()).State.Should().Be(MigratedFlowState.Pending);
    }
}
