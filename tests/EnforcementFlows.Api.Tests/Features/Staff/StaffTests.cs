using System.Net;
using System.Net.Http.Json;
using EnforcementFlows.Api.Tests.Features.FirstEnforcement;
using EnforcementFlows.Api.Tests.Hosting;
using EnforcementFlows.Data;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EnforcementFlows.Api.Tests.Features.Staff;

/// <summary>Who does what at which court: categories (WL-5), handling groups (JY-1-4), instructed officers (SH-3-0), uploads (SH-3-4), loans (SH-1-8a).</summary>
public sealed class StaffTests
{
    [Theory]
    [InlineData("ruralCredit", "deputy-director")] // WL-5-2
    [InlineData("gangCrime", "team-leader")] // WL-5-3
    [InlineData("businessEnvironment", "assistant")] // WL-5-4
    public async Task KeyCase_OfACategory_GoesToItsRoleWhoeverWasDrawn(string fact, string account)
    {
        await using var court = await CourtHouse.OpenAsync();
        var filing = Filing.First();
        (filing["caseNumber"], filing["facts"]) = ("（2026）豫1303执101号", new Dictionary<string, bool> { [fact] = true });

        var id = await court.FileAsync(filing, "wolong");

        var about = await CaseAsync(court, "wolong", id);
        about.GetProperty("handler").GetString().Should().Be(await IdOfAsync(court, "wolong", account));
        about.GetProperty("flags").EnumerateArray().Should().NotBeEmpty();
    }

    [Fact] // the second group: judge2, police2, clerk2
    public async Task Group_OfTheHandler_GetsTheWorkOfItsRoles()
    {
        await using var court = await CourtHouse.OpenAsync();
        var filing = Filing.First();
        (filing["caseNumber"], filing["assignedHandler"]) = ("（2026）吉7505执101号", "judge2");
        var id = await court.FileAsync(filing, "jiangyuan");
        await HandleAsync(court, id);

        await court.RequestAsync("jiangyuan.judge2", id, "instruction", new { category = "control", content = "查询车辆登记", role = "clerk", feedbackBy = "2026-04-30" });

        (await court.TaskAsync(id, "接收指令", "jiangyuan")).GetProperty("assignee").GetString().Should().Be(await IdOfAsync(court, "jiangyuan", "clerk2"));
    }

    [Fact]
    public async Task Loan_FromDayToDay_MakesAMemberAndEndsByItself()
    {
        await using var court = await CourtHouse.OpenAsync();
        var judge = await IdOfAsync(court, "jiangyuan", "judge1");
        var director = await court.AsAsync("jiangyuan.director");
        using var lent = await director.PostAsJsonAsync("/api/staff/loans", new { userId = judge, team = "ordinary-team", from = "2026-05-06", until = "2026-05-08" });
        using var again = await director.PostAsJsonAsync("/api/staff/loans", new { userId = judge, team = "ordinary-team", from = "2026-05-07", until = "2026-05-12" });
        using var byAJudge = await (await court.AsAsync("jiangyuan.judge2")).PostAsJsonAsync("/api/staff/loans", new { userId = judge, team = "ordinary-team", from = "2026-05-06", until = "2026-05-08" });

        (lent.StatusCode, again.StatusCode, byAJudge.StatusCode).Should().Be((HttpStatusCode.OK, HttpStatusCode.Conflict, HttpStatusCode.Forbidden));
        (await InForceAsync(court)).Should().BeFalse();
        await court.MoveClockAsync("2026-05-08T23:00:00+08:00");
        (await InForceAsync(court)).Should().BeTrue();
        await court.MoveClockAsync("2026-05-09T00:00:00+08:00");
        (await InForceAsync(court)).Should().BeFalse();
    }

    [Fact]
    public async Task Officer_WithoutAnInstruction_MayNotControlAssetsAndMustUploadTheRecord()
    {
        await using var court = await CourtHouse.OpenAsync();
        var filing = Filing.First();
        filing["caseNumber"] = "（2026）豫1502执101号";
        var id = await court.FileAsync(filing, "shihe");
        await court.CompleteAsync("shihe.clerk", id, "核收立案材料", new { receivedAt = "2026-04-28T09:30:00+08:00", materialsComplete = true });
        var task = (await court.TaskAsync(id, "送达执行通知等文书", "shihe")).GetProperty("id").GetGuid();
        await court.ActAsync("shihe.clerk", task, "claim");

        using var missing = await court.ActAsync("shihe.clerk", task, "complete", new { outcome = "done", form = new { items = new[] { Sent("enforcement-notice"), Sent("asset-report-order") } } });
        using var given = await court.ActAsync("shihe.clerk", task, "complete", new
        {
            outcome = "done",
            form = new { items = new[] { Sent("enforcement-notice"), Sent("asset-report-order") }, materials = new[] { new { code = "service-receipt", file = "file-9" } } },
        });

        missing.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await missing.ReadJsonAsync()).GetProperty("errors")[0].GetProperty("code").GetString().Should().Be("material.missing");
        given.StatusCode.Should().Be(HttpStatusCode.OK);
        (await (await (await court.AsAsync("shihe.clerk")).GetAsync(new Uri($"/api/tasks/{task}", UriKind.Relative))).ReadJsonAsync())
            .GetProperty("materials")[0].GetProperty("name").GetString().Should().Be("送达回证");
    }

    [Fact]
    public async Task Staffing_RoleThatNobodyHolds_NamesWhoActs()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = Guid.Parse((await IdOfAsync(court, "shihe", "assistant"))!);
        await using (var scope = court.App.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<EnforcementDbContext>();
            await db.StaffRoles.Where(r => r.Court == "shihe" && r.UserId == id).ExecuteDeleteAsync();
        }

        var rows = (await (await (await court.AsAsync("shihe.director")).GetAsync(new Uri("/api/courts/current/staffing", UriKind.Relative))).ReadJsonAsync()).EnumerateArray()
            .ToDictionary(row => row.GetProperty("role").GetString()!, row => (row.GetProperty("holders").GetInt32(), row.GetProperty("actingRole").GetString()));

        rows["assistant"].Should().Be((0, "judge"));
        rows["judge"].Should().Be((3, null));
    }

    private static object Sent(string kind) => new { kind, recipient = "debtor-1", method = "direct", sentAt = "2026-04-28T09:45:00+08:00", proof = "file-1" };

    private static async Task HandleAsync(CourtHouse court, Guid id)
    {
        await court.CompleteAsync("jiangyuan.clerk1", id, "核收立案材料", new { receivedAt = "2026-04-28T09:30:00+08:00", materialsComplete = true });
        foreach (var system in new[] { "总对总", "点对点" })
        {
            await court.CompleteAsync("jiangyuan.clerk1", id, $"办理{system}网络查询", new { queriedAt = "2026-04-28T09:50:00+08:00", found = false });
            await court.CompleteAsync("jiangyuan.clerk1", id, $"分析{system}查控结果", new { summary = "未查到财产", feedbackForm = "file-1", filedInDossier = true });
        }
        await court.CompleteAsync("jiangyuan.clerk1", id, "确认繁简分流", outcome: "confirm");
    }

    private static async Task<bool> InForceAsync(CourtHouse court) =>
        (await court.ListAsync("jiangyuan.director", "/api/staff/loans")).Single().GetProperty("inForce").GetBoolean();

    private static async Task<System.Text.Json.JsonElement> CaseAsync(CourtHouse court, string name, Guid id) =>
        await (await (await court.AsAsync($"{name}.director")).GetAsync(new Uri($"/api/cases/{id}", UriKind.Relative))).ReadJsonAsync();

    private static async Task<string?> IdOfAsync(CourtHouse court, string name, string account) =>
        (await (await (await court.AsAsync($"{name}.{account}")).GetAsync(new Uri("/api/auth/me", UriKind.Relative))).ReadJsonAsync()).GetProperty("id").GetString();
}
