using System.Globalization;
using System.Net;
using System.Text.Json;
using FluentAssertions;

namespace EnforcementFlows.Api.Tests.Features.FirstEnforcement;

/// <summary>The same filing at all five courts: each has its own nodes and limits, gives the work to its own people, and sees nothing of the others.</summary>
public sealed class FiveCourtsTests
{
    // filed on Tuesday 2026-04-28 at 09:30, application received the day before; 05-01 to 05-05 are holidays, Saturday 05-09 is worked
    private static readonly Dictionary<string, (string CaseCode, string Nodes, string Tasks)> Courts = new()
    {
        ["shihe"] = ("豫1502",
            "case-assignment 2026-05-06, case-intake 2026-04-29, enforcement-notice 2026-05-07, handling-term 2026-10-28, national-asset-query 2026-05-08, point-to-point-asset-query 2026-05-08",
            "指定承办人 director, 核收立案材料 clerk, 送达执行通知等文书 officer+clerk"),
        ["jiangyuan"] = ("吉7505",
            "case-assignment 2026-05-06, case-intake 2026-04-29, enforcement-notice 2026-05-07, handling-term 2026-10-28, national-asset-query 2026-05-08, point-to-point-asset-query 2026-05-08",
            "办理总对总网络查询 clerk, 办理点对点网络查询 clerk, 核收立案材料 clerk, 送达执行通知等文书 clerk"),
        ["tongbai"] = ("豫1330",
            "case-intake 2026-04-29, case-preparation 2026-05-18, enforcement-notice 2026-05-06, handling-term 2026-10-28, national-asset-query 2026-05-01T10:00:00+08:00, point-to-point-asset-query 2026-05-08",
            "办理总对总网络查询 query-officer, 办理点对点网络查询 query-officer, 核收立案材料 centre-head+clerk, 送达执行通知等文书 centre-head+clerk"),
        ["wolong"] = ("豫1303",
            "case-assignment 2026-05-06, case-hand-over 2026-04-29, case-intake 2026-04-29, enforcement-notice 2026-05-07, handling-term 2026-10-28, national-asset-query 2026-05-08, point-to-point-asset-query 2026-04-29T10:00:00+08:00",
            "办理总对总网络查询 officer+assistant, 办理点对点网络查询 officer+assistant, 核收立案材料 quality-officer, 签收案件 handler"),
        ["hualong"] = ("豫0902",
            "case-assignment 2026-05-06, dossier-handover 2026-04-28, first-reception 2026-04-28, handling-term 2026-10-28, national-asset-query 2026-04-28, point-to-point-asset-query 2026-05-08",
            "初次接待 receptionist, 办理总对总网络查询 receptionist, 办理点对点网络查询 receptionist, 移送立案原件材料至卷宗管理中心扫描 receptionist"),
    };

    [Fact]
    public async Task FileCase_TheSameAtFiveCourts_GivesEachItsOwnNodesAndTasks()
    {
        await using var house = await CourtHouse.OpenAsync();
        foreach (var (court, expected) in Courts)
        {
            var id = await FileAsync(house, court, expected.CaseCode);

            var nodes = await house.ListAsync($"{court}.director", $"/api/cases/{id}/deadlines");
            var tasks = await house.ListAsync($"{court}.director", $"/api/cases/{id}/tasks");

            Sorted(nodes.Select(n => $"{n.GetProperty("node").GetString()} {DueOf(n)}")).Should().Be(expected.Nodes, court);
            Sorted(tasks.Where(t => t.GetProperty("state").GetString() != "void").Select(t => $"{t.GetProperty("name").GetString()} {RolesOf(t)}")).Should().Be(expected.Tasks, court);
        }
    }

    [Fact]
    public async Task FileCase_AtOneCourt_ExistsForNobodyOfAnother()
    {
        await using var house = await CourtHouse.OpenAsync();
        foreach (var (court, (caseCode, _, _)) in Courts)
        {
            var id = await FileAsync(house, court, caseCode);
            foreach (var other in Courts.Keys.Where(other => other != court))
            {
                foreach (var path in new[] { "", "/tasks", "/deadlines", "/timeline", "/documents", "/assets", "/measures", "/funds" })
                    (await (await house.AsAsync($"{other}.director")).GetAsync(new Uri($"/api/cases/{id}{path}", UriKind.Relative))).StatusCode.Should().Be(HttpStatusCode.NotFound, $"{other} {path}");
            }
        }
    }

    [Fact] // SH and JY have no command centre: what its head answers for elsewhere, the director does
    public async Task Case_WithoutAHandlerAtACourtWithoutACentre_IsTheDirectors()
    {
        await using var house = await CourtHouse.OpenAsync();
        var shihe = await FileAsync(house, "shihe", Courts["shihe"].CaseCode);
        var jiangyuan = await FileAsync(house, "jiangyuan", Courts["jiangyuan"].CaseCode);

        await house.RequestAsync("shihe.judge1", shihe, "interview", new { person = "被执行人乙", purpose = "履行计划" });
        await house.RequestAsync("jiangyuan.judge1", jiangyuan, "instruction", new { category = "control", content = "查询车辆登记", role = "officer", feedbackBy = "2026-04-30" }); // nobody is an officer there
        await house.MoveClockAsync("2026-05-04T09:30:00+08:00"); // three days before the notice is due

        (await house.TaskAsync(shihe, "约谈当事人", "shihe")).GetProperty("role").GetString().Should().Be("director");
        (await house.TaskAsync(jiangyuan, "接收指令", "jiangyuan")).GetProperty("role").GetString().Should().Be("director");
        (await house.ListAsync("shihe.director", "/api/alerts?view=mine")).Select(alert => alert.GetProperty("node").GetString()).Should().Contain("enforcement-notice");
    }

    private static async Task<Guid> FileAsync(CourtHouse house, string court, string caseCode)
    {
        var filing = Filing.First();
        filing["caseNumber"] = $"（2026）{caseCode}执101号";
        return await house.FileAsync(filing, court);
    }

    private static string DueOf(JsonElement node) => node.GetProperty("dueOn").GetString()
        ?? node.GetProperty("dueAt").GetDateTimeOffset().ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    private static string RolesOf(JsonElement task) => task.GetProperty("role").GetString()!.Replace(",", "+", StringComparison.Ordinal);

    private static string Sorted(IEnumerable<string> lines) => string.Join(", ", lines.Order(StringComparer.Ordinal));
}
