using EnforcementFlows.Api.Tests.Hosting;
using EnforcementFlows.Data;
using EnforcementFlows.Testing;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Tests.Features.Imports;

public sealed class ImportCrashTests
{
    private const int Lines = 240;

    [Fact]
    [Trait("Category", "Long")]
    public async Task Import_HostKilledInTheMiddle_GoesOnAndDoesEveryLineOnce()
    {
        await using var database = await TestDatabase.CreateAsync<EnforcementDbContext>();
        Guid id;
        using (var first = await StartAsync(database))
        {
            using var admin = await first.SignedInAsAsync("tongbai.admin");
            using var uploaded = await admin.UploadAsync(DocketSample.ToCsv(DocketSample.Lines(Lines)));
            id = (await uploaded.ReadJsonAsync()).GetProperty("id").GetGuid();
            await Until.TrueAsync(async () => (await admin.JobAsync(id)).GetProperty("done").GetInt32() > 10);
            await first.KillAsync();
        }

        await using var db = database.NewContext();
        (await db.Cases.CountAsync()).Should().BeInRange(10, Lines - 1, "it was killed in the middle");
        using var second = await StartAsync(database);
        using var again = await second.SignedInAsAsync("tongbai.admin");

        var job = await again.FinishedAsync(id);

        job.Counts().Should().Be($"{Lines} imported, 0 unchanged, 0 bad of {Lines}");
        (await db.Cases.Select(c => c.Number).Distinct().CountAsync()).Should().Be(Lines);
        (await db.Cases.CountAsync()).Should().Be(Lines);
        var flows = await db.Database.SqlQuery<int>($"SELECT count(*)::int AS \"Value\" FROM flow_instance WHERE definition_id = 'tongbai-first-enforcement'").SingleAsync();
        flows.Should().Be(Lines, "each case runs on one flow");
    }

    private static Task<RunningHost> StartAsync(TestDatabase<EnforcementDbContext> database) =>
        RunningHost.StartAsync("2026-05-11T09:00:00+08:00", ("ConnectionStrings__EnforcementFlows", database.ConnectionString));
}
