using System.Net;
using EnforcementFlows.Api.Tests.Features.FirstEnforcement;
using EnforcementFlows.Api.Tests.Hosting;
using FluentAssertions;

namespace EnforcementFlows.Api.Tests.Features.Settlement;

/// <summary>A settlement performed by instalments (和解分期履行, TB-3.2-7b): the judge is reminded before each, and a broken one ends the others.</summary>
public sealed class SettlementTests
{
    private const string First = "核对和解分期履行（2026-05-20", Second = "核对和解分期履行（2026-06-20";

    [Fact] // three days before 05-20 is Sunday 05-17, so the reminder comes on Friday 05-15 (P8); 06-20 lies in the holiday of 端午, of which Monday 06-22 is the first working day after
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
        await court.CompleteAsync("tongbai.centre-head", id, First, new { note = "只付了一部分", paidOn = "2026-05-20", amount = "5000.00", via = "direct" }, "unpaid");
        await court.CompleteAsync("tongbai.centre-head", id, "未按和解协议履行的处理", new { ground = "申请执行人申请恢复执行", application = "申请书" }, "resume");

        (await NodesAsync(court, id)).Should().Equal("void 2026-05-20", "void 2026-06-22");
        (await court.ListAsync("tongbai.judge1", $"/api/cases/{id}/requests")).Should().ContainSingle().Which.GetProperty("state").GetString().Should().Be("failed");
        (await LedgerAsync(court)).Should().Equal(
            "1 2026-05-20 20000.00 5000.00 broken 2026-05-15 申请执行人申请恢复执行", "2 2026-06-20 30000.00 0.00 void  ");
        await ReceivedAsync(court, id, "5000.00", "the performed part is taken off the original claim");
    }

    [Fact] // TB-2.2-3c: both paid, one directly and one as money of the case, which its arrival counts; reminded on 05-15 and, before 06-22 and the holiday, on 06-18
    public async Task Instalments_Paid_StandInTheLedgerAndCountOnceAgainstTheClaim()
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
        await court.MoveClockAsync("2026-05-19T09:30:00+08:00");
        var task = (await court.TaskAsync(id, First)).GetProperty("id").GetGuid();
        await court.ActAsync("tongbai.centre-head", task, "claim");
        using var part = await court.ActAsync("tongbai.centre-head", task, "complete", new { outcome = "paid", form = new { paidOn = "2026-05-19", amount = "19999.99", via = "direct" } });
        (part.StatusCode, await part.ReadCodeAsync()).Should().Be((HttpStatusCode.Conflict, "settlement.not-in-full"));
        await ReceivedAsync(court, id, "0.00", "nothing of a refused entry stays");
        await court.CompleteAsync("tongbai.centre-head", id, First, new { paidOn = "2026-05-19", amount = "20000.00", via = "direct" }, "paid");
        await court.MoveClockAsync("2026-06-22T10:00:00+08:00");
        await court.CompleteAsync("tongbai.centre-head", id, Second, new { paidOn = "2026-06-22", amount = "30000.00", via = "court" }, "paid");

        (await LedgerAsync(court)).Should().Equal("1 2026-05-20 20000.00 20000.00 performed 2026-05-15 ", "2 2026-06-20 30000.00 30000.00 performed 2026-06-18 ");
        (await court.ListAsync("tongbai.director", "/api/ledgers/settlements?state=owed")).Should().BeEmpty();
        (await court.ListAsync("wolong.director", "/api/ledgers/settlements")).Should().BeEmpty();
        (await court.ListAsync("tongbai.judge1", $"/api/cases/{id}/settlement-instalments")).Should().HaveCount(2);
        await ReceivedAsync(court, id, "20000.00", "the other is counted when it arrives");
    }

    private static async Task<List<string>> LedgerAsync(CourtHouse court) =>
    [
        .. (await court.ListAsync("tongbai.director", "/api/ledgers/settlements")).Select(i => string.Join(' ', new[]
        {
            i.GetProperty("number").ToString(), i.GetProperty("dueOn").GetString(), i.GetProperty("amount").GetString(), i.GetProperty("paid").GetString(),
            i.GetProperty("state").GetString(), i.GetProperty("remindedAt").GetString()?[..10], i.GetProperty("breach").GetString(),
        })),
    ];

    private static async Task ReceivedAsync(CourtHouse court, Guid id, string amount, string because)
    {
        using var answer = await (await court.AsAsync("tongbai.director")).GetAsync(new Uri($"/api/cases/{id}", UriKind.Relative));
        (await answer.ReadJsonAsync()).GetProperty("amounts").GetProperty("received").GetString().Should().Be(amount, because);
    }

    private static async Task<List<string>> NodesAsync(CourtHouse court, Guid id) =>
    [
        .. (await court.ListAsync("tongbai.director", $"/api/cases/{id}/deadlines")).Where(d => d.GetProperty("node").GetString() == "settlement-instalment")
            .Select(d => $"{d.GetProperty("state").GetString()} {d.GetProperty("dueOn").GetString()}").Order(),
    ];

    private static async Task<List<string>> NamesAsync(CourtHouse court, Guid id) =>
        [.. (await court.ListAsync("tongbai.director", $"/api/cases/{id}/tasks")).Select(task => task.GetProperty("name").GetString()!)];
}
