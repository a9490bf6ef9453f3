using EnforcementFlows.Api.Tests.Features.FirstEnforcement;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace EnforcementFlows.Api.Tests.Features.Elsa;

/// <summary>The database keeps what was published, whoever asks it to do otherwise.</summary>
public sealed class PublishedVersionTests
{
    private const string Published = "WHERE tenant_id = 'tongbai' AND version_id = 'payout-v1'";

    [Theory]
    [InlineData("json = json || ' '")]
    [InlineData("content_hash = 'x'")]
    [InlineData("published_at = NULL")]
    [InlineData("version = 9")]
    public async Task PublishedVersion_ChangedByHand_IsRefused(string change)
    {
        await using var court = await CourtHouse.OpenAsync();

        var act = () => RunAsync(court, $"UPDATE flow_definition SET {change} {Published}");

        (await act.Should().ThrowAsync<PostgresException>()).Which.SqlState.Should().Be(PostgresErrorCodes.RestrictViolation);
    }

    [Fact]
    public async Task PublishedVersion_DeletedByHand_IsRefused()
    {
        await using var court = await CourtHouse.OpenAsync();

        var act = () => RunAsync(court, $"DELETE FROM flow_definition {Published}");

        (await act.Should().ThrowAsync<PostgresException>()).Which.SqlState.Should().Be(PostgresErrorCodes.RestrictViolation);
    }

    [Fact]
    public async Task PublishedVersion_AnotherTakesItsPlace_IsMarkedSo()
    {
        await using var court = await CourtHouse.OpenAsync();

        (await RunAsync(court, $"UPDATE flow_definition SET is_published = false, is_latest = false {Published}")).Should().Be(1);
    }

    [Fact]
    public async Task Draft_MayBeChangedAndDeleted()
    {
        await using var court = await CourtHouse.OpenAsync();
        await (await Designer.OpenAsync(court, "tongbai.admin")).CreateAsync("草稿流程");

        (await RunAsync(court, "UPDATE flow_definition SET json = json || ' ' WHERE published_at IS NULL")).Should().Be(1);
        (await RunAsync(court, "DELETE FROM flow_definition WHERE published_at IS NULL")).Should().Be(1);
    }

    private static async Task<int> RunAsync(CourtHouse court, string sql)
    {
#pragma warning disable CA2100 // a constant of this class
        await using var command = court.App.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand(sql);
#pragma warning restore CA2100
        return await command.ExecuteNonQueryAsync();
    }
}
