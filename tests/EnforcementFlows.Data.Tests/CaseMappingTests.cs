using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Alerts;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Disposal;
using EnforcementFlows.Domain.Documents;
using EnforcementFlows.Domain.Funds;
using EnforcementFlows.Domain.Measures;
using EnforcementFlows.Domain.Queries;
using EnforcementFlows.Domain.Requests;
using EnforcementFlows.Domain.Sanctions;
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

    [Fact]
    public async Task Funds_ClaimedThenTakenBackInAnotherSession_KeepsEveryEntry()
    {
        var on = NewCase(6);
        var account = CaseAccount.Open(on, null, Now);
        var receipt = Receipt.Arrive("tongbai", new("流水-1", Money.Parse("1000.00"), Now));
        receipt.Claim(account, Money.Parse("600.00"), "funds-1", null, Now);
        await SaveAsync(on, account, receipt);

        await using (var context = database.NewContext())
        {
            var readAccount = await context.CaseAccounts.Include(row => row.Entries).SingleAsync(row => row.Id == account.Id);
            var readReceipt = await context.Receipts.Include(row => row.Claims).SingleAsync(row => row.Id == receipt.Id);
            readReceipt.TakeBack(readReceipt.Claims[0], readAccount, "认领错误", "funds-1", Now);
            await context.SaveChangesAsync();
        }

        await using var after = database.NewContext();
        (await after.AccountEntries.Where(row => row.AccountId == account.Id).OrderBy(row => row.Id).Select(row => row.Amount).ToListAsync())
            .Should().Equal(Money.Parse("600.00"), -Money.Parse("600.00"));
        (await after.CaseAccounts.SingleAsync(row => row.Id == account.Id)).Balance.Should().Be(Money.Zero);
    }

    [Fact]
    public async Task Receipt_ReportedTwiceByTheBank_IsStoredOnce()
    {
        await SaveAsync(Receipt.Arrive("tongbai", new("流水-2", Money.Parse("1.00"), Now)));

        var again = () => SaveAsync(Receipt.Arrive("tongbai", new("流水-2", Money.Parse("1.00"), Now)));

        await again.Should().ThrowAsync<DbUpdateException>();
    }

    [Fact]
    public async Task Document_Listed_LeavesItsBytesInTheirOwnTable()
    {
        var on = NewCase(7);
        var document = CaseDocument.Make(
            on, new("set", "kind", "执行通知书", "a.docx"), new("debtor", "乙", on.Parties[0].Id), new("a.docx", "application/octet-stream", [1, 2, 3]), Now);
        await SaveAsync(on, document);

        await using var context = database.NewContext();
        var listed = await context.Documents.SingleAsync(row => row.Id == document.Id);
        listed.Content.Should().BeNull();
        (await context.DocumentContents.SingleAsync(row => row.Id == document.Id)).Bytes.Should().Equal(1, 2, 3);
    }

    [Fact]
    public async Task Sanction_ApprovedAndEntered_HasItsLedgerRow()
    {
        var on = NewCase(8);
        var request = CaseRequest.HandIn(on, RequestKinds.ConsumptionRestriction, "理由", "{}", "judge-1", Now);
        request.Approve("vice-president-1", Now);
        var sanction = Sanction.Add(on, new(SanctionKind.ConsumptionRestriction, on.Parties[0].Id, null, new(2026, 3, 2)), request, "clerk-1", []);
        await SaveAsync(on, request, sanction);

        await using var context = database.NewContext();
        (await context.Sanctions.Include(row => row.Entries).SingleAsync(row => row.Id == sanction.Id))
            .Entries.Should().ContainSingle().Which.ApprovedBy.Should().Be("vice-president-1");
    }

    [Fact]
    public async Task Disposal_RoundPlannedAfterReading_IsAdded()
    {
        var on = NewCase(9);
        var request = CaseRequest.HandIn(on, RequestKinds.Disposal, "理由", "{}", "judge-1", Now);
        request.Approve("centre-head-1", Now);
        var asset = Asset.Find(on, new(AssetKind.RealEstate, "乙"), AssetSource.National, null, Now);
        var disposal = AssetDisposal.Start(on, asset.Id, asset.Kind, request, Now);
        disposal.FixPrice(new(PriceMethod.Online, Money.Parse("1000.00"), new(2026, 3, 2), new(2027, 3, 1)), new("a", Now));
        await SaveAsync(on, request, asset, disposal);

        await using (var context = database.NewContext())
        {
            var read = await context.Disposals.Include(row => row.Rounds).SingleAsync(row => row.Id == disposal.Id);
            read.PlanRound(AuctionRoundKind.First, Money.Parse("700.00"), Money.Parse("1.00"), Money.Parse("70.00"), new(2026, 3, 2), new("a", Now));
            await context.SaveChangesAsync();
        }

        await using var after = database.NewContext();
        var stored = await after.Disposals.Include(row => row.Rounds).Include(row => row.Records).SingleAsync(row => row.Id == disposal.Id);
        stored.Rounds.Should().ContainSingle();
        stored.Records.Select(row => row.Step).Should().BeEquivalentTo([DisposalStep.ReferencePrice, DisposalStep.ReservePrice]);
    }

    [Fact]
    public async Task Alert_SameOccasionTwice_IsRefusedByTheDatabase()
    {
        var on = NewCase(10);
        await SaveAsync(on, NewAlert(on));

        var again = () => SaveAsync(NewAlert(on));

        await again.Should().ThrowAsync<DbUpdateException>();
    }

    private static Alert NewAlert(EnforcementCase on) =>
        Alert.To(AlertRecipient.HoldersOf("director"), on, AlertKind.NodeAlert, $"{on.Id}:3d", new("节点即将到期"), Now);

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
