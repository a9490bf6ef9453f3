using EnforcementFlows.Api.Tests.Features.FirstEnforcement;
using FluentAssertions;

namespace EnforcementFlows.Api.Tests.Features.Scenarios;

/// <summary>
/// One case from filing to archive at each of the five courts, by each court's own people. Filed on Tuesday 2026-04-28 at 09:30, before
/// the holiday of 05-01 to 05-05; Saturday 05-09 is worked.
/// </summary>
/// <remarks>
/// By hand: the six months end on 2026-10-28. Excluded: an appraisal from 05-11 to 06-10 (31 days) and, overlapping it, public notice from
/// 06-01 to 06-20; together 05-11 to 06-20, 41 days: 10-28 + 41 = 12-08, a Tuesday. Money arrives on Thursday 11-26. Closed on Monday
/// 11-30: three months of archiving end on 2027-02-28, as February has no 30th, which is a Sunday; the calendar of 2027 is not loaded, so
/// the roll to Monday 03-01 is provisional.
/// </remarks>
public sealed class WholeCourseTests
{
    public static TheoryData<string, string> Courts => new()
    {
        { "shihe", "豫1502" },
        { "jiangyuan", "吉7505" },
        { "tongbai", "豫1330" },
        { "wolong", "豫1303" },
        { "hualong", "豫0902" },
    };

    [Theory]
    [MemberData(nameof(Courts))]
    public async Task Case_FromFilingToArchive_KeepsItsDays(string court, string caseCode)
    {
        await using var house = await CourtHouse.OpenAsync();
        var bureau = new Bureau(house, court);
        var filing = Filing.First();
        (filing["caseNumber"], filing["claimAmount"]) = ($"（2026）{caseCode}执101号", "50000.00");
        var id = await house.FileAsync(filing, court);
        (await bureau.NodeAsync(id, "handling-term")).Should().Be("running 2026-10-28");

        await bureau.WorkAsync(id);
        await ExcludeAsync(bureau, court, id);
        (await bureau.NodeAsync(id, "handling-term")).Should().Be("running 2026-12-08");
        await PayAsync(bureau, court, id);
        await CloseAsync(bureau, court, id);
        (await bureau.NodeAsync(id, "archive")).Should().Be("running 2027-03-01 provisional");
        await bureau.WorkAsync(id);

        (await bureau.CaseAsync(id)).GetProperty("stage").GetString().Should().Be("archived");
        (await bureau.NodeAsync(id, "handling-term")).Should().Be("met 2026-12-08");
    }

    private static async Task ExcludeAsync(Bureau bureau, string court, Guid id)
    {
        foreach (var (ground, from, until) in new[] { ("appraisal", "2026-05-11", "2026-06-10"), ("public-notice", "2026-06-01", "2026-06-20") })
        {
            await bureau.House.MoveClockAsync($"{from}T09:00:00+08:00");
            await bureau.House.RequestAsync($"{court}.judge1", id, "exclusion", new { ground, basis = "见材料" });
            bureau.Forms["pause-ruling"] = (_, _) => new { document = $"（2026）之{ground}", from };
            await bureau.WorkAsync(id);
        }
        foreach (var (ground, until) in new[] { ("appraisal", "2026-06-10"), ("public-notice", "2026-06-20") })
        {
            await bureau.House.MoveClockAsync($"{until}T17:00:00+08:00");
            await bureau.House.RequestAsync($"{court}.judge1", id, "resumption", new { ground, basis = "事由消失" });
            bureau.Forms["resume-ruling"] = (_, _) => new { ground, document = $"（2026）之{ground}恢复", lastDay = until, until };
            await bureau.WorkAsync(id);
        }
    }

    private static async Task PayAsync(Bureau bureau, string court, Guid id)
    {
        await bureau.House.MoveClockAsync("2026-11-26T09:00:00+08:00");
        await bureau.WorkAsync(id);
        await bureau.House.ReportAsync($"{court}.funds-gateway", id, "money.arrived", new { reference = "B-1", amount = "50000.00", payer = "被执行人乙" }, "2026-11-26T08:50:00+08:00");
        var funds = await bureau.GetAsync($"{court}.director", $"/api/cases/{id}/funds");
        var receipt = funds.GetProperty("claims")[0].GetProperty("receiptId").GetString();
        await bureau.House.RequestAsync($"{court}.judge1", id, "payout", new { receiptId = receipt, amount = "50000.00", reason = "发放" });
        bureau.Forms["payout-plan"] = (_, _) => new { items = new[] { new { payee = "申请人甲", account = "6222", amount = "50000.00" } } };
        await bureau.WorkAsync(id);
        (await bureau.GetAsync($"{court}.director", $"/api/cases/{id}/funds")).GetProperty("balance").GetString().Should().Be("0.00");
        (await bureau.House.ListAsync($"{court}.director", "/api/ledgers/payouts?paid=true")).Select(p => $"{p.GetProperty("payee").GetString()} {p.GetProperty("amount").GetString()}")
            .Should().Equal("申请人甲 50000.00");
    }

    private static async Task CloseAsync(Bureau bureau, string court, Guid id)
    {
        await bureau.House.MoveClockAsync("2026-11-30T09:00:00+08:00");
        await bureau.House.RequestAsync($"{court}.judge1", id, "close", new { way = "fulfilled", reason = "履行完毕" });
        bureau.Forms["closing-report"] = (_, _) => new
        {
            claimAmount = "50000.00",
            closingAmount = "50000.00",
            waivedAmount = "0.00",
            receivedAmount = "50000.00",
            payoutFinished = true,
            closingDate = "2026-11-30",
            ground = "全部履行完毕",
            report = "file-1",
            closingDocument = "file-2",
        };
        await bureau.WorkAsync(id, "装订", "扫描", "系统归档", "裁判文书", "移交", "归档", "核查", "存放");
        (await bureau.CaseAsync(id)).GetProperty("closingWay").GetString().Should().Be("fulfilled");
    }
}
