using System.Net;
using System.Net.Http.Json;
using EnforcementFlows.Api.Tests.Features.FirstEnforcement;
using EnforcementFlows.Api.Tests.Hosting;
using FluentAssertions;

namespace EnforcementFlows.Api.Tests.Features.Termination;

/// <summary>终本 and what comes after it (WL-1.4, WL-3): the gate, the register with its queries, and the case that goes on as another.</summary>
public sealed class TerminationTests
{
    [Fact] // three months after 2026-04-28 end on 07-28
    public async Task Terminate_OnTheLastOfThreeMonths_IsRefusedAndADayLaterReviewed()
    {
        await using var court = await TerminatedCourt.OpenAsync();
        var id = await court.PrepareAsync();
        await court.House.MoveClockAsync("2026-07-28T16:00:00+08:00");

        using var refused = await court.AskAsync(TerminatedCourt.Judge, id, "terminate", new { way = "terminate-current-procedure", applicantSigned = true, reason = "无财产可供执行" });

        refused.StatusCode.Should().Be(HttpStatusCode.Conflict);
        var problem = await refused.ReadJsonAsync();
        (problem.GetProperty("code").GetString(), problem.GetProperty("detail").GetString()).Should().Be(("terminate.too-early", "立案未超过三个月，最早可于 2026-07-29 终本。"));
        (await court.House.ListAsync("wolong.director", $"/api/cases/{id}/requests")).Should().NotContain(r => r.GetProperty("kind").GetString() == "terminate");
        (await court.House.ListAsync("wolong.admin", $"/api/refused-acts?caseId={id}")).Select(r => r.GetProperty("code").GetString()).Should().Equal("terminate.too-early");
        await court.House.MoveClockAsync("2026-07-29T09:00:00+08:00");
        await court.House.RequestAsync(TerminatedCourt.Judge, id, "terminate", new { way = "terminate-current-procedure", applicantSigned = true, reason = "无财产可供执行" });
        await court.House.CompleteAsync(TerminatedCourt.Judge, id, "制作结案报告", TerminatedCourt.Report);
        (await court.House.TaskAsync(id, "补正后重新报结（未满足1项）", "wolong")).GetProperty("item").ToString().Should().Contain("query-repeated-before-closing");
    }

    [Fact] // terminated on 2026-07-29: queries on 2027-01-29 and then every six months until 2031-07-29; a query is begun seven days ahead
    public async Task Terminated_EntersTheRegisterAndIsQueriedEverySixMonths()
    {
        await using var court = await TerminatedCourt.OpenAsync();
        var id = await court.PrepareAsync();
        await court.TerminateAsync(id);
        var entry = await court.GetAsync(TerminatedCourt.Officer, $"/api/cases/{id}/termination");
        (entry.GetProperty("terminatedOn").GetString(), entry.GetProperty("nextQueryOn").GetString(), entry.GetProperty("queriesUntil").GetString(), entry.GetProperty("outstanding").GetString())
            .Should().Be(("2026-07-29", "2027-01-29", "2031-07-29", "50000.00"));

        await court.House.MoveClockAsync("2027-01-22T09:30:00+08:00");
        await court.House.CompleteAsync(TerminatedCourt.Officer, id, "办理终本后定期查询", new
        {
            queriedAt = "2027-01-22T09:20:00+08:00",
            found = true,
            assets = new[] { new { kind = "deposit", owner = "debtor-1", identifier = "尾号9876", amount = "1000.00", description = "某银行存款" } },
        });
        await court.House.CompleteAsync(TerminatedCourt.Officer, id, "筛查终本案件查询结果", new { opinion = "先行冻结" }, "measures");
        await court.House.CompleteAsync("wolong.clerk", id, "将终本后查询结果告知申请执行人", new { method = "电话", provenAt = "2027-01-22T09:30:00+08:00" });

        var row = (await court.House.ListAsync(TerminatedCourt.Officer, "/api/ledgers/terminated-cases?state=managed")).Single();
        (row.GetProperty("nextQueryOn").GetString(), row.GetProperty("queries").GetInt32(), row.GetProperty("hits").GetInt32()).Should().Be(("2027-07-29", 1, 1));
        (await court.House.ListAsync("wolong.director", $"/api/cases/{id}/deadlines")).Where(d => d.GetProperty("node").GetString() == "terminated-query")
            .Select(d => $"{d.GetProperty("state").GetString()} {d.GetProperty("dueOn").GetString()}").Should().BeEquivalentTo("met 2027-01-29", "running 2027-07-29");
        (await court.House.ListAsync(TerminatedCourt.Officer, "/api/alerts?view=mine")).Select(a => a.GetProperty("text").GetString()).Should().Contain(text => text!.Contains("查询到财产", StringComparison.Ordinal));
    }

    [Fact] // WL-3-2-0; C-16, C-22: the centre's head is the termination officer too, so the report goes to the director
    public async Task Query_NotDone_IsHeldAgainstTheTerminationOfficerAndReportedAboveHim()
    {
        await using var court = await TerminatedCourt.OpenAsync();
        var id = await court.PrepareAsync();
        await court.TerminateAsync(id);

        await court.House.MoveClockAsync("2027-01-30T00:00:00+08:00");

        var row = (await court.House.ListAsync("wolong.director", "/api/boards/overdue")).Single(r => r.GetProperty("node").GetString() == "terminated-query");
        (row.GetProperty("holder").GetString(), row.GetProperty("reportedTo").GetString()).Should().Be(("termination-officer", "director"));
        (await court.House.ListAsync(TerminatedCourt.Officer, "/api/alerts?view=mine")).Select(a => a.GetProperty("node").GetString()).Should().Contain("terminated-query");
        (await court.House.ListAsync(TerminatedCourt.Judge, "/api/alerts?view=mine")).Select(a => a.GetProperty("node").GetString()).Should().NotContain("terminated-query");
    }

    [Fact]
    public async Task Query_DepositsBelowTheCourtsAmount_RemindNobody()
    {
        await using var court = await TerminatedCourt.OpenAsync();
        var id = await court.PrepareAsync();
        await court.TerminateAsync(id);
        await court.House.MoveClockAsync("2027-01-22T09:30:00+08:00");

        await court.House.CompleteAsync(TerminatedCourt.Officer, id, "办理终本后定期查询", new
        {
            queriedAt = "2027-01-22T09:20:00+08:00",
            found = true,
            assets = new[] { new { kind = "deposit", owner = "debtor-1", identifier = "尾号9876", amount = "999.99", description = "某银行存款" } },
        });

        (await court.House.ListAsync("wolong.director", $"/api/cases/{id}/tasks")).Select(t => t.GetProperty("name").GetString())
            .Should().Contain("将终本后查询结果告知申请执行人").And.NotContain("筛查终本案件查询结果");
    }

    [Fact]
    public async Task Reinstate_Approved_IsAnotherCaseWithItsMeasuresAndAnotherHandler()
    {
        await using var court = await TerminatedCourt.OpenAsync();
        var id = await court.PrepareAsync();
        await court.TerminateAsync(id);
        await court.House.MoveClockAsync("2026-09-01T09:00:00+08:00");
        await court.House.RequestAsync(TerminatedCourt.Judge, id, "reinstatement", new { ground = "assets-found", appliedOn = "2026-09-01", basis = "申请人提供房产登记信息" });
        await court.House.CompleteAsync(TerminatedCourt.Officer, id, "审批终本案件恢复执行", new { }, "approve");
        await court.House.CompleteAsync("wolong.filing-clerk", id, "恢复执行立案", new { caseNumber = "（2026）豫1303执恢7号", filedAt = "2026-09-01T09:00:00+08:00" });

        var entry = await court.GetAsync(TerminatedCourt.Officer, $"/api/cases/{id}/termination");
        entry.GetProperty("resumedCaseNumber").GetString().Should().Be("(2026)豫1303执恢7号");
        var resumed = entry.GetProperty("resumedCaseId").GetGuid();
        var about = await court.GetAsync("wolong.director", $"/api/cases/{resumed}");
        (about.GetProperty("caseType").GetString(), about.GetProperty("priorCaseId").GetGuid(), about.GetProperty("amounts").GetProperty("applied").GetString()).Should().Be(("resumed", id, "50000.00"));
        var measure = (await court.House.ListAsync("wolong.director", $"/api/cases/{resumed}/measures")).Single();
        (measure.GetProperty("state").GetString(), measure.GetProperty("endsOn").GetString(), measure.GetProperty("source").GetString()).Should().Be(("in-force", "2028-03-31", "prior-case"));
        (await court.House.ListAsync("wolong.director", $"/api/cases/{id}/measures")).Single().GetProperty("state").GetString().Should().Be("moved");
        await HandlerIsAnotherAsync(court, id, resumed);
    }

    [Fact]
    public async Task FileCase_ResumedDirectlyWhereThePriorCaseIsKept_IsRefused()
    {
        await using var court = await TerminatedCourt.OpenAsync();
        var first = Filing.First();
        first["caseNumber"] = "（2026）豫1303执101号";
        await court.House.FileAsync(first, "wolong");
        var resumed = Filing.First();
        (resumed["caseNumber"], resumed["caseType"], resumed["priorCaseNumber"]) = ("（2026）豫1303执恢7号", "resumed", "（2026）豫1303执101号");

        using var here = await (await court.House.AsAsync("wolong.filing-system")).PostAsJsonAsync("/api/cases", resumed);
        resumed["priorCaseNumber"] = "（2019）豫1303执55号";
        using var elsewhere = await (await court.House.AsAsync("wolong.filing-system")).PostAsJsonAsync("/api/cases", resumed);

        here.StatusCode.Should().Be(HttpStatusCode.Conflict);
        (await here.ReadJsonAsync()).GetProperty("code").GetString().Should().Be("case.prior-here");
        elsewhere.StatusCode.Should().Be(HttpStatusCode.Created, "a case that ended before this system came goes on here");
    }

    [Fact]
    public async Task Termination_OfACaseThatIsNotTerminatedOrAnotherCourts_DoesNotExist()
    {
        await using var court = await TerminatedCourt.OpenAsync();
        var filing = Filing.First();
        filing["caseNumber"] = "（2026）豫1303执101号";
        var id = await court.House.FileAsync(filing, "wolong");

        foreach (var userName in new[] { "wolong.director", "tongbai.director" })
            (await (await court.House.AsAsync(userName)).GetAsync(new Uri($"/api/cases/{id}/termination", UriKind.Relative))).StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await court.House.ListAsync("tongbai.director", "/api/ledgers/terminated-cases")).Should().BeEmpty();
    }

    private static async Task HandlerIsAnotherAsync(TerminatedCourt court, Guid id, Guid resumed)
    {
        var former = (await court.GetAsync("wolong.director", $"/api/cases/{id}")).GetProperty("handlers")[0].GetProperty("handlerId").GetString();
        var handler = (await court.GetAsync("wolong.director", $"/api/cases/{resumed}")).GetProperty("handlers")[0].GetProperty("handlerId").GetString();
        handler.Should().NotBeNull().And.NotBe(former);
    }
}
