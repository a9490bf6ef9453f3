using System.Text.Json;
using EnforcementFlows.Api.Tests.Features.FirstEnforcement;
using EnforcementFlows.Api.Tests.Hosting;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace EnforcementFlows.Api.Tests.Features.Tasks;

/// <summary>A bureau with 100,000 tasks to be done.</summary>
public sealed class LongInboxTests
{
    private const int Tasks = 100_000;
    private const int PageSize = 200;

    [Fact]
    [Trait("Category", "Long")]
    public async Task Walk_ToTheLastPage_WhileCasesAreFiled_GivesEachTaskOnceInOrder()
    {
        await using var court = await CourtHouse.OpenAsync();
        await court.FileAsync(Filing.First());
        await court.MoveClockAsync("2026-04-28T10:01:00+08:00");
        var there = await MultiplyAsync(court);
        var director = await court.AsAsync("tongbai.director");
        var seen = new List<(Guid Id, DateTimeOffset? DueAt)>();

        for (string? after = null, next = ""; next is not null; after = next)
        {
            using var answer = await director.GetAsync(new Uri($"/api/tasks?view=team&limit={PageSize}{(after is null ? "" : $"&after={Uri.EscapeDataString(after)}")}", UriKind.Relative));
            var page = await answer.ReadJsonAsync();
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(t => (t.GetProperty("id").GetGuid(), DueAt(t))));
            next = page.GetProperty("next").GetString();
            if (seen.Count / PageSize % 50 == 7)
                await court.FileAsync(Filing.First(200 + (seen.Count / PageSize)));
        }

        seen.Select(t => t.Id).Should().OnlyHaveUniqueItems();
        there.Except(seen.Select(t => t.Id)).Should().BeEmpty("what was there from the beginning is on one of the pages");
        seen.Select(t => t.DueAt ?? DateTimeOffset.MaxValue).Should().BeInAscendingOrder();
    }

    // copies of the first case's tasks, a minute apart and many at the same moment
    private static async Task<HashSet<Guid>> MultiplyAsync(CourtHouse court)
    {
        var database = court.App.Services.GetRequiredService<NpgsqlDataSource>();
        await using (var copy = database.CreateCommand(
            """
            INSERT INTO human_task
            SELECT (jsonb_populate_record(t, jsonb_build_object('id', gen_random_uuid(), 'due_at', t.due_at + (n % 5000) * interval '1 minute'))).*
            FROM generate_series(1, $1) n JOIN LATERAL (SELECT * FROM human_task ORDER BY id OFFSET n % 5 LIMIT 1) t ON true
            """))
        {
            copy.Parameters.AddWithValue(Tasks);
            copy.CommandTimeout = 300;
            await copy.ExecuteNonQueryAsync();
        }
        await using var read = database.CreateCommand("SELECT id FROM human_task");
        await using var reader = await read.ExecuteReaderAsync();
        var ids = new HashSet<Guid>();
        while (await reader.ReadAsync())
            ids.Add(reader.GetGuid(0));
        return ids;
    }

    private static DateTimeOffset? DueAt(JsonElement task) => task.GetProperty("dueAt") is { ValueKind: JsonValueKind.String } due ? due.GetDateTimeOffset() : null;
}
