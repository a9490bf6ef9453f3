using EnforcementFlows.Api.Tests.Hosting;
using EnforcementFlows.Data;
using EnforcementFlows.Workflow.Execution;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace EnforcementFlows.Api.Tests.Data;

[Collection(SharedApp.Name)]
public sealed class BurstConnectionTests(EnforcementApp app)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task SaveChanges_InABurst_IsCommittedWithTheBurstOrNotAtAll(bool commits)
    {
        var id = Guid.NewGuid();
        await using (var connection = await app.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync())
        await using (var transaction = await connection.BeginTransactionAsync())
        {
            await using var scope = app.Services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<BurstConnection>().Join(connection, transaction);
            var db = scope.ServiceProvider.GetRequiredService<EnforcementDbContext>();
            db.DataProtectionKeys.Add(new() { Id = id, FriendlyName = "burst", Xml = "<key/>" });
            await db.SaveChangesAsync();
            if (commits)
                await transaction.CommitAsync();
        }

        await using var after = app.Services.CreateAsyncScope();
        var keys = after.ServiceProvider.GetRequiredService<EnforcementDbContext>().DataProtectionKeys.Where(key => key.Id == id);
        (await keys.CountAsync()).Should().Be(commits ? 1 : 0);
        await keys.ExecuteDeleteAsync();
    }
}
