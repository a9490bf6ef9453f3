using System.Net.Http.Json;
using System.Text.Json;
using EnforcementFlows.Api.Tests.Features.FirstEnforcement;
using EnforcementFlows.Api.Tests.Features.Scenarios;
using EnforcementFlows.Api.Tests.Hosting;
using FluentAssertions;

namespace EnforcementFlows.Api.Tests.Features.Termination;

/// <summary>Wolong on the day on which it may terminate a case: filed on Tuesday 2026-04-28, three months end on 07-28, 终本 is allowed from 07-29.</summary>
internal sealed class TerminatedCourt(CourtHouse house) : IAsyncDisposable
{
    private readonly Bureau _bureau = new(house, "wolong");

    public const string Judge = "wolong.judge1";
    public const string Officer = "wolong.termination-officer";

    public CourtHouse House => house;

    /// <summary>The court's staff at work.</summary>
    public Bureau Bureau => _bureau;

    public static async Task<TerminatedCourt> OpenAsync() => new(await CourtHouse.OpenAsync());

    /// <summary>Filed and prepared: notices sent, two queries without a result, the debtor's consumption restricted, a car controlled beforehand.</summary>
    public async Task<Guid> PrepareAsync()
    {
        var filing = Filing.First();
        filing["caseNumber"] = "（2026）豫1303执101号";
        filing["existingMeasures"] = new[] { new { kind = "seizure", assetKind = "vehicle", property = "小型汽车一辆", startsOn = "2026-04-01", endsOn = "2028-03-31", document = "(2026)豫1303财保5号" } };
        var id = await house.FileAsync(filing, "wolong");
        await _bureau.WorkAsync(id);
        await house.RequestAsync(Judge, id, "consumption-restriction", new { debtor = "被执行人乙", ground = "able-but-refusing", reason = "未在指定期间履行" });
        await _bureau.WorkAsync(id);
        return id;
    }

    /// <summary>Terminates the prepared case on 2026-07-29, with the applicant's signature.</summary>
    public async Task TerminateAsync(Guid id)
    {
        await house.MoveClockAsync("2026-07-27T09:00:00+08:00");
        await QueryAgainAsync(id);
        await house.MoveClockAsync("2026-07-29T09:00:00+08:00");
        await house.RequestAsync(Judge, id, "terminate", new { way = "terminate-current-procedure", applicantSigned = true, reason = "无财产可供执行" });
        await house.CompleteAsync(Judge, id, "制作结案报告", Report);
        await house.CompleteAsync("wolong.quality-officer", id, "审批终结本次执行程序", new { }, "approve");
        await house.CompleteAsync(Officer, id, "审批终结本次执行程序", new { }, "approve");
        await house.CompleteAsync("wolong.quality-officer", id, "系统结案", new { closedOn = "2026-07-29", systemFilled = true });
    }

    /// <summary>Reinstates the terminated case on 2026-09-01 and answers the case in which it goes on.</summary>
    public async Task<Guid> ReinstateAsync(Guid id)
    {
        await house.MoveClockAsync("2026-09-01T09:00:00+08:00");
        await house.RequestAsync(Judge, id, "reinstatement", new { ground = "unlawful-termination", basis = "监督发现" });
        await house.CompleteAsync(Officer, id, "审批终本案件恢复执行", new { }, "approve");
        await house.CompleteAsync("wolong.filing-clerk", id, "恢复执行立案", new { caseNumber = "（2026）豫1303执恢7号", filedAt = "2026-09-01T09:00:00+08:00" });
        return (await GetAsync(Officer, $"/api/cases/{id}/termination")).GetProperty("resumedCaseId").GetGuid();
    }

    public async Task QueryAgainAsync(Guid id)
    {
        await house.RequestAsync(Judge, id, "repeat-query", new { system = "national", basis = "拟终本" });
        await _bureau.WorkAsync(id);
    }

    public static object Report => new
    {
        claimAmount = "50000.00",
        closingAmount = "0.00",
        waivedAmount = "0.00",
        receivedAmount = "0.00",
        payoutFinished = true,
        closingDate = "2026-07-29",
        ground = "未发现可供执行的财产",
        report = "file-1",
        closingDocument = "file-2",
        assetReportChecked = true,
        listing = "not-due",
        traditionalInvestigation = "file-3",
        uncheckedClues = 0,
        interviewOn = "2026-07-20",
        whereaboutsUnknown = false,
        obstructed = false,
    };

    public async Task<JsonElement> GetAsync(string userName, string path)
    {
        using var response = await (await house.AsAsync(userName)).GetAsync(new Uri(path, UriKind.Relative));
        response.IsSuccessStatusCode.Should().BeTrue(await response.Content.ReadAsStringAsync());
        return await response.ReadJsonAsync();
    }

    /// <summary>The judge who has this id.</summary>
    public async Task<string> AccountAsync(string id)
    {
        foreach (var account in new[] { "wolong.judge1", "wolong.judge2", "wolong.judge3" })
            if ((await GetAsync(account, "/api/auth/me")).GetProperty("id").GetString() == id)
                return account;
        throw new InvalidOperationException("No judge has this id.");
    }

    public async Task<HttpResponseMessage> AskAsync(string userName, Guid id, string kind, object data) =>
        await (await house.AsAsync(userName)).PostAsJsonAsync($"/api/cases/{id}/requests/{kind}", new { reason = "见申请", data });

    public ValueTask DisposeAsync() => house.DisposeAsync();
}
