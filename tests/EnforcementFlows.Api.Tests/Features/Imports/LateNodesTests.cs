using System.Globalization;
using System.Text.Json;
using EnforcementFlows.Api.Tests.Features.FirstEnforcement;
using FluentAssertions;

namespace EnforcementFlows.Api.Tests.Features.Imports;

/// <summary>What is late at the take-over, against days that were counted by hand.</summary>
public sealed class LateNodesTests
{
    /// <summary>
    /// One line each: what it says, and what is late. Everything else of the line is done on the day of filing.
    /// The calendar: 2026 春节 02-15 to 02-23 (Saturdays 02-14 and 02-28 work), 清明 04-04 to 04-06, 劳动节 05-01 to 05-05 (Saturday 05-09 works).
    /// </summary>
    private static readonly (string Filed, (string Column, string Cell)[] Says, string[] Late)[] Rows =
    [
        // Friday 03-06 + 3 days = Monday 03-09 (P1; the rest days in between count); by law 03-06 + 10 = 03-16. Served on 03-10.
        ("2026-03-06", [("执行通知送达日期", "2026-03-10")], ["enforcement-notice 2026-03-09 done 2026-03-10"]),
        // Thursday 02-12 + 3 = 02-15, the first day of 春节; the first working day after it is Tuesday 02-24 (P2). By law 02-22, which moves to 02-24 too.
        ("2026-02-12", [("执行通知送达日期", "2026-02-25")], ["enforcement-notice 2026-02-24 done 2026-02-25"]),
        // Wednesday 02-11 + 3 = Saturday 02-14, which is worked (P2): it does not move.
        ("2026-02-11", [("执行通知送达日期", "2026-02-24")], ["enforcement-notice 2026-02-14 done 2026-02-24"]),
        // Filed on 03-12: + 3 = Sunday 03-15, so 03-16. Applied for on 03-02: + 10 = 03-12. The earlier drives (P11).
        ("2026-03-12", [("收到申请日期", "2026-03-02"), ("执行通知送达日期", "2026-03-13")], ["enforcement-notice 2026-03-12 done 2026-03-13"]),
        // Friday 02-13 + 1 working day = Saturday 02-14, which is worked (P3). The material came on 02-24.
        ("2026-02-13", [("材料接收时间", "2026-02-24 10:00"), ("总对总查询日期", "2026-02-24"), ("点对点查询日期", "2026-02-24")], ["case-intake 2026-02-14 done 2026-02-24"]),
        // 16:20 runs from 17:00 (P4): 04-03T17:00 + 72 h = 04-06T17:00, through 清明, without moving. Queried on 04-07.
        ("2026-04-03", [("材料接收时间", "2026-04-03 16:20"), ("总对总查询日期", "2026-04-07")], ["national-asset-query 2026-04-06T17:00 done 2026-04-07"]),
        // A day without an hour runs from its end (P4): 04-21T00:00 + 72 h = 04-24T00:00. Queried on 04-24.
        ("2026-04-20", [("材料接收时间", "2026-04-20"), ("总对总查询日期", "2026-04-24")], ["national-asset-query 2026-04-24T00:00 done 2026-04-24"]),
        // 04-22 + 10 = 05-02, a holiday; Wednesday 05-06 is the next working day (P2). Not done on 05-11.
        ("2026-04-22", [("点对点查询日期", "")], ["point-to-point-asset-query 2026-05-06 open"]),
        // 04-15 09:00 runs from 10:00: + 72 h = 04-18T10:00. 04-15 + 20 = 05-05, a holiday, so 05-06; preparation ends with the query on 05-07 (P15).
        ("2026-04-15", [("总对总查询日期", "2026-05-07")], ["national-asset-query 2026-04-18T10:00 done 2026-05-07", "case-preparation 2026-05-06 done 2026-05-07"]),
        // 2025-08-31 + 6 months: February has no 31st, so 02-28 (P5), a Saturday that is worked.
        ("2025-08-31", [], ["handling-term 2026-02-28 open"]),
        // 2025-10-09 + 6 months = 2026-04-09; 12-01 to 12-20 are twenty days with both ends (P17): 04-29, a Wednesday.
        ("2025-10-09", [("扣除审限起止", "2025-12-01至2025-12-20"), ("扣除审限事由", "评估")], ["handling-term 2026-04-29 open"]),
    ];

    [Fact]
    public async Task Import_LateList_IsThatCountedByHand()
    {
        await using var court = await CourtHouse.OpenAsync("2026-05-11T09:00:00+08:00");
        var admin = await court.AsAsync("tongbai.admin");

        var job = await admin.ImportAsync(DocketSample.ToCsv(Rows.Select((row, at) => LineOf(at + 1, row.Filed, row.Says))));

        var lines = await admin.LinesAsync(job);
        lines.SelectMany(line => line.Faults()).Should().BeEmpty();
        for (var at = 0; at < Rows.Length; at++)
            lines[at].GetProperty("late").EnumerateArray().Select(Show).Should().Equal(Rows[at].Late, $"line {at + 1}, filed {Rows[at].Filed}");
    }

    private static string[] LineOf(int number, string filed, (string Column, string Cell)[] says)
    {
        (string, string)[] done =
        [
            ("案号", $"({filed[..4]})豫1330执{number}号"), ("立案日期", filed), ("收到申请日期", filed), ("材料接收时间", $"{filed} 09:00"), ("执行依据生效日期", "2025-06-02"),
            ("承办人", ""), ("分案日期", ""), ("执行通知送达日期", filed), ("总对总查询日期", filed), ("点对点查询日期", filed), ("分流类别", "普通"), ("已到位金额", ""),
            ("查封财产", ""), ("查封种类", ""), ("查封起始日", ""), ("查封届满日", ""), ("扣除审限起止", ""), ("扣除审限事由", ""),
        ];
        return DocketSample.With(number, [.. done, .. says]);
    }

    private static string Show(JsonElement late)
    {
        var due = late.GetProperty("dueOn").GetString() ?? Local(late.GetProperty("dueAt")).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
        var met = late.GetProperty("metAt");
        return $"{late.GetProperty("node").GetString()} {due} {(met.ValueKind == JsonValueKind.Null ? "open" : $"done {Local(met):yyyy-MM-dd}")}";
    }

    private static DateTimeOffset Local(JsonElement instant) => instant.GetDateTimeOffset().ToOffset(TimeSpan.FromHours(8));
}
