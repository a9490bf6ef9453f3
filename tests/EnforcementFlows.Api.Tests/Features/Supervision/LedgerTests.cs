using System.Net;
using EnforcementFlows.Api.Tests.Features.FirstEnforcement;
using EnforcementFlows.Api.Tests.Features.Termination;
using EnforcementFlows.Data;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EnforcementFlows.Api.Tests.Features.Supervision;

/// <summary>The court's ledgers (台账): a line for each act, for the court's own leaders and specialists, and who read whose line is on record.</summary>
public sealed class LedgerTests
{
    [Fact] // TB-3.2-8d, TB-4-16: restricted on 2026-04-28; the car was seized beforehand until 2028-03-31
    public async Task SanctionsAndMeasures_OfACase_StandInTheirLedgers()
    {
        await using var court = await TerminatedCourt.OpenAsync();
        var id = await court.PrepareAsync();

        var restriction = (await court.House.ListAsync("wolong.director", "/api/ledgers/sanctions?kind=consumption-restriction&from=2026-04-28&to=2026-04-28")).Should().ContainSingle().Subject;
        (restriction.GetProperty("caseNumber").GetString(), restriction.GetProperty("debtor").GetString(), restriction.GetProperty("act").GetString(), restriction.GetProperty("endsOn").GetString())
            .Should().Be(("(2026)豫1303执101号", "被执行人乙", "add", null));
        foreach (var empty in new[] { "kind=dishonest-listing", "from=2026-04-29", "to=2026-04-27" })
            (await court.House.ListAsync("wolong.director", $"/api/ledgers/sanctions?{empty}")).Should().BeEmpty(empty);
        var car = (await court.House.ListAsync("wolong.director", "/api/ledgers/measures?endsBy=2028-03-31")).Should().ContainSingle().Subject;
        (car.GetProperty("caseId").GetGuid(), car.GetProperty("measure").GetProperty("state").GetString(), car.GetProperty("measure").GetProperty("endsOn").GetString()).Should().Be((id, "in-force", "2028-03-31"));
        (await court.House.ListAsync("wolong.director", "/api/ledgers/measures?endsBy=2028-03-30")).Should().BeEmpty();
        (await ReadAsync(court.House, id)).Should().Contain(["parties", "assets"]);
    }

    [Fact] // 案款台账: what came into the case's account is claimed at once
    public async Task Receipt_IntoTheCaseAccount_StandsInTheLedgerWithItsCase()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await court.FileAsync(Filing.First());
        await court.ReportAsync("tongbai.funds-gateway", id, "money.arrived", new { reference = "B-1", amount = "5000.00", payer = "被执行人乙" }, "2026-04-28T09:50:00+08:00");

        var receipt = (await court.ListAsync("tongbai.funds-officer", "/api/ledgers/receipts?from=2026-04-28T00:00:00%2B08:00&to=2026-04-28T23:59:00%2B08:00")).Should().ContainSingle().Subject;

        (receipt.GetProperty("reference").GetString(), receipt.GetProperty("unclaimed").GetString()).Should().Be(("B-1", "0.00"));
        receipt.GetProperty("claims")[0].GetProperty("caseNumber").GetString().Should().Be("(2026)豫1330执101号");
        (await court.ListAsync("tongbai.funds-officer", "/api/ledgers/receipts?unclaimed=true")).Should().BeEmpty();
        (await ReadAsync(court, id)).Should().Contain("funds");
        (await court.ListAsync("tongbai.director", "/api/ledgers/node-deadlines?dueBy=2026-04-28T09:00:00%2B08:00")).Should().BeEmpty("an instant is one whatever its zone");
    }

    [Theory]
    [InlineData("sanctions")]
    [InlineData("measures")]
    [InlineData("receipts")]
    [InlineData("payouts")]
    [InlineData("settlements")]
    public async Task Ledger_OfAnotherCourtOrByAClerk_ShowsNothing(string ledger)
    {
        await using var court = await TerminatedCourt.OpenAsync();
        await court.PrepareAsync();

        (await court.House.ListAsync("tongbai.director", $"/api/ledgers/{ledger}")).Should().BeEmpty();
        (await (await court.House.AsAsync("tongbai.clerk1")).GetAsync(new Uri($"/api/ledgers/{ledger}", UriKind.Relative))).StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    private static async Task<List<string>> ReadAsync(CourtHouse house, Guid caseId)
    {
        await using var scope = house.App.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<EnforcementDbContext>().AccessRecords.Where(record => record.CaseId == caseId).Select(record => record.What).Distinct().ToListAsync();
    }
}
