using EnforcementFlows.Api.Tests.Hosting;
using FluentAssertions;

namespace EnforcementFlows.Api.Tests.Features.FirstEnforcement;

/// <summary>One case from filing to archive through Tongbai's own flows, with everything they do to the case's records.</summary>
public sealed class WholeCaseTests
{
    private static readonly string[] Kinds = ["enforcement-notice", "asset-report-order", "integrity-card", "payment-notice", "rights-notice"];

    [Fact]
    public async Task Case_MoneyFoundPaidAndClosed_RunsToItsArchive()
    {
        await using var court = await CourtHouse.OpenAsync();
        await RunAsync(court, await court.FileAsync(Filing.First()));
    }

    /// <summary>From its filing to its archive.</summary>
    internal static async Task RunAsync(CourtHouse court, Guid id)
    {
        await RunToPayoutAsync(court, id);
        await CloseAsync(court, id);
    }

    /// <summary>From its filing until its money is paid out.</summary>
    internal static async Task RunToPayoutAsync(CourtHouse court, Guid id)
    {
        var receipt = await RunToMoneyAsync(court, id);
        await PayAsync(court, id, receipt, "2026-04-28");
    }

    /// <summary>From its filing until money has arrived: its receipt.</summary>
    internal static async Task<string> RunToMoneyAsync(CourtHouse court, Guid id)
    {
        await PrepareAsync(court, id);
        await HandOverAsync(court, id);
        await court.EventAsync(id, "money.arrived", new { reference = "B-1", amount = "50000.00", payer = "被执行人乙" });
        return (await FundsAsync(court, id)).GetProperty("claims")[0].GetProperty("receiptId").GetString()!;
    }

    private static async Task PrepareAsync(CourtHouse court, Guid id)
    {
        await court.CompleteAsync("tongbai.clerk1", id, "核收立案材料", new { receivedAt = "2026-04-28T09:30:00+08:00", materialsComplete = true });
        object[] items =
        [
            .. Kinds.Select(kind => Sent(kind, "debtor-1")),
            .. Kinds[2..].Select(kind => Sent(kind, "applicant-1")),
        ];
        await court.CompleteAsync("tongbai.clerk1", id, "送达执行通知等文书", new { items });
        await court.CompleteAsync("tongbai.query-officer", id, "办理总对总网络查询", new
        {
            queriedAt = "2026-04-28T09:50:00+08:00",
            found = true,
            assets = new[] { new { kind = "deposit", owner = "debtor-1", identifier = "尾号1234", amount = "60000.00", description = "某银行存款" } },
        });
        await court.CompleteAsync("tongbai.query-officer", id, "冻结、划拨或查封查到的财产", new
        {
            measures = new[]
            {
                new
                {
                    kind = "freeze", assetKind = "deposit", assetId = "尾号1234", property = "某银行存款 尾号1234", document = "(2026)豫1330执101号之一", assistedBy = "某银行",
                    startsOn = "2026-04-28",
                },
                new
                {
                    kind = "transfer", assetKind = "deposit", assetId = "尾号1234", property = "某银行存款 尾号1234", document = "(2026)豫1330执101号之二", assistedBy = "某银行",
                    startsOn = "2026-04-28",
                },
            },
        });
        await court.CompleteAsync("tongbai.query-officer", id, "分析总对总查控结果", new { summary = "查到存款一笔，已冻结", feedbackForm = "file-1", filedInDossier = true });
        await court.CompleteAsync("tongbai.query-officer", id, "打印冻结手续", new { papers = "file-1", servedOn = "2026-04-28" });
        await court.CompleteAsync("tongbai.query-officer", id, "办理点对点网络查询", new { queriedAt = "2026-04-28T09:55:00+08:00", found = false });
        await court.CompleteAsync("tongbai.query-officer", id, "分析点对点查控结果", new { summary = "未查到财产", feedbackForm = "file-1", filedInDossier = true });
    }

    private static async Task HandOverAsync(CourtHouse court, Guid id)
    {
        var facts = (await court.TaskAsync(id, "确认繁简分流")).GetProperty("item").ToString();
        facts.Should().Contain("money-sufficient", "the frozen account covers the claim");
        await court.CompleteAsync("tongbai.centre-head", id, "确认繁简分流", outcome: "confirm");
        await court.CompleteAsync("tongbai.judge1", id, "签收移交的案件", new { received = true });
    }

    internal static async Task PayAsync(CourtHouse court, Guid id, string receipt, string paidOn)
    {
        await court.RequestAsync("tongbai.judge1", id, "payout", new { receiptId = receipt, amount = "50000.00", reason = "发放" });
        await court.CompleteAsync("tongbai.judge1", id, "核算案款", new { items = new[] { new { payee = "申请人甲", account = "6222", amount = "49350.00", fee = "650.00" } } });
        await court.CompleteAsync("tongbai.funds-officer", id, "核对案款发放方案", new { identityChecked = true, balanceChecked = true }, "approve");
        await court.CompleteAsync("tongbai.judge1", id, "承办人签字", new { }, "approve");
        await court.CompleteAsync("tongbai.director", id, "审批案款发放", new { }, "approve");
        await court.CompleteAsync("tongbai.finance", id, "发放案款并登记凭证", new { paidOn, voucher = "file-1" });
        (await FundsAsync(court, id)).GetProperty("balance").GetString().Should().Be("0.00");
    }

    private static async Task CloseAsync(CourtHouse court, Guid id)
    {
        var report = new
        {
            claimAmount = "50000.00",
            closingAmount = "50000.00",
            waivedAmount = "0.00",
            receivedAmount = "50000.00",
            payoutFinished = true,
            closingDate = "2026-04-28",
            ground = "全部履行完毕",
            report = "file-1",
            closingDocument = "file-2",
        };
        await court.RequestAsync("tongbai.judge1", id, "close", new { way = "fulfilled", reason = "履行完毕" });
        await court.CompleteAsync("tongbai.judge1", id, "制作结案报告", report);
        await court.CompleteAsync("tongbai.director", id, "审批结案", new { }, "approve");
        await court.CompleteAsync("tongbai.clerk1", id, "系统结案", new { closedOn = "2026-04-28", systemFilled = true });
        await court.CompleteAsync("tongbai.clerk1", id, "装订并移送卷宗", new { volumes = 1, pages = 60, handedOverOn = "2026-04-28" });
        await court.CompleteAsync("tongbai.clerk1", id, "裁判文书上网", new { publishedOn = "2026-04-28" });
        await court.CompleteAsync("tongbai.dossier-clerk", id, "扫描编目", new { scannedOn = "2026-04-28", catalogueComplete = true });
        await court.CompleteAsync("tongbai.dossier-clerk", id, "系统归档", new { archivedOn = "2026-04-28", shelf = "3-2-1" });
        (await CaseAsync(court, id)).Should().Contain("\"archived\"").And.Contain("\"fulfilled\"");
    }

    [Fact]
    public async Task Listing_ApprovedByTheWholeChain_IsEnteredServedAndDone()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await court.FileAsync(Filing.First());
        await PrepareAsync(court, id);
        await HandOverAsync(court, id);

        await court.RequestAsync("tongbai.judge1", id, "dishonest-listing", new { debtor = "被执行人乙", ground = "asset-report", reason = "拒不报告财产" });
        await court.CompleteAsync("tongbai.director", id, "审批纳入失信", new { }, "approve");
        await court.CompleteAsync("tongbai.vice-president", id, "审批纳入失信", new { }, "approve");
        await court.CompleteAsync("tongbai.president", id, "审批纳入失信", new { }, "approve");
        await court.CompleteAsync("tongbai.listing-officer", id, "凭获批申请", new { approvedRequest = "见审批单", enteredOn = "2026-04-28", systemNumber = "S-1" });
        await court.CompleteAsync("tongbai.clerk1", id, "送达决定书", new { items = new[] { Sent("dishonest-listing-decision", "被执行人乙") } });

        var request = (await court.ListAsync("tongbai.director", $"/api/cases/{id}/requests")).Single();
        request.GetProperty("state").GetString().Should().Be("done");
        (await court.ListAsync("tongbai.director", $"/api/cases/{id}/deadlines"))
            .Single(d => d.GetProperty("node").GetString() == "dishonest-listing-expiry").GetProperty("dueOn").GetString().Should().Be("2028-04-27");
    }

    private static async Task<string> CaseAsync(CourtHouse court, Guid id) =>
        await (await (await court.AsAsync("tongbai.director")).GetAsync(new Uri($"/api/cases/{id}", UriKind.Relative))).Content.ReadAsStringAsync();

    private static async Task<System.Text.Json.JsonElement> FundsAsync(CourtHouse court, Guid id) =>
        await (await (await court.AsAsync("tongbai.director")).GetAsync(new Uri($"/api/cases/{id}/funds", UriKind.Relative))).ReadJsonAsync();

    private static object Sent(string kind, string recipient) =>
        new { kind, recipient, method = "direct", sentAt = "2026-04-28T09:45:00+08:00", proof = "file-1" };
}
