using System.Text.Json;
using EnforcementFlows.Api.Tests.Features.FirstEnforcement;
using EnforcementFlows.Api.Tests.Features.Migrations;
using EnforcementFlows.Api.Tests.Hosting;
using FluentAssertions;

namespace EnforcementFlows.Api.Tests.Features.Cases;

/// <summary>Who works on the flows of a court sees how many cases run on them; which, only who may read cases.</summary>
public sealed class CaseNumbersTests
{
    [Fact]
    public async Task Number_WhereFlowsAreShown_IsWithheldFromWhoeverReadsNoCases()
    {
        await using var court = await CourtHouse.OpenAsync();
        var desk = new MigrationDesk(court);
        var id = await court.FileAsync(Filing.First());
        await desk.PublishReviewAsync();
        var migration = MigrationDesk.IdOf(await desk.DrawUpAsync());
        var release = (await court.ListAsync(MigrationDesk.Director, "/api/definitions/releases?state=published")).Single().GetProperty("id").GetGuid();
        (string Path, Func<JsonElement, JsonElement> Case)[] pages =
        [
            ($"/api/migrations/{migration}/items", page => page.GetProperty("items")[0]),
            ($"/api/migrations/{migration}/dry-run", page => page.GetProperty("classes")[0].GetProperty("example")),
            ($"/api/definitions/{MigrationDesk.Flow}/difference?from={MigrationDesk.Flow}-v1&to={MigrationDesk.Flow}-v2", page => page.GetProperty("running").GetProperty("cases")[0]),
            ($"/api/definitions/releases/{release}", page => page.GetProperty("difference").GetProperty("running").GetProperty("cases")[0]),
        ];

        foreach (var (path, of) in pages)
        {
            Shown(of(await GetAsync(court, MigrationDesk.Director, path))).Should().Be($"{id} (2026)豫1330执101号", path);
            Shown(of(await GetAsync(court, MigrationDesk.Admin, path))).Should().Be(" ", path);
        }
    }

    private static string Shown(JsonElement row) => $"{row.GetProperty("caseId")} {row.GetProperty("caseNumber")}";

    private static async Task<JsonElement> GetAsync(CourtHouse court, string userName, string path)
    {
        using var response = await (await court.AsAsync(userName)).GetAsync(new Uri(path, UriKind.Relative));
        return await response.ReadJsonAsync();
    }
}
