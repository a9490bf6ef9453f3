using System.Net;
using System.Net.Http.Json;
using EnforcementFlows.Api.Tests.Features.FirstEnforcement;
using EnforcementFlows.Api.Tests.Hosting;
using FluentAssertions;

namespace EnforcementFlows.Api.Tests.Features.Audit;

/// <summary>Who may not: roles without the right, acts that have no door at all, other courts, and the firm that scans.</summary>
public sealed class RefusalTests
{
    [Theory] // TB-3.2-8b: no team lifts by itself; the director has no hand in it either
    [InlineData("tongbai.clerk1")]
    [InlineData("tongbai.query-officer")]
    [InlineData("tongbai.director")]
    public async Task Lift_AskedForByWhoeverMayNot_IsRefused(string userName)
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await court.FileAsync(Filing.First());

        await court.RefusedRequestAsync(id, userName, "dishonest-listing-lift", new { debtor = "被执行人乙", ground = "performed" }, HttpStatusCode.Forbidden, "auth.forbidden");
        await court.RefusedRequestAsync(id, userName, "consumption-restriction-lift", new { debtor = "被执行人乙", ground = "performed" }, HttpStatusCode.Forbidden, "auth.forbidden");
    }

    [Theory]
    [InlineData("shihe", "豫1502", "officer", "dishonest-listing")] // SH-2-4: quota judges propose it
    [InlineData("shihe", "豫1502", "officer", "instruction")] // SH-2-1: the judge instructs
    [InlineData("shihe", "豫1502", "officer", "payout")] // SH-2-5a
    [InlineData("shihe", "豫1502", "officer", "suspension")] // SH-2-6a
    [InlineData("tongbai", "豫1330", "query-officer", "measure-release")] // TB-3.2-7a: the centre reminds, the handler decides
    [InlineData("tongbai", "豫1330", "clerk1", "settlement")] // TB-3.2-7b
    [InlineData("tongbai", "豫1330", "judge1", "assigned-matter")] // TB-3.1-9: leaders assign
    [InlineData("wolong", "豫1303", "quality-officer", "close")] // WL-1.3-1: who checks does not ask
    [InlineData("hualong", "豫0902", "quality-officer", "payout-deferral")] // 法发〔2017〕6号
    [InlineData("jiangyuan", "吉7505", "clerk1", "instruction")] // JY-4-0: the police act for the director and the judge
    [InlineData("tongbai", "豫1330", "caseflow-officer", "extension")] // TB-3.2-13a
    [InlineData("hualong", "豫0902", "centre-head", "team-transfer")] // HL-2.1-2: the team that holds the case asks
    [InlineData("wolong", "豫1303", "quality-officer", "reinstatement")] // WL-3-3
    public async Task Request_ByARoleThatMayNot_IsRefused(string court, string code, string role, string kind)
    {
        await using var house = await CourtHouse.OpenAsync();
        var id = await house.FileAsync(At(code), court);

        await house.RefusedRequestAsync(id, $"{court}.{role}", kind, new { }, HttpStatusCode.Forbidden, "auth.forbidden");
    }

    [Theory] // TB-3.2-8b, TB-3.2-13a, WL-3-3-5: nobody changes them but the approved flow
    [InlineData("PUT", "")]
    [InlineData("PATCH", "")]
    [InlineData("PUT", "/handler")]
    [InlineData("POST", "/handler")]
    [InlineData("PUT", "/term")]
    [InlineData("POST", "/deadlines")]
    [InlineData("POST", "/sanctions")]
    [InlineData("DELETE", "/sanctions")]
    [InlineData("POST", "/measures")]
    [InlineData("POST", "/coercive-measures")]
    [InlineData("POST", "/funds")]
    public async Task Change_TriedDirectly_HasNoAddress(string method, string part)
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await court.FileAsync(Filing.First());

        await court.NotThereAsync(id, "tongbai", "tongbai.director", new(method), $"/api/cases/{id}{part}", new { handler = "judge2", newEnd = "2027-01-01" });
    }

    [Theory] // domain rule of tenants: another court's case does not exist
    [InlineData("GET", "", null)]
    [InlineData("GET", "/funds", null)]
    [InlineData("POST", "/requests/extension", "extension")]
    [InlineData("POST", "/requests/reinstatement", "reinstatement")]
    [InlineData("POST", "/events", "money.arrived")]
    public async Task Case_OfAnotherCourt_DoesNotExist(string method, string part, string? act)
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await court.FileAsync(Filing.First());
        var body = act is null ? null : (object)new { reason = "见申请", type = act, occurredAt = "2026-04-28T10:00:00+08:00", data = new { } };

        await court.NotThereAsync(id, "tongbai", act == "money.arrived" ? "wolong.funds-gateway" : "wolong.judge1", new(method), $"/api/cases/{id}{part}", body);
    }

    [Fact]
    public async Task Task_OfAnotherCourt_DoesNotExist()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await court.FileAsync(Filing.First());
        var task = await Refusal.TaskAsync(court, id, "tongbai.clerk1", "核收立案材料");

        foreach (var act in new[] { "claim", "complete", "assign" })
            await court.NotThereAsync(id, "tongbai", "wolong.director", HttpMethod.Post, $"/api/tasks/{task}/{act}", new { outcome = "done", userId = Guid.NewGuid() });
    }

    [Theory] // HL-1.3-0: the firm's people scan and see nothing else; who tries is on record
    [InlineData("/api/cases", false)]
    [InlineData("/api/cases/{0}", true)]
    [InlineData("/api/cases/{0}/documents", true)]
    [InlineData("/api/cases/{0}/funds", true)]
    public async Task Case_ReadByTheFirmThatScans_IsRefusedAndOnRecord(string path, bool named)
    {
        await using var house = await CourtHouse.OpenAsync();
        var id = await house.FileAsync(At("豫0902"), "hualong");

        using var response = await (await house.AsAsync("hualong.scanner")).GetAsync(new Uri(string.Format(System.Globalization.CultureInfo.InvariantCulture, path, id), UriKind.Relative));

        var problem = await response.ReadJsonAsync();
        (response.StatusCode, problem.GetProperty("code").GetString(), problem.GetProperty("title").GetString()).Should().Be((HttpStatusCode.Forbidden, "auth.forbidden", "没有此项权限"));
        var kept = (await house.ListAsync("hualong.admin", "/api/refused-acts")).Should().ContainSingle().Subject;
        (kept.GetProperty("code").GetString(), kept.GetProperty("caseId").GetString()).Should().Be(("auth.forbidden", named ? id.ToString("D") : null));
    }

    [Fact] // a case is filed once; with other facts it is another matter
    public async Task Filing_OfTheSameNumberWithOtherFacts_IsRefused()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await court.FileAsync(Filing.First());
        var other = Filing.First();
        other["claimAmount"] = "90000.00";

        using var response = await (await court.AsAsync("tongbai.filing-system")).PostAsJsonAsync("/api/cases", other);

        (response.StatusCode, await response.ReadCodeAsync()).Should().Be((HttpStatusCode.Conflict, "case.duplicate"));
        (await court.ListAsync("tongbai.director", $"/api/cases/{id}/requests")).Should().BeEmpty();
        (await court.ListAsync("tongbai.admin", "/api/refused-acts")).Should().ContainSingle().Which.GetProperty("code").GetString().Should().Be("case.duplicate");
    }

    [Fact] // SH-3-0: an officer acts on a judge's instruction or authorisation, and there is none
    public async Task Act_OfAnOfficerWithoutInstruction_IsRefused()
    {
        await using var house = await CourtHouse.OpenAsync();
        var filing = At("豫1502");
        filing["existingMeasures"] = new[] { new { kind = "freeze", assetKind = "deposit", property = "某银行账户", startsOn = "2026-04-01", endsOn = "2027-03-31", document = "(2026)豫1502财保5号" } };
        var id = await house.FileAsync(filing, "shihe");
        var measure = (await house.ListAsync("shihe.director", $"/api/cases/{id}/measures")).Single().GetProperty("id").GetGuid();
        await house.RequestAsync("shihe.judge1", id, "measure-release", new { measureId = measure, ground = "performed", reason = "履行完毕" });
        await house.CompleteAsync("shihe.judge2", id, "审批解除查封、扣押、冻结", outcome: "approve");
        var ruling = await Refusal.TaskAsync(house, id, "shihe.director", "作出解除裁定");
        (await house.ActAsync("shihe.director", ruling, "assign", new { userId = await CoercionRefusalTests.UserAsync(house, "shihe.judge1") })).EnsureSuccessStatusCode();
        await house.CompleteAsync("shihe.judge1", id, "作出解除裁定", new { rulingNumber = "(2026)豫1502执101号之一", ruling = "file-1" });

        await house.RefusedClaimAsync(id, "shihe.officer", "办理解除查封、扣押、冻结", HttpStatusCode.Conflict, "task.not-instructed");
    }

    internal static Dictionary<string, object?> At(string courtCode, int sequence = 101)
    {
        var filing = Filing.First(sequence);
        filing["caseNumber"] = $"（2026）{courtCode}执{sequence}号";
        return filing;
    }
}
