using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Measures;
using EnforcementFlows.Domain.Requests;
using EnforcementFlows.Testing;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace EnforcementFlows.Data.Tests;

public sealed class CaseMappingTests(TestDatabase<EnforcementDbContext> database) : IClassFixture<TestDatabase<EnforcementDbContext>>
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Case_SavedAndRead_IsTheSame()
    {
        var saved = NewCase(1);
        saved.AssignHandler("judge-1", "立案庭随机分案", Now);
        saved.Suspend(new(2026, 3, 2), "裁定", "judge-1");
        saved.Flag("supervised");
        await SaveAsync(saved);

        await using var context = database.NewContext();
        var read = await context.Cases.Include(row => row.Parties).Include(row => row.Handlers).Include(row => row.Pauses)
            .SingleAsync(row => row.Court == "tongbai" && row.Id == saved.Id);

        read.Should().BeEquivalentTo(saved, options => options.Excluding(row => row.Facts).Excluding(row => row.Version));
    }

    [Fact]
    public async Task Case_NumberTakenInTheSameCourt_IsRefusedAndFreeInAnother()
    {
        await SaveAsync(NewCase(2));

        var again = () => SaveAsync(NewCase(2));
        (await again.Should().ThrowAsync<DbUpdateException>()).WithInnerException<PostgresException>();
        await SaveAsync(NewCase(2, court: "wolong"));
    }

    [Fact]
    public async Task Case_ChangedByTwo_TheSecondSeesAConflict()
    {
        var saved = NewCase(3);
        await SaveAsync(saved);
        await using var one = database.NewContext();
        await using var two = database.NewContext();
        (await one.Cases.SingleAsync(row => row.Id == saved.Id)).Enter(CaseStage.Preparation);
        (await two.Cases.SingleAsync(row => row.Id == saved.Id)).Enter(CaseStage.Waiting);
        await one.SaveChangesAsync();

        var late = () => two.SaveChangesAsync();
        await late.Should().ThrowAsync<DbUpdateConcurrencyException>();
    }

    [Fact]
    public async Task Measure_RenewedAfterReading_KeepsBothTerms()
    {
        var on = NewCase(4);
        var measure = ControlMeasure.Take(on, new(MeasureKind.Freeze, AssetKind.Deposit, "账户", "1号", new(2026, 3, 2)), Now);
        await SaveAsync(on, measure);

        await using (var context = database.NewContext())
        {
            (await context.Measures.SingleAsync(row => row.Id == measure.Id)).Renew(null, "2号", Now);
            await context.SaveChangesAsync();
        }

        await using var after = database.NewContext();
        var read = await after.Measures.Include(row => row.Renewals).SingleAsync(row => row.Id == measure.Id);
        read.EndsOn.Should().Be(new(2028, 3, 1));
        read.Renewals.Should().ContainSingle().Which.From.Should().Be(new(2027, 3, 2));
    }

    [Fact]
    public async Task Request_SecondOpenExtension_IsRefusedByTheDatabase()
    {
        var on = NewCase(5);
        await SaveAsync(on, CaseRequest.HandIn(on, RequestKinds.Extension, "理由", "{}", "judge-1", Now));

        var second = () => SaveAsync(CaseRequest.HandIn(on, RequestKinds.Extension, "理由", "{}", "judge-1", Now));

        await second.Should().ThrowAsync<DbUpdateException>();
    }

    private static EnforcementCase NewCase(int sequence, string court = "tongbai") => EnforcementCase.Register(
        new CaseFiling
        {
            Number = CaseNumber.Parse($"(2026)豫1330执{sequence}号"),
            Type = CaseType.FirstEnforcement,
            ApplicationReceivedOn = new(2026, 2, 27),
            FiledAt = Now,
            MaterialReceivedAt = Now,
            Title = new("judgment", "88号", new(2026, 1, 20)),
            Cause = "民间借贷纠纷",
            ClaimAmount = Money.Parse("120000.00"),
            Parties = [new(Domain.Parties.PartyRole.Debtor, Domain.Parties.PartyKind.Natural, "乙", null, null, null)],
        },
        court, profileVersion: 1, Now);

    private async Task SaveAsync(params object[] rows)
    {
        await using var context = database.NewContext();
        context.AddRange(rows);
        await context.SaveChangesAsync();
    }
}
