using System.Net;
using System.Text.Json;
using EnforcementFlows.Api.Tests.Features.FirstEnforcement;
using EnforcementFlows.Api.Tests.Hosting;
using FluentAssertions;

namespace EnforcementFlows.Api.Tests.Features.Measures;

/// <summary>续封: what is proposed for a measure near its end is what renews it.</summary>
public sealed class RenewalTests
{
    [Fact] // P7, P18: from 2026-05-04, the day after the last one, for a year, to 2027-05-03; rest days move nothing
    public async Task Renewal_OfAFreezeNearItsEnd_IsProposedWhole_AndRenewsIt()
    {
        await using var court = await CourtHouse.OpenAsync();
        var (id, measure) = await FrozenAsync(court, "2025-05-04", "2026-05-03");

        var proposal = await ProposalAsync(court, id, measure);

        proposal.GetProperty("unmet").GetArrayLength().Should().Be(0);
        proposal.GetProperty("daysLeft").GetInt32().Should().Be(5);
        Text(proposal, "lastRenewalDay").Should().Be("2026-05-03");
        (Text(proposal, "from"), Text(proposal, "until"), proposal.GetProperty("longestYears").GetInt32()).Should().Be(("2026-05-04", "2027-05-03", 1));
        var papers = proposal.GetProperty("documents").EnumerateArray().ToList();
        papers.Should().Contain(paper => Text(paper, "kind") == "measure-renewal-ruling");
        var task = proposal.GetProperty("task");
        var prefilled = Text(task.GetProperty("prefilled"), "newEndsOn");
        (await court.ActAsync("tongbai.centre-head", task.GetProperty("id").GetGuid(), "claim")).EnsureSuccessStatusCode();
        using var done = await court.ActAsync("tongbai.centre-head", task.GetProperty("id").GetGuid(), "complete", new
        {
            outcome = Text(task, "outcome"),
            form = new { rulingNumber = "(2026)豫1330执101号之一", assistanceNotice = "file-1", newEndsOn = prefilled },
        });

        done.StatusCode.Should().Be(HttpStatusCode.OK, await done.Content.ReadAsStringAsync());
        var row = (await court.ListAsync("tongbai.director", $"/api/cases/{id}/measures")).Single();
        (Text(row, "endsOn"), Text(row, "lastRenewalDay"), row.GetProperty("daysLeft").GetInt32(), Text(row, "renewableUntil")).Should().Be(("2027-05-03", "2027-05-03", 370, "2028-05-03"));
        (await court.ListAsync("tongbai.director", $"/api/cases/{id}/documents")).Select(document => Text(document, "kind")).Should().Contain("measure-renewal-ruling");
    }

    [Fact] // the first alert goes out ninety days before the last one, 2026-11-27
    public async Task Renewal_LongBeforeTheEnd_SaysWhenItsTaskComes()
    {
        await using var court = await CourtHouse.OpenAsync();
        var (id, measure) = await FrozenAsync(court, "2026-02-26", "2027-02-25");

        var proposal = await ProposalAsync(court, id, measure);

        proposal.GetProperty("task").ValueKind.Should().Be(JsonValueKind.Null);
        proposal.GetProperty("opensAt").GetDateTimeOffset().Should().Be(new DateTimeOffset(2026, 11, 27, 9, 0, 0, TimeSpan.FromHours(8)));
    }

    [Fact] // 查封规定 27
    public async Task Renewal_OfALapsedMeasure_IsNotProposed()
    {
        await using var court = await CourtHouse.OpenAsync();
        var (id, measure) = await FrozenAsync(court, "2025-05-04", "2026-05-03");
        await court.MoveClockAsync("2026-05-04T09:00:00+08:00");

        var proposal = await ProposalAsync(court, id, measure);

        proposal.GetProperty("unmet").EnumerateArray().Select(unmet => Text(unmet, "code")).Should().Equal("measure.lapsed");
        proposal.GetProperty("daysLeft").ValueKind.Should().Be(JsonValueKind.Null);
        proposal.GetProperty("task").ValueKind.Should().Be(JsonValueKind.Null);
    }

    private static async Task<(Guid Case, Guid Measure)> FrozenAsync(CourtHouse court, string from, string until)
    {
        var filing = Filing.First();
        filing["existingMeasures"] = new[] { new { kind = "freeze", assetKind = "deposit", property = "某银行账户", startsOn = from, endsOn = until, document = "(2025)豫1330财保5号" } };
        var id = await court.FileAsync(filing);
        await court.MoveClockAsync("2026-04-28T10:30:00+08:00");
        return (id, (await court.ListAsync("tongbai.director", $"/api/cases/{id}/measures")).Single().GetProperty("id").GetGuid());
    }

    private static async Task<JsonElement> ProposalAsync(CourtHouse court, Guid id, Guid measure)
    {
        using var answer = await (await court.AsAsync("tongbai.director")).GetAsync(new Uri($"/api/cases/{id}/measures/{measure}/renewal", UriKind.Relative));
        answer.StatusCode.Should().Be(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return await answer.ReadJsonAsync();
    }

    private static string? Text(JsonElement of, string name) => of.GetProperty(name).GetString();
}
