using EnforcementFlows.Api.Tests.Hosting;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Funds;
using EnforcementFlows.Domain.Requests;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using static EnforcementFlows.Api.Tests.Features.CourtEngine;

namespace EnforcementFlows.Api.Tests.Features.Funds;

[Collection(SharedApp.Name)]
public sealed class FundsTests(EnforcementApp app)
{
    private readonly CourtEngine _engine = new(app);

    [Fact]
    public async Task RecordReceipt_IntoTheCaseAccount_IsTheCasesAtOnce()
    {
        var about = await _engine.FileAsync();
        var receive = Receive(about, "5000.00");

        var instance = await _engine.RunAsync(about, "funds-officer", receive, KeepOutput(receive, "matched"));

        Keep.Of(instance)["matched"].Should().Be(true);
        await using var db = _engine.NewContext();
        (await db.CaseAccounts.SingleAsync(a => a.CaseId == about.Id)).Balance.Should().Be(Money.Parse("5000.00"));
        (await db.Cases.SingleAsync(c => c.Id == about.Id)).Amounts.Received.Should().Be(Money.Parse("5000.00"));
    }

    [Fact]
    public async Task RecordReceipt_BankReportsItTwice_CountsOnce()
    {
        var about = await _engine.FileAsync();

        await _engine.RunAsync(about, "funds-officer", Receive(about, "5000.00"), Receive(about, "5000.00"));

        await using var db = _engine.NewContext();
        (await db.CaseAccounts.SingleAsync(a => a.CaseId == about.Id)).Balance.Should().Be(Money.Parse("5000.00"));
    }

    [Fact]
    public async Task ClaimReceipt_OfUnknownMoney_MayBeSplitOverCases()
    {
        var (one, other) = (await _engine.FileAsync(), await _engine.FileAsync());
        var receipt = await UnknownMoneyAsync("5000.00");

        await _engine.RunAsync(one, "funds-officer", Claim(receipt, (one.Id.ToString("D"), "3000.00"), (other.Number.ToString(), "2000.00")));

        await using var db = _engine.NewContext();
        (await db.Receipts.SingleAsync(r => r.Id == receipt.Id)).IsSettled.Should().BeTrue();
        (await db.CaseAccounts.SingleAsync(a => a.CaseId == other.Id)).Balance.Should().Be(Money.Parse("2000.00"));
    }

    [Fact]
    public async Task ClaimReceipt_MoreThanArrived_IsRefusedWhole()
    {
        var (one, other) = (await _engine.FileAsync(), await _engine.FileAsync());
        var receipt = await UnknownMoneyAsync("5000.00");

        var refused = () => _engine.RunAsync(one, "funds-officer", Claim(receipt, (one.Id.ToString("D"), "3000.00"), (other.Id.ToString("D"), "2000.01")));

        (await refused.Should().ThrowAsync<DomainException>()).Which.Code.Should().Be("funds.over-claim");
        await using var db = _engine.NewContext();
        (await db.Receipts.SingleAsync(r => r.Id == receipt.Id)).Claimed.Should().Be(Money.Zero);
        (await db.CaseAccounts.CountAsync(a => a.CaseId == one.Id)).Should().Be(0);
    }

    [Fact]
    public async Task ReturnReceipt_NobodyClaimed_SendsTheRestBack()
    {
        var about = await _engine.FileAsync();
        var receipt = await UnknownMoneyAsync("5000.00");
        var back = Do("Court.ReturnReceipt", ("receiptId", receipt.Id.ToString("D")), ("disposition", "refund"), ("form", new { executedOn = "2026-03-02" }));

        await _engine.RunAsync(about, "funds-officer", back);

        await using var db = _engine.NewContext();
        (await db.Receipts.SingleAsync(r => r.Id == receipt.Id)).Returned.Should().Be(Money.Parse("5000.00"));
    }

    [Fact]
    public async Task RecordPayout_SignedAndApproved_DebitsTheAccount()
    {
        var about = await WithMoneyAsync("5000.00");
        var request = await _engine.RequestAsync(about, RequestKinds.Payout);
        var pay = await PayAsync(("4900.00", "100.00"));

        var instance = await _engine.RunAsync(about, "funds-officer", request, pay, KeepOutput(pay, "settled"));

        Keep.Of(instance)["settled"].Should().Be(true);
        await using var db = _engine.NewContext();
        (await db.CaseAccounts.SingleAsync(a => a.CaseId == about.Id)).Balance.Should().Be(Money.Zero);
        var payout = await db.Payouts.SingleAsync(p => p.CaseId == about.Id);
        (payout.State, payout.SignedBy, payout.ApprovedBy).Should().Be((PayoutState.Paid, await _engine.UserAsync("judge1"), await _engine.UserAsync("director")));
        (await db.AccountEntries.Where(e => e.CaseId == about.Id).OrderBy(e => e.Id).Select(e => e.Kind).ToListAsync())
            .Should().Equal(AccountEntryKind.Arrival, AccountEntryKind.Payout, AccountEntryKind.Fee);
    }

    [Fact]
    public async Task RecordPayout_AboveTheBalance_IsRefusedWhole()
    {
        var about = await WithMoneyAsync("5000.00");
        var request = await _engine.RequestAsync(about, RequestKinds.Payout);
        var pay = await PayAsync(("3000.00", "0.00"), ("2000.01", "0.00"));

        var refused = () => _engine.RunAsync(about, "funds-officer", request, pay);

        (await refused.Should().ThrowAsync<DomainException>()).Which.Code.Should().Be("funds.balance-insufficient");
        await using var db = _engine.NewContext();
        (await db.CaseAccounts.SingleAsync(a => a.CaseId == about.Id)).Balance.Should().Be(Money.Parse("5000.00"));
        (await db.Payouts.CountAsync(p => p.CaseId == about.Id)).Should().Be(0);
    }

    [Theory]
    [InlineData(null, true, "funds.handler-signature-missing")]
    [InlineData("judge2", true, "funds.not-handler")]
    [InlineData("judge1", false, "approval.missing")]
    public async Task RecordPayout_WithoutTheHandlersSignatureOrApproval_IsRefused(string? signer, bool approved, string code)
    {
        var about = await WithMoneyAsync("5000.00");
        var request = await _engine.RequestAsync(about, RequestKinds.Payout, approved: approved);
        var pay = await PayAsync(signer, ("5000.00", "0.00"));

        var refused = () => _engine.RunAsync(about, "funds-officer", request, pay);

        (await refused.Should().ThrowAsync<DomainException>()).Which.Code.Should().Be(code);
    }

    [Fact]
    public async Task GetFunds_AfterAPayout_ShowsAccountClaimAndPayout()
    {
        var about = await WithMoneyAsync("5000.00");
        await _engine.RunAsync(about, "funds-officer", await _engine.RequestAsync(about, RequestKinds.Payout), await PayAsync(("1000.00", "0.00")));
        var director = await app.SignedInAsAsync("tongbai.director");

        var funds = await (await director.GetAsync($"/api/cases/{about.Id}/funds")).ReadJsonAsync();

        funds.GetProperty("balance").GetString().Should().Be("4000.00");
        funds.GetProperty("claims")[0].GetProperty("amount").GetString().Should().Be("5000.00");
        funds.GetProperty("payouts")[0].GetProperty("state").GetString().Should().Be("paid");
    }

    private async Task<EnforcementCase> WithMoneyAsync(string amount)
    {
        var about = await _engine.FileAsync();
        await _engine.RunAsync(about, "funds-officer", Receive(about, amount));
        return about;
    }

    private async Task<Receipt> UnknownMoneyAsync(string amount)
    {
        var receipt = Receipt.Arrive(Court, new($"main-{Guid.NewGuid():N}", Money.Parse(amount), _engine.Now, "某人"));
        await _engine.SaveAsync(receipt);
        return receipt;
    }

    private static System.Text.Json.Nodes.JsonObject Receive(EnforcementCase about, string amount) =>
        Do("Court.RecordReceipt", ("receipt", new { reference = $"case-{about.Id:N}", amount, arrivedAt = "2026-03-02T08:30:00+08:00", payer = "被执行人乙" }));

    private static System.Text.Json.Nodes.JsonObject Claim(Receipt receipt, params (string Case, string Amount)[] lines) => Do(
        "Court.ClaimReceipt", ("receiptId", receipt.Id.ToString("D")), ("allocation", lines.Select(l => new { caseId = l.Case, amount = l.Amount })),
        ("form", new { claimedOn = "2026-03-02" }));

    private Task<System.Text.Json.Nodes.JsonObject> PayAsync(params (string Amount, string Fee)[] lines) => PayAsync("judge1", lines);

    private async Task<System.Text.Json.Nodes.JsonObject> PayAsync(string? signer, params (string Amount, string Fee)[] lines) => Do(
        "Court.RecordPayout",
        ("plan", new { items = lines.Select(l => new { payee = "申请人甲", account = "6222", amount = l.Amount, fee = l.Fee }) }),
        ("form", new { paidOn = "2026-03-02", voucher = "file-1" }),
        ("signature", signer is null ? new object() : new { by = await _engine.UserAsync(signer), at = "2026-03-02T08:50:00+08:00" }));
}
