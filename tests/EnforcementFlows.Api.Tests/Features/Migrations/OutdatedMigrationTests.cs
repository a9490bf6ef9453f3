using System.Net;
using System.Text.Json;
using EnforcementFlows.Api.Features.Migrations;
using EnforcementFlows.Api.Tests.Features.FirstEnforcement;
using EnforcementFlows.Api.Tests.Hosting;
using EnforcementFlows.Data;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static EnforcementFlows.Api.Tests.Features.Migrations.MigrationDesk;

namespace EnforcementFlows.Api.Tests.Features.Migrations;

/// <summary>What was proven when a migration was asked for must still hold when it is approved, gone on with and carried out.</summary>
public sealed class OutdatedMigrationTests
{
    [Fact]
    public async Task Approve_AFlowUsedAsAStepPublishedMeanwhile_IsRefusedUntilItIsAskedForAnew()
    {
        await using var court = await CourtHouse.OpenAsync();
        var desk = new MigrationDesk(court);
        var id = await court.FileAsync(Filing.First());
        var migration = await SubmittedAsync(desk);
        await desk.PublishNoticeAsync();

        using var refused = await desk.ActAsync(Director, migration, "approve");

        (refused.StatusCode, await refused.ReadCodeAsync()).Should().Be((HttpStatusCode.Conflict, "migration.outdated"));
        (await desk.RowAsync(migration)).GetProperty("state").GetString().Should().Be("proposed");
        await desk.DoAsync(Admin, migration, "withdraw");
        await desk.CarryOutAsync(await desk.GetAsync($"/api/migrations/{migration}"));
        (await desk.VersionOfAsync(id)).Should().Be($"{Flow}-v2");
    }

    [Fact]
    public async Task Approve_ProfileNoLongerFits_NamesWhatIsWrong()
    {
        await using var court = await CourtHouse.OpenAsync();
        var desk = new MigrationDesk(court);
        await court.FileAsync(Filing.First());
        var migration = await SubmittedAsync(desk, detail => desk.CarryAsync(detail, "national-asset-query", "keep-due", "urge-feedback"));
        await desk.ChangeProfileAsync(new { nodes = new Dictionary<string, object> { ["urge-feedback"] = new { kind = "validity" } } });

        using var refused = await desk.ActAsync(Director, migration, "approve");

        var problem = await refused.ReadJsonAsync();
        (refused.StatusCode, problem.GetProperty("code").GetString()).Should().Be((HttpStatusCode.Conflict, "migration.outdated"));
        problem.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("code").GetString()).Should().Equal("migration.deadline-kind");
    }

    [Fact]
    public async Task Run_AFlowUsedAsAStepPublishedAfterTheApproval_RefusesTheRestWithTheTrueReasonAndIsNotGoneOnWith()
    {
        await using var court = await CourtHouse.OpenAsync();
        var desk = new MigrationDesk(court);
        var id = await court.FileAsync(Filing.First());
        var migration = await SubmittedAsync(desk);
        await using var scope = court.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EnforcementDbContext>();
        await db.Database.ExecuteSqlAsync($"UPDATE flow_migrations SET state = 'Running', lease_until = now() + interval '1 hour', decided_by = requested_by"); // by this test
        await desk.PublishNoticeAsync();

        await scope.ServiceProvider.GetRequiredService<MigrationRun>().NextAsync("tongbai", migration, CancellationToken.None);
        await desk.DoAsync(Director, migration, "stop");
        using var refused = await desk.ActAsync(Director, migration, "resume");

        var item = (await court.ListAsync(Director, $"/api/migrations/{migration}/items")).Should().ContainSingle().Subject;
        (item.GetProperty("state").GetString(), item.GetProperty("code").GetString()).Should().Be(("refused", "migration.outdated"));
        item.GetProperty("message").GetString().Should().StartWith("提请审批之后，新版流程所用的子流程或者本院配置已有变化");
        (refused.StatusCode, await refused.ReadCodeAsync()).Should().Be((HttpStatusCode.Conflict, "migration.outdated"));
        (await desk.RowAsync(migration)).GetProperty("state").GetString().Should().Be("stopped");
        (await desk.VersionOfAsync(id)).Should().Be($"{Flow}-v1");
    }

    private static async Task<Guid> SubmittedAsync(MigrationDesk desk, Func<JsonElement, Task<JsonElement>>? change = null)
    {
        await desk.PublishReviewAsync();
        var detail = await desk.DrawUpAsync();
        detail = await desk.EditAsync(change is null ? detail : await change(detail), new { legalGround = "规程修订" });
        await desk.DoAsync(Admin, IdOf(detail), "submit");
        return IdOf(detail);
    }
}
