using System.Net;
using System.Text;
using System.Text.Json;
using EnforcementFlows.Api.Features.Imports;
using EnforcementFlows.Api.Tests.Features.FirstEnforcement;
using EnforcementFlows.Api.Tests.Hosting;
using EnforcementFlows.Data;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Tests.Features.Imports;

/// <summary>A bureau takes its running docket over on the morning of 11 May 2026.</summary>
public sealed class ImportTests
{
    private const string Now = "2026-05-11T09:00:00+08:00";
    private static readonly string Sample = DocketSample.ToCsv(DocketSample.Checked());

    [Fact]
    public async Task Import_TheSampleAsTextAndAsWorkbook_ChangesNothingTheSecondTime()
    {
        await using var court = await CourtHouse.OpenAsync(Now);
        var admin = await court.AsAsync("tongbai.admin");

        var first = await admin.ImportAsync(Sample);
        await SettleAsync(court);
        var before = await ContentAsync(court);
        var workbook = await File.ReadAllBytesAsync(Path.Combine(Root(), "workflows/imports/samples/在办案件.xlsx"));
        var second = await admin.ImportAsync(workbook, "在办案件.xlsx");
        await SettleAsync(court);

        first.Counts().Should().Be("520 imported, 0 unchanged, 17 bad of 537");
        second.Counts().Should().Be("0 imported, 520 unchanged, 17 bad of 537");
        (await ContentAsync(court)).Should().Equal(before);
        first.GetProperty("warnings").EnumerateArray().Select(w => w.GetProperty("message").GetString()).Should().Equal("不认识列“备注”，其内容随行保存，不导入。");
    }

    [Fact]
    public async Task Upload_TheSameFileAgainOrTwiceAtOnce_IsOneImport()
    {
        await using var court = await CourtHouse.OpenAsync(Now);
        var admin = await court.AsAsync("tongbai.admin");
        var csv = DocketSample.ToCsv(DocketSample.Lines(20));

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => admin.UploadAsync(csv)));
        using var again = await admin.UploadAsync(csv, "another name.csv");

        var jobs = await Task.WhenAll(answers.Append(again).Select(a => a.ReadJsonAsync()));
        jobs.Select(job => job.GetProperty("id").GetGuid()).Distinct().Should().ContainSingle();
        answers.Select(a => a.StatusCode).Should().BeEquivalentTo([HttpStatusCode.Accepted, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK]);
        (await admin.FinishedAsync(jobs[0].GetProperty("id").GetGuid())).Counts().Should().Be("20 imported, 0 unchanged, 0 bad of 20");
    }

    [Fact] // two files that share cases, and one that was exported in GB18030
    public async Task Upload_TwoDocketsAtOnce_EachCaseIsThereOnce()
    {
        await using var court = await CourtHouse.OpenAsync(Now);
        var admin = await court.AsAsync("tongbai.admin");
        var lines = DocketSample.Lines(60).ToList();
        var gb = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

        var jobs = await Task.WhenAll(
            admin.ImportAsync(DocketSample.ToCsv(lines.Take(40))), admin.ImportAsync(gb.GetBytes(DocketSample.ToCsv(lines.Skip(20))), "gb.csv"));

        jobs.Sum(job => job.GetProperty("imported").GetInt32()).Should().Be(60);
        jobs.Sum(job => job.GetProperty("unchanged").GetInt32()).Should().Be(20);
        await using var db = NewContext(court);
        (await db.Cases.CountAsync()).Should().Be(60);
    }

    [Fact]
    public async Task Import_FaultyLines_AreExplainedByColumnAndWriteNothing()
    {
        await using var court = await CourtHouse.OpenAsync(Now);
        var admin = await court.AsAsync("tongbai.admin");
        string[] several = DocketSample.With(1, ("案由", ""), ("申请标的额", "0"), ("立案日期", "昨天"), ("被执行人", "被执行人乙"), ("被执行人证件号", "1"));

        var job = await admin.ImportAsync(DocketSample.ToCsv(DocketSample.Checked().Skip(520).Take(16).Prepend(several)));

        var faults = (await admin.LinesAsync(job, "&state=bad")).ToDictionary(line => line.GetProperty("line").GetInt32(), line => line.Faults().ToList());
        faults[2].Should().Contain(["案由 filing.required", "申请标的额（元） filing.amount-not-positive", "立案日期 filing.date-malformed", "被执行人证件号 filing.id-number-invalid"]);
        faults[3].Should().Equal("案由 filing.required");
        faults[4].Should().Equal("被执行人证件号 filing.id-number-invalid");
        faults[5].Should().Equal("立案日期 filing.date-malformed");
        faults[6].Should().Contain("立案日期 filing.date-in-future");
        faults[7].Should().Equal("查封届满日 filing.measure-lapsed");
        faults[8].Should().Equal("查封届满日 filing.measure-too-long");
        faults[9].Should().Equal("案号 filing.number-other-court");
        faults[10].Should().Contain("案号 filing.type-mismatch");
        faults[11].Should().Contain("申请标的额（元） filing.amount-invalid");
        faults[12].Should().Equal("已到位金额 case.amounts-unbalanced");
        faults[13].Should().Equal("承办人 filing.handler-unknown");
        faults[14].Should().Equal("承办人 import.handler-missing");
        faults[15].Should().Equal("分流类别 filing.unknown-value");
        faults[16].Should().Equal("申请执行人证件号 import.count-mismatch");
        faults[17].Should().Contain("扣除审限起止 filing.date-order");
        faults[18].Should().Contain("执行通知送达日期 filing.date-order");
        await using var db = NewContext(court);
        (await db.Cases.CountAsync()).Should().Be(0);
        (await db.Database.SqlQuery<int>($"SELECT count(*)::int AS \"Value\" FROM flow_instance").SingleAsync()).Should().Be(0);
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    public async Task Import_BadLinesCorrected_CanBeUploadedAgain(string format)
    {
        await using var court = await CourtHouse.OpenAsync(Now);
        var admin = await court.AsAsync("tongbai.admin");
        var job = await admin.ImportAsync(DocketSample.ToCsv([.. DocketSample.Lines(3), DocketSample.With(700, ("案由", ""))]));

        var file = await admin.GetByteArrayAsync(new Uri($"/api/cases/import/{job.GetProperty("id")}/bad-lines.{format}", UriKind.Relative));
        var rows = DocketFile.Read(new MemoryStream(file)).Select(row => row.Cells).ToList();
        rows[0][^3..].Should().Equal("备注", "行号", "错误");
        rows[1][^3..].Should().Equal("", "5", "案由：必填");
        rows[1][Array.IndexOf(rows[0], "案由")] = "民间借贷纠纷";
        var corrected = await admin.ImportAsync(DocketSample.ToCsv(rows[0], [rows[1]]));

        (await admin.LinesAsync(corrected)).SelectMany(line => line.Faults()).Should().BeEmpty();
        corrected.Counts().Should().Be("1 imported, 0 unchanged, 0 bad of 1");
    }

    [Fact]
    public async Task Upload_WithoutAnObligatoryColumn_NamesIt()
    {
        await using var court = await CourtHouse.OpenAsync(Now);
        var admin = await court.AsAsync("tongbai.admin");

        using var answer = await admin.UploadAsync("在办案件清单\n案号,立案日期,收到申请日期,执行依据种类,执行依据文号,申请标的额,申请执行人,被执行人,案件编号\n1,2,3,4,5,6,7,8,9\n");

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await answer.ReadJsonAsync()).GetProperty("errors").EnumerateArray().Select(e => $"{e.GetProperty("code")} {e.GetProperty("field")}")
            .Should().Equal("import.column-twice 案件编号", "import.column-missing 案由");
    }

    [Fact]
    public async Task Import_ATakenOverCase_AsksForNothingThatIsDoneAndWatchesItsMeasure()
    {
        await using var court = await CourtHouse.OpenAsync(Now);
        var admin = await court.AsAsync("tongbai.admin");
        var line = DocketSample.With(
            1, ("案号", "(2026)豫1330执1号"), ("立案日期", "2026-03-02"), ("收到申请日期", "2026-03-02"), ("材料接收时间", "2026-03-02 09:20"), ("执行依据生效日期", "2026-01-05"),
            ("执行依据文号", "(2025)豫1330民初1号"), ("申请标的额", "50,000.00"), ("已到位金额", "20000"), ("承办人", "judge2"), ("分案日期", "2026-03-20"), ("执行通知送达日期", "2026-03-04"),
            ("总对总查询日期", "2026-03-03"), ("点对点查询日期", "2026-03-09"), ("分流类别", "普通"), ("查封财产", "城郊乡房产；小型轿车"), ("查封种类", "查封"),
            ("查封起始日", "2026-03-03"), ("查封届满日", "2029-03-02；2028-03-02"), ("扣除审限起止", "2026-03-25至2026-04-03"), ("扣除审限事由", "公告"));

        var job = await admin.ImportAsync(DocketSample.ToCsv([line]));

        var imported = (await admin.LinesAsync(job)).Single();
        imported.Faults().Should().BeEmpty();
        imported.GetProperty("late").GetArrayLength().Should().Be(0);
        var id = imported.GetProperty("caseId").GetGuid();
        (await court.ListAsync("tongbai.director", $"/api/cases/{id}/tasks")).Should().BeEmpty();
        var nodes = await court.ListAsync("tongbai.director", $"/api/cases/{id}/deadlines");
        // six months from 03-02 end with 09-02; ten days taken out: 09-12, a Saturday, so Monday 09-14
        Due(nodes, "handling-term").Should().Be("2026-09-14 running");
        Due(nodes, "enforcement-notice").Should().Be("2026-03-05 met");
        Due(nodes, "case-preparation").Should().Be("2026-03-23 met");
        nodes.Where(n => n.GetProperty("node").GetString() == "measure-expiry").Select(n => n.GetProperty("dueOn").GetString()).Should().Equal("2028-03-02", "2029-03-02");
        using var shown = await (await court.AsAsync("tongbai.judge2")).GetAsync(new Uri($"/api/cases/{id}", UriKind.Relative));
        var taken = await shown.ReadJsonAsync();
        taken.GetProperty("stage").GetString().Should().Be("handling");
        taken.GetProperty("caseClass").GetString().Should().Be("ordinary");
        taken.GetProperty("amounts").GetProperty("outstanding").GetString().Should().Be("30000.00");
        taken.GetProperty("handlers")[0].GetProperty("from").GetDateTimeOffset().Should().Be(new DateTimeOffset(2026, 3, 20, 0, 0, 0, TimeSpan.FromHours(8)));
    }

    [Fact]
    public async Task Import_LateNodes_AreReportedOnceToTheDirectorAtTheTakeOver()
    {
        await using var court = await CourtHouse.OpenAsync(Now);
        var admin = await court.AsAsync("tongbai.admin");
        var line = DocketSample.With(
            1, ("案号", "(2026)豫1330执1号"), ("立案日期", "2026-03-02"), ("收到申请日期", "2026-03-02"), ("材料接收时间", "2026-03-02 09:20"), ("执行依据生效日期", "2026-01-05"),
            ("承办人", ""), ("分案日期", ""), ("执行通知送达日期", ""), ("总对总查询日期", "2026-03-09"), ("点对点查询日期", ""), ("分流类别", ""), ("扣除审限起止", ""), ("查封财产", ""),
            ("查封种类", ""), ("查封起始日", ""), ("查封届满日", ""), ("已到位金额", ""));

        var job = await admin.ImportAsync(DocketSample.ToCsv([line]));
        await SettleAsync(court);

        var imported = (await admin.LinesAsync(job, "&late=true")).Single();
        imported.GetProperty("late").EnumerateArray().Select(n => $"{n.GetProperty("node").GetString()} {n.GetProperty("dueOn").GetString() ?? "-"} {n.GetProperty("clause").GetString()} {n.GetProperty("metAt").ValueKind}")
            .Should().Equal(
                "national-asset-query - TB-3.2-3a String", "enforcement-notice 2026-03-05 TB-3.2-2 Null", "point-to-point-asset-query 2026-03-12 TB-3.2-3b Null",
                "case-preparation 2026-03-23 TB-3.2-1b Null");
        await using var db = NewContext(court);
        var reports = await db.Alerts.Where(a => a.Kind == Domain.Alerts.AlertKind.OverdueReport).ToListAsync();
        reports.Should().HaveCount(3, "what is done is no longer reported").And.OnlyContain(a => a.RaisedAt == DateTimeOffset.Parse(Now, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Import_OfAnotherCourt_IsNotFound()
    {
        await using var court = await CourtHouse.OpenAsync(Now);
        var job = await (await court.AsAsync("tongbai.admin")).ImportAsync(DocketSample.ToCsv(DocketSample.Lines(1)));
        var stranger = await court.AsAsync("wolong.admin");

        foreach (var part in new[] { "", "/lines", "/bad-lines.csv", "/bad-lines.xlsx", "/late.xlsx" })
            (await stranger.GetAsync(new Uri($"/api/cases/import/{job.GetProperty("id")}{part}", UriKind.Relative))).StatusCode.Should().Be(HttpStatusCode.NotFound, part);
        (await stranger.PostAsync(new Uri($"/api/cases/import/{job.GetProperty("id")}/cancel", UriKind.Relative), null)).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Import_InProgress_OnlyGoesForwardAndCanBeCancelled()
    {
        await using var court = await CourtHouse.OpenAsync(Now);
        var admin = await court.AsAsync("tongbai.admin");
        using var uploaded = await admin.UploadAsync(DocketSample.ToCsv(DocketSample.Lines(2000)));
        var id = (await uploaded.ReadJsonAsync()).GetProperty("id").GetGuid();

        var seen = new List<int>();
        while (seen.Count(done => done > 0) < 5)
            seen.Add((await admin.JobAsync(id)).GetProperty("done").GetInt32());
        using var cancelled = await admin.PostAsync(new Uri($"/api/cases/import/{id}/cancel", UriKind.Relative), null);

        seen.Should().BeInAscendingOrder();
        (await cancelled.ReadJsonAsync()).GetProperty("state").GetString().Should().Be("cancelled");
        (await admin.JobAsync(id)).GetProperty("done").GetInt32().Should().BeLessThan(2000);
        using var anew = await admin.UploadAsync(DocketSample.ToCsv(DocketSample.Lines(2000)));
        anew.StatusCode.Should().Be(HttpStatusCode.Accepted, "a cancelled import can be sent anew");
    }

    // what is due now is done, and what follows from it
    private static Task SettleAsync(CourtHouse court) => court.MoveClockAsync(Now);

    private static string Due(IReadOnlyList<JsonElement> nodes, string node) =>
        string.Join(" ", nodes.Where(n => n.GetProperty("node").GetString() == node).Select(n => $"{n.GetProperty("dueOn").GetString()} {n.GetProperty("state").GetString()}"));

    /// <summary>What every table holds, but for those of the imports themselves and of signing in.</summary>
    private static async Task<List<string>> ContentAsync(CourtHouse court)
    {
        await using var db = NewContext(court);
        var tables = await db.Database.SqlQuery<string>(
            $"SELECT tablename AS \"Value\" FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE 'import%' AND tablename NOT LIKE '%session%' ORDER BY 1").ToListAsync();
        var content = new List<string>();
        foreach (var table in tables)
#pragma warning disable EF1002 // the names are those of the catalogue
            content.Add(await db.Database.SqlQueryRaw<string>($"SELECT '{table} ' || count(*) || ' ' || coalesce(md5(string_agg(t::text, E'\\n' ORDER BY t::text)), '') AS \"Value\" FROM \"{table}\" t").SingleAsync());
#pragma warning restore EF1002
        return content;
    }

    private static EnforcementDbContext NewContext(CourtHouse court) =>
        new(new DbContextOptionsBuilder<EnforcementDbContext>().UseNpgsql(court.App.ConnectionString).Options);

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "EnforcementFlows.sln")))
            folder = folder.Parent!;
        return folder.FullName;
    }
}
