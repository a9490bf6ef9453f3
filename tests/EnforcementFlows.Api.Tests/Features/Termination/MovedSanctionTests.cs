using System.Text.Json;
using FluentAssertions;

namespace EnforcementFlows.Api.Tests.Features.Termination;

/// <summary>
/// 失信、限制消费 of a case that was terminated and goes on as another: whoever performs there is taken off the list there (失信规定 2, 10; 限高规定 9).
/// </summary>
/// <remarks>Entered on Tuesday 2026-04-28, ground （四）: two years, until 2028-04-27.</remarks>
public sealed class MovedSanctionTests
{
    [Fact]
    public async Task Reinstate_ListedDebtor_IsListedInTheResumedCaseWithTheSameDaysAndOnceInTheLedger()
    {
        await using var court = await TerminatedCourt.OpenAsync();
        var id = await ListedAsync(court);
        var entered = (await RowsAsync(court, id)).Single(row => row.Kind == "dishonest-listing");

        var resumed = await court.ReinstateAsync(id);

        (await RowsAsync(court, id)).Select(row => row.State).Should().Equal("moved", "moved");
        var rows = await RowsAsync(court, resumed);
        rows.Select(row => row.State).Should().Equal("in-force", "in-force");
        var listing = rows.Single(row => row.Kind == "dishonest-listing");
        (listing.StartsOn, listing.EndsOn, listing.Ground).Should().Be(("2026-04-28", "2028-04-27", "asset-report"));
        listing.Entries.Should().Equal(entered.Entries).And.ContainSingle("the ledger has the act once");
        (await ExpiriesAsync(court, id)).Should().Equal("void 2028-04-27");
        (await ExpiriesAsync(court, resumed)).Should().Equal("running 2028-04-27");
        (await court.House.ListAsync("wolong.director", $"/api/cases/{resumed}/timeline")).Select(t => t.GetProperty("text").GetString())
            .Should().Contain(text => text!.Contains("2 项失信、限制消费随案转入，情形和期限不变", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Close_ResumedCaseOfAListedDebtor_WaitsUntilHeIsTakenOffTheList()
    {
        await using var court = await TerminatedCourt.OpenAsync();
        var id = await ListedAsync(court);
        var resumed = await court.ReinstateAsync(id);
        await court.Bureau.WorkAsync(resumed);
        var handler = await court.AccountAsync((await court.GetAsync("wolong.director", $"/api/cases/{resumed}")).GetProperty("handler").GetString()!);

        (await UnmetAsync(court, handler, resumed)).Should().Contain("尚有 2 项失信、限制消费未撤销");

        foreach (var kind in new[] { "dishonest-listing-lift", "consumption-restriction-lift" })
        {
            await court.House.RequestAsync(handler, resumed, kind, new { debtor = "debtor-1", ground = "performed", groundOn = "2026-09-01", reason = "已全部履行", evidence = "file-1" });
            await court.Bureau.WorkAsync(resumed, "补正");
        }

        var rows = await RowsAsync(court, resumed);
        rows.Select(row => row.State).Should().Equal("lifted", "lifted");
        rows.Should().OnlyContain(row => row.Entries.Count == 2, "entered in the prior case, lifted in this one");
        (await RowsAsync(court, id)).Should().OnlyContain(row => row.State == "moved" && row.Entries.Count == 1);
        (await ExpiriesAsync(court, resumed)).Should().Equal("void 2028-04-27");
    }

    [Fact] // over with 2028-04-27, a Thursday; three working days: 04-28, 05-01 and 05-02, as no calendar of 2028 is loaded
    public async Task Listing_TermRunsOutInTheResumedCase_EndsByItselfAndIsToBeDeletedInThreeWorkingDays()
    {
        await using var court = await TerminatedCourt.OpenAsync();
        var id = await ListedAsync(court);
        var resumed = await court.ReinstateAsync(id);

        await court.House.MoveClockAsync("2028-04-28T00:00:00+08:00");

        (await RowsAsync(court, resumed)).Select(row => $"{row.Kind} {row.State}").Should().BeEquivalentTo("dishonest-listing expired", "consumption-restriction in-force");
        (await ExpiriesAsync(court, resumed)).Should().Equal("met 2028-04-27");
        (await court.House.ListAsync("wolong.director", $"/api/cases/{resumed}/timeline?limit=200"))
            .Count(t => t.GetProperty("kind").GetString() == "deadline-alert" && t.GetProperty("node").GetString() == "dishonest-listing-expiry").Should().Be(2, "30 and 3 days before");
        await court.House.CompleteAsync("wolong.clerk", resumed, "失信期限届满，删除失信信息", new { operatedOn = "2028-04-28" });
        (await court.House.ListAsync("wolong.director", $"/api/cases/{resumed}/deadlines")).Where(d => d.GetProperty("node").GetString() == "dishonest-listing-lift")
            .Select(d => $"{d.GetProperty("state").GetString()} {d.GetProperty("dueOn").GetString()}").Should().Equal("met 2028-05-02");
    }

    // restricted by PrepareAsync, listed here, terminated
    private static async Task<Guid> ListedAsync(TerminatedCourt court)
    {
        var id = await court.PrepareAsync();
        await court.House.RequestAsync(TerminatedCourt.Judge, id, "dishonest-listing", new { debtor = "被执行人乙", ground = "asset-report", reason = "拒不报告财产" });
        await court.Bureau.WorkAsync(id);
        await court.TerminateAsync(id);
        return id;
    }

    private static async Task<string> UnmetAsync(TerminatedCourt court, string handler, Guid id)
    {
        await court.House.RequestAsync(handler, id, "close", new { way = "fulfilled", reason = "履行完毕" });
        await court.House.CompleteAsync(handler, id, "制作结案报告", TerminatedCourt.Report);
        return (await court.House.TaskAsync(id, "补正后重新报结", "wolong")).GetProperty("item").ToString();
    }

    private static async Task<IReadOnlyList<string>> ExpiriesAsync(TerminatedCourt court, Guid id) =>
        [.. (await court.House.ListAsync("wolong.director", $"/api/cases/{id}/deadlines")).Where(d => d.GetProperty("node").GetString() == "dishonest-listing-expiry")
            .Select(d => $"{d.GetProperty("state").GetString()} {d.GetProperty("dueOn").GetString()}")];

    private static async Task<IReadOnlyList<Row>> RowsAsync(TerminatedCourt court, Guid id) =>
        [.. (await court.House.ListAsync("wolong.director", $"/api/cases/{id}/sanctions")).Select(RowOf)];

    private static Row RowOf(JsonElement row) => new(
        row.GetProperty("kind").GetString()!, row.GetProperty("state").GetString()!, row.GetProperty("startsOn").GetString(), row.GetProperty("endsOn").GetString(),
        row.GetProperty("ground").GetString(), [.. row.GetProperty("entries").EnumerateArray().Select(entry => entry.ToString())]);

    private sealed record Row(string Kind, string State, string? StartsOn, string? EndsOn, string? Ground, IReadOnlyList<string> Entries);
}
