using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Testing;
using EnforcementFlows.Workflow.HumanTasks;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace EnforcementFlows.Data.Tests;

/// <summary>Whoever writes cases and tasks, by the program or by hand: their readers are noted.</summary>
public sealed class CaseReaderTests(TestDatabase<EnforcementDbContext> database) : IClassFixture<TestDatabase<EnforcementDbContext>>
{
    private const string Court = "tongbai";
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);
    private static int _numbers;

    [Fact]
    public async Task Task_ThroughItsLife_BringsEverybodyWhoHasItAndThoseItIsOfferedTo()
    {
        var about = await FileAsync();
        var task = NewTask(about);
        await SaveAsync(task);
        (await ReadersAsync(about)).Should().Equal("clerk@centre", "judge-1", "officer@centre");

        await ChangeAsync(task, t => t.Claim("clerk-1", Now));
        await ChangeAsync(task, t => t.Delegate("clerk-1", "clerk-2"));
        await ChangeAsync(task, t => t.Complete("clerk-2", "done", null, null, null, Now));

        (await ReadersAsync(about)).Should().Equal("clerk-1", "clerk-2", "clerk@centre", "judge-1", "officer@centre");
    }

    [Fact]
    public async Task Task_GivenToAPerson_BringsNobodyOfItsRoles()
    {
        var about = await FileAsync();

        await SaveAsync(NewTask(about, "clerk-1"));

        (await ReadersAsync(about)).Should().Equal("clerk-1", "judge-1");
    }

    [Fact]
    public async Task Tasks_OfWhatIsNoCase_BringNobody()
    {
        var before = await CountAsync();

        foreach (var correlation in new[] { null, "case-1", Guid.NewGuid().ToString("D") })
            await SaveAsync(NewTask(Court, correlation));

        (await CountAsync()).Should().Be(before);
    }

    [Fact]
    public async Task Rows_WrittenByHand_BringTheirReadersToo()
    {
        var (one, two) = (await FileAsync(), await FileAsync());
        await SaveAsync(NewTask(one), NewTask(two));

        await RunAsync($"UPDATE human_task SET assignee = 'clerk-9', state = 'Claimed' WHERE correlation_id IN ('{one.Id}', '{two.Id}')");
        await RunAsync($"UPDATE cases SET handler_id = 'judge-9', stage = 'Disposal' WHERE id = '{two.Id}'");

        (await ReadersAsync(one)).Should().Contain("clerk-9").And.NotContain("judge-9");
        (await ReadersAsync(two)).Should().Contain(["clerk-9", "judge-1", "judge-9"]);
        (await StagesAsync(two)).Should().Equal("Disposal");
    }

    [Fact]
    public async Task Filling_WhatNoTriggerSaw_NotesTheSameReaders()
    {
        var about = await FileAsync();
        await SaveAsync(NewTask(about), NewTask(about, "clerk-1"));
        var noted = await ReadersAsync(about);

        await RunAsync("DELETE FROM case_readers");
        await RunAsync("SELECT fill_case_readers()");
        await RunAsync("SELECT fill_case_readers()"); // once more changes nothing

        (await ReadersAsync(about)).Should().Equal(noted);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Stage_ChangedWhileATaskBringsReaders_IsTheNewOneForAllOfThem(bool taskFirst)
    {
        var about = await FileAsync();
        await using var first = database.NewContext();
        await using var second = database.NewContext();
        await using var open = await first.Database.BeginTransactionAsync();
        var (offer, move) = (NewTask(about), $"UPDATE cases SET stage = 'Waiting' WHERE id = '{about.Id}'");
        await ActAsync(first, taskFirst);
        var waiting = ActAsync(second, !taskFirst);
        await Until.TrueAsync(WaitsAsync);

        await open.CommitAsync();
        await waiting;

        (await ReadersAsync(about)).Should().Contain("clerk@centre");
        (await StagesAsync(about)).Should().Equal("Waiting");

        async Task ActAsync(EnforcementDbContext db, bool withTask)
        {
            if (withTask)
                db.Add(offer);
            await (withTask ? db.SaveChangesAsync() : db.Database.ExecuteSqlRawAsync(move));
        }
    }

    private async Task<EnforcementCase> FileAsync()
    {
        var about = EnforcementCase.Register(
            new CaseFiling
            {
                Number = CaseNumber.Parse($"(2026)豫1330执{Interlocked.Increment(ref _numbers)}号"),
                Type = CaseType.FirstEnforcement,
                ApplicationReceivedOn = new(2026, 2, 27),
                FiledAt = Now,
                MaterialReceivedAt = Now,
                Title = new("judgment", "88号", new(2026, 1, 20)),
                Cause = "民间借贷纠纷",
                ClaimAmount = Money.Parse("120000.00"),
                AssignedHandler = "judge-1",
                Parties = [],
            },
            Court, profileVersion: 1, Now);
        await SaveAsync(about);
        return about;
    }

    private static HumanTask NewTask(EnforcementCase about, string? assignee = null) => NewTask(about.Court, about.Id.ToString("D"), assignee);

    private static HumanTask NewTask(string court, string? correlation, string? assignee = null) => new()
    {
        TenantId = court,
        Id = Guid.NewGuid(),
        InstanceId = Guid.NewGuid(),
        ContextId = 1,
        CorrelationId = correlation,
        DefinitionId = "flow",
        ActivityId = "task",
        Name = "核对",
        Roles = ["officer", "clerk"],
        Team = "centre",
        ExcludedUsers = [],
        Outcomes = ["done"],
        State = assignee is null ? HumanTaskState.Open : HumanTaskState.Claimed,
        Assignee = assignee,
        CreatedAt = Now,
    };

    private async Task SaveAsync(params object[] rows)
    {
        await using var db = database.NewContext();
        db.AddRange(rows);
        await db.SaveChangesAsync();
    }

    private async Task ChangeAsync(HumanTask task, Action<HumanTask> act)
    {
        await using var db = database.NewContext();
        act(await db.HumanTasks.SingleAsync(t => t.TenantId == task.TenantId && t.Id == task.Id));
        await db.SaveChangesAsync();
    }

    private async Task RunAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
#pragma warning disable CA2100 // the test's own words
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    private async Task<List<string>> ReadersAsync(EnforcementCase about)
    {
        await using var db = database.NewContext();
        var readers = await db.CaseReaders.Where(r => r.Court == about.Court && r.CaseId == about.Id).Select(r => r.Reader).ToListAsync();
        return [.. readers.Order(StringComparer.Ordinal)];
    }

    private async Task<List<string>> StagesAsync(EnforcementCase about)
    {
        await using var db = database.NewContext();
        return await db.CaseReaders.Where(r => r.Court == about.Court && r.CaseId == about.Id).Select(r => r.Stage.ToString()).Distinct().ToListAsync();
    }

    private async Task<int> CountAsync()
    {
        await using var db = database.NewContext();
        return await db.CaseReaders.CountAsync();
    }

    private async Task<bool> WaitsAsync()
    {
        await using var db = database.NewContext();
        return await db.Database.SqlQuery<int>($"SELECT pid AS \"Value\" FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'").AnyAsync();
    }
}
