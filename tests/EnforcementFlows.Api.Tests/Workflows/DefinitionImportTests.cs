using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Api.Tests.Hosting;
using EnforcementFlows.Data;
using EnforcementFlows.Workflow.Definitions;
using EnforcementFlows.Workflow.Storage;
using EnforcementFlows.Workflow.Tests.Runtime;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EnforcementFlows.Api.Tests.Workflows;

[Collection(SharedApp.Name)]
public sealed class DefinitionImportTests(EnforcementApp app)
{
    [Theory]
    [InlineData("\"Court.HumanTask\"", "\"Court.Sleep\"", "$.root.activities[1]", "activity-unknown")]
    [InlineData("\"handler,judge\"", "\"postman\"", "$.root.activities[1].role", "role-unknown")]
    [InlineData("\"role\":", "\"rolle\":", "$.root.activities[1].role", "input-missing")]
    [InlineData("\"Literal\",\"value\":\"sample.judge1\"", "\"JavaScript\",\"value\":\"1 +\"", "$.root.activities[3].requester", "expression-invalid")]
    [InlineData("\"source\":{\"activity\":\"start-answer\"", "\"source\":{\"activity\":\"void-answer\"", "$.root.activities[1]", "activity-unreachable")]
    public async Task Import_OneBadDefinition_IsRefusedWithPlaceAndReasonWhileTheOthersLoad(string from, string to, string place, string code)
    {
        var tenant = $"sample-{Guid.NewGuid():N}";
        using var court = new SampleCourt();
        var bad = SampleCourt.AnswerLetter.Replace(from, to, StringComparison.Ordinal);
        var good = Flow.Sequence("good", Flow.Line("good"));

        var findings = await ImportAsync(tenant, court, ("bad.json", bad), ("good.json", good));

        findings.Should().Contain(f => f.File == "bad.json" && f.Place == place && f.Code == code && f.Message.Length > 0);
        findings.Should().NotContain(f => f.File == "good.json");
        (await StoredAsync(tenant)).Should().Equal("good");
    }

    [Fact]
    public async Task Import_DefinitionsThatHold_LoadOnce()
    {
        var tenant = $"sample-{Guid.NewGuid():N}";
        using var court = new SampleCourt();

        var first = await ImportAsync(tenant, court, ("answer-letter.json", SampleCourt.AnswerLetter));
        var second = await ImportAsync(tenant, court, ("answer-letter.json", SampleCourt.AnswerLetter));

        first.Concat(second).Should().BeEmpty();
        (await StoredAsync(tenant)).Should().Equal("answer-letter");
    }

    private async Task<IReadOnlyList<DefinitionFinding>> ImportAsync(string tenant, SampleCourt court, params (string File, string Text)[] files)
    {
        var check = new CourtDefinitionCheck(CourtFolder.Read(court.Court), _ => true);
        return await app.Services.GetRequiredService<DefinitionImport>().ImportAsync(tenant, files, check.Check, CancellationToken.None);
    }

    private async Task<List<string>> StoredAsync(string tenant)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<EnforcementDbContext>().Definitions
            .Where(d => d.TenantId == tenant).Select(d => d.DefinitionId).ToListAsync();
    }
}
