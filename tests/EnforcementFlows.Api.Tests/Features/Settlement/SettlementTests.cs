using EnforcementFlows.Api.Tests.Features.FirstEnforcement;
using FluentAssertions;

namespace EnforcementFlows.Api.Tests.Features.Settlement;

/// <summary>A settlement performed by instalments (和解分期履行, TB-3.2-7b): the judge is reminded before each, and a broken one ends the others.</summary>
public sealed class SettlementTests
{
    private const string First = "核对和解分期履行（2026-05-20", Second = "核对和解分期履行（2026-06-20";

    [Fact] // the reminder comes three days before: on 05-17 at nine; 06-20 lies in the holiday of 端午, of which Monday 06-22 is the first working day after
    public async Task Instalment_NotPaid_BringsTheOriginalClaimBackAndVoidsTheRest()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await court.FileAsync(Filing.First());
        await court.RequestAsync("tongbai.judge1", id, "settlement", new
        {
            agreedOn = "2026-04-28",
            confirmed = true,
            agreement = "执行和解协议",
            instalments = new[] { new { dueOn = "2026-05-20", amount = "20000.00" }, new { dueOn = "2026-06-20", amount = "30000.00" } },
        });
        (await NodesAsync(court, id)).Should().Equal("running 2026-05-20", "running 2026-06-22");
        (await NamesAsync(court, id)).Should().NotContain(name => name.StartsWith("核对和解", StringComparison.Ordinal));

        await court.MoveClockAsync("2026-05-17T09:30:00+08:00");
        (await court.ListAsync("tongbai.centre-head", "/api/alerts?view=mine")).Select(a => a.GetProperty("node").GetString()).Should().Contain("settlement-instalment");
        (await NamesAsync(court, id)).Should().Contain(name => name.StartsWith(First, StringComparison.Ordinal)).And.NotContain(name => name.StartsWith(Second, StringComparison.Ordinal));
        await court.MoveClockAsync("2026-05-21T10:00:00+08:00");
        await court.CompleteAsync("tongbai.centre-head", id, First, new { note = "到期未付" }, "unpaid");
        await court.CompleteAsync("tongbai.centre-head", id, "未按和解协议履行的处理", new { ground = "申请执行人申请恢复执行", application = "申请书" }, "resume");

        (await NodesAsync(court, id)).Should().Equal("void 2026-05-20", "void 2026-06-22");
        (await court.ListAsync("tongbai.judge1", $"/api/cases/{id}/requests")).Should().ContainSingle().Which.GetProperty("state").GetString().Should().Be("failed");
    }

    private static async Task<List<string>> NodesAsync(CourtHouse court, Guid id) =>
    [
        .. (await court.ListAsync("tongbai.director", $"/api/cases/{id}/deadlines")).Where(d => d.GetProperty("node").GetString() == "settlement-instalment")
            .Select(d => $"{d.GetProperty("state").GetString()} {d.GetProperty("dueOn").GetString()}").Order(),
    ];

    private static async Task<List<string>> NamesAsync(CourtHouse court, Guid id) =>
        [.. (await court.ListAsync("tongbai.director", $"/api/cases/{id}/tasks")).Select(task => task.GetProperty("name").GetString()!)];
}
