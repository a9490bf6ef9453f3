using System.Text.Json.Nodes;
using EnforcementFlows.Api.Tests.Docs;
using EnforcementFlows.Api.Tests.Hosting;
using EnforcementFlows.Client;
using FluentAssertions;

namespace EnforcementFlows.Api.Tests.Clients;

/// <summary>The clients under clients/: generated from the document that the host serves, and used against the real host.</summary>
[Collection(SharedApp.Name)]
public sealed class GeneratedClientTests(EnforcementApp app)
{
    private const string Now = EnforcementApp.Start;

    [Fact]
    public async Task Clients_AreGeneratedFromTheDocumentThatIsServed()
    {
        var served = JsonNode.Parse(await app.Anonymous().GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative)));
        var used = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Page.Root, "clients", "openapi.json")));

        JsonNode.DeepEquals(served, used).Should().BeTrue("an endpoint has changed: run ./dev clients");
    }

    [Fact]
    public async Task CSharpClient_FilesACaseReportsAndReads()
    {
        using var http = ClientCredentials.Connect(app.ClientOptions.BaseAddress, "tongbai.filing-system", EnforcementApp.Password);
        var client = new EnforcementFlowsClient(http);
        var filing = Filing($"（2026）豫1330执{Random.Shared.Next(100_000, 900_000)}号");

        var filed = await client.FileCaseAsync(filing);
        var again = await client.FileCaseAsync(filing);
        var reported = await client.PostEventAsync(filed.Id, new() { Type = "clue.received", OccurredAt = DateTimeOffset.Parse(Now, null) }, "clue-1");
        var deadlines = await client.ListDeadlinesAsync(filed.Id);
        var read = await client.GetCaseAsync(filed.Id);

        again.Id.Should().Be(filed.Id);
        (filed.CaseType, filed.ClaimAmount, reported.Type).Should().Be((CaseType.FirstEnforcement, "50000.00", "clue.received"));
        // three days after Monday 2 March end with Thursday 5 March
        deadlines.Items.Single(d => d.Node == "enforcement-notice").DueOn.Should().Be(new DateOnly(2026, 3, 5));
        read.Debtors.Single().IdNumber.Should().Be("000*************2X");
    }

    [Fact]
    public async Task CSharpClient_BadFiling_ThrowsTheProblemWithEveryField()
    {
        using var http = ClientCredentials.Connect(app.ClientOptions.BaseAddress, "tongbai.filing-system", EnforcementApp.Password);
        var bad = Filing("（2026）豫1303执1号");
        bad.ClaimAmount = "-1";

        var thrown = (await FluentActions.Awaiting(() => new EnforcementFlowsClient(http).FileCaseAsync(bad)).Should().ThrowAsync<ApiException<Problem>>()).Which;

        thrown.StatusCode.Should().Be(400);
        thrown.Result.Errors!.Select(error => error.Field).Should().Contain(["caseNumber", "claimAmount"]);
    }

    private static FilingDraft Filing(string number) => new()
    {
        CaseNumber = number,
        CaseType = "first-enforcement",
        ApplicationReceivedOn = "2026-03-02",
        FiledAt = Now,
        MaterialReceivedAt = Now,
        Title = new() { Kind = "judgment", Number = "（2025）豫1330民初88号", EffectiveOn = "2026-01-20" },
        Cause = "民间借贷纠纷",
        ClaimAmount = "50000.00",
        Applicants = [new() { Name = "申请执行人甲", Kind = "natural", IdNumber = "000000199001010018" }],
        Debtors = [new() { Name = "被执行人乙", Kind = "natural", IdNumber = "00000019850615002X" }],
    };
}
