using System.Text.Json;
using EnforcementFlows.Domain.Gateways;
using EnforcementFlows.Testing;
using FluentAssertions;

namespace EnforcementFlows.Api.Tests.Simulators;

/// <summary>桐柏's own payout over the funds system: money leaves the case's account once, or not at all.</summary>
[Collection(SharedGateways.Name)]
public sealed class PayoutTests(GatewayMatrix matrix)
{
    private readonly HostAndSimulators _both = matrix.Both;

    [Fact]
    public async Task Payout_FailedThenKilledInHandAndAnsweredTwice_IsPaidOnce()
    {
        var (id, number) = await WithMoneyAsync();
        await _both.Simulators.BehaveAsync(GatewayNames.Funds, new { accept = "garbage", times = 1, answer = "error" }, number);
        await ApproveAsync(id);
        await Until.TrueAsync(async () => (await TimelineAsync(id)).Any(text => text.Contains("案款发放失败", StringComparison.Ordinal)));
        (await FundsAsync(id)).GetProperty("balance").GetString().Should().Be("50000.00", "the bank could not pay, the handler tries again");

        await _both.Simulators.BehaveAsync(GatewayNames.Funds, new { accept = "hang", times = 1, answer = "twice" }, number);
        await ApproveAsync(id);
        await Until.TrueAsync(async () => (await EffectsAsync(number)).Count == 2);
        await _both.KillAsync(host: true, simulators: true);

        await Until.TrueAsync(async () => (await FundsAsync(id)).GetProperty("balance").GetString() == "0.00");
        await _both.SettledAsync();
        var funds = await FundsAsync(id);
        funds.GetProperty("balance").GetString().Should().Be("0.00");
        funds.GetProperty("payouts").EnumerateArray().Should().ContainSingle().Which.GetProperty("state").GetString().Should().Be("paid");
        (await EffectsAsync(number)).Should().HaveCount(2).And.OnlyContain(effect => effect.GetProperty("attempts").GetInt32() == 1);
        (await StateOfTheRequestAsync(id)).Should().Be("done");
    }

    [Fact]
    public async Task Payout_EnteredByHandWhileTheBankWorks_IsPaidOnceAndTheLateAnswerIsNoted()
    {
        var (id, number) = await WithMoneyAsync();
        await _both.Simulators.BehaveAsync(GatewayNames.Funds, new { answer = "late", delay = 3600 }, number);
        await ApproveAsync(id);
        await _both.CarriedOutAsync(number, GatewayNames.Funds);
        await _both.SettledAsync(GatewayNames.Funds, [id]);

        await _both.CompleteAsync("tongbai.finance", id, "发放案款并登记凭证", new { paidOn = "2026-04-28", voucher = "file-1" });
        await _both.Host.MoveClockAsync("2026-04-28T14:00:00+08:00");

        var funds = await FundsAsync(id);
        funds.GetProperty("balance").GetString().Should().Be("0.00");
        funds.GetProperty("payouts").EnumerateArray().Should().ContainSingle();
        (await TimelineAsync(id)).Where(text => text.Contains(GatewayNames.WordsOf(GatewayNames.Funds), StringComparison.Ordinal)).Should().SatisfyRespectively(
            text => text.Should().Contain("发出请求"), text => text.Should().Contain("已受理"), text => text.Should().Contain("请求取消"), text => text.Should().Contain("未生效"));
        (await StateOfTheRequestAsync(id)).Should().Be("done");
    }

    /// <summary>A case in its handler's hands whose money has come and is asked to be paid out.</summary>
    private async Task<(Guid Id, string Number)> WithMoneyAsync()
    {
        var (id, number) = await _both.FileAsync(new { answer = "never" });
        await HandOverAsync(id);
        await _both.EventAsync(id, "money.arrived", new { reference = number, amount = "50000.00", payer = "被执行人乙" });
        var receipt = (await FundsAsync(id)).GetProperty("claims")[0].GetProperty("receiptId").GetString();
        await _both.Host.SendAsync(
            "tongbai.judge1", HttpMethod.Post, $"/api/cases/{id}/requests/payout", new { reason = "见申请", data = new { receiptId = receipt, amount = "50000.00", reason = "发放" } });
        return (id, number);
    }

    private async Task ApproveAsync(Guid id)
    {
        await _both.CompleteAsync("tongbai.judge1", id, "核算案款", new { items = new[] { new { payee = "申请人甲", account = "6222", amount = "49350.00", fee = "650.00" } } });
        await _both.CompleteAsync("tongbai.funds-officer", id, "核对案款发放方案", new { identityChecked = true, balanceChecked = true }, "approve");
        await _both.CompleteAsync("tongbai.judge1", id, "承办人签字", new { }, "approve");
        await _both.CompleteAsync("tongbai.director", id, "审批案款发放", new { }, "approve");
    }

    private async Task HandOverAsync(Guid id)
    {
        await _both.CompleteAsync("tongbai.clerk1", id, "核收立案材料", new { receivedAt = "2026-04-28T09:30:00+08:00", materialsComplete = true });
        await _both.PrepareByHandAsync(id);
        foreach (var analysis in new[] { "分析总对总查控结果", "分析点对点查控结果" })
            await _both.CompleteAsync("tongbai.query-officer", id, analysis, new { summary = "未查到财产", feedbackForm = "file-1", filedInDossier = true });
        await _both.CompleteAsync("tongbai.centre-head", id, "确认繁简分流", outcome: "confirm");
        await _both.CompleteAsync("tongbai.judge1", id, "签收移交的案件", new { received = true });
    }

    private Task<JsonElement> FundsAsync(Guid id) => _both.Host.SendAsync("tongbai.director", HttpMethod.Get, $"/api/cases/{id}/funds");

    private async Task<List<string>> TimelineAsync(Guid id) => [.. (await _both.OfCaseAsync(id, "timeline")).Select(entry => entry.GetProperty("text").GetString()!)];

    private async Task<List<JsonElement>> EffectsAsync(string number) =>
        [.. (await _both.Simulators.EffectsAsync(GatewayNames.Funds)).Where(effect => effect.GetProperty("caseNumber").GetString() == number)];

    private async Task<string?> StateOfTheRequestAsync(Guid id) => (await _both.OfCaseAsync(id, "requests")).Single().GetProperty("state").GetString();
}
