using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Api.Hosting.Startup;
using EnforcementFlows.Api.Tests.Hosting;
using EnforcementFlows.Data;
using EnforcementFlows.Domain.Deadlines;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EnforcementFlows.Api.Tests.Features.Courts;

[Collection(SharedApp.Name)]
public sealed class ProfileTests(EnforcementApp app)
{
    private static readonly string[] FiveCourts = ["hualong", "jiangyuan", "shihe", "tongbai", "wolong"];

    [Fact] // a node of fewer than three days is alerted at its start (C-31), a lift on its second day (C-28)
    public void Tongbai_EveryNodeLongerThanThreeDays_AlertsThreeDaysAhead()
    {
        var nodes = app.Services.GetRequiredService<ProfileCatalog>().Get("tongbai", app.Services.GetRequiredService<TimeProvider>().GetUtcNow()).Nodes;

        nodes.Where(node => node.Value is { Kind: DeadlineKind.Procedural, EndsByItself: false } && !node.Key.EndsWith("-lift", StringComparison.Ordinal))
            .Where(node => !node.Value.Alert.Contains(Period.Days(3))).Select(node => node.Key).Should().BeEmpty("TB-3.2-14b reminds of every node three days ahead");
    }

    [Fact]
    public async Task ListCourts_BeforeSignIn_NamesAllFive()
    {
        var courts = await (await app.Anonymous().GetAsync("/api/courts")).ReadJsonAsync();

        courts.EnumerateArray().Select(court => court.GetProperty("court").GetString()).Should().Equal(FiveCourts);
    }

    [Fact]
    public async Task Import_FilesUnchanged_AddsNoVersion()
    {
        await using var again = await EnforcementApp.StartAsync(("ConnectionStrings:EnforcementFlows", app.ConnectionString));
        await using var scope = again.Services.CreateAsyncScope();

        var versions = await scope.ServiceProvider.GetRequiredService<EnforcementDbContext>().CourtProfiles.Select(row => row.Court).ToListAsync();

        versions.Should().BeEquivalentTo(FiveCourts);
    }

    [Fact]
    public async Task DemoAccounts_SecondStart_AddsNobody()
    {
        await using var again = await EnforcementApp.StartAsync(("ConnectionStrings:EnforcementFlows", app.ConnectionString));
        await using var scope = again.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EnforcementDbContext>();

        (await db.Users.CountAsync()).Should().Be(await db.Users.Select(user => user.NormalizedUserName).Distinct().CountAsync()).And.BeGreaterThan(50);
        foreach (var court in FiveCourts)
            (await db.Users.Where(user => user.Court == court).Select(user => user.UserName).ToListAsync()).Should().Contain($"{court}.admin").And.Contain($"{court}.judge1");
        (await db.ApiClients.CountAsync(client => client.Court == "tongbai")).Should().Be(7);
    }

    [Fact]
    public async Task Import_EditedFile_BecomesANewVersionFromItsDay()
    {
        await using var own = await EnforcementApp.StartAsync();
        using var folder = new WorkflowsCopy(own.Services.GetRequiredService<HostFolders>().Workflows);
        folder.EditTongbai(json => json.Replace("\"effectiveFrom\": \"2022-01-01\"", "\"effectiveFrom\": \"2026-04-01\"", StringComparison.Ordinal));

        await using var next = await EnforcementApp.StartAsync(
            ("ConnectionStrings:EnforcementFlows", own.ConnectionString), ("WorkflowsDirectory", folder.Path));

        var firstOfApril = new DateTimeOffset(2026, 4, 1, 0, 0, 0, TimeSpan.FromHours(8));
        var profiles = next.Services.GetRequiredService<ProfileCatalog>();
        profiles.Get("tongbai", firstOfApril.AddSeconds(-1)).Version.Should().Be(1);
        profiles.Get("tongbai", firstOfApril).Version.Should().Be(2);
        profiles.GetVersion("tongbai", 2).EffectiveFrom.Should().Be(new DateOnly(2026, 4, 1));
    }

    [Fact]
    public async Task Load_StoredVersionWithASettingDroppedSince_StartsAllTheSame()
    {
        await using var own = await EnforcementApp.StartAsync();
        await using (var scope = own.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<EnforcementDbContext>();
            await db.CourtProfiles.Where(row => row.Court == "tongbai").ExecuteUpdateAsync(
                row => row.SetProperty(r => r.Json, r => r.Json.Replace("\"alertTime\":\"09:00\"", "\"droppedSince\":1,\"alertTime\":\"09:00\"")));
        }

        await using var next = await EnforcementApp.StartAsync(("ConnectionStrings:EnforcementFlows", own.ConnectionString));

        next.Services.GetRequiredService<ProfileCatalog>().GetVersion("tongbai", 1).Settings.AlertTime.Should().Be(new TimeOnly(9, 0));
    }

    [Theory]
    [InlineData("\"alertTime\": \"09:00\"", "\"alarmTime\": \"09:00\"", "alarmTime")]
    [InlineData("\"alertTime\": \"09:00\"", "\"alertTime\": \"nine\"", "alertTime")]
    [InlineData("\"court\": \"tongbai\"", "\"court\": \"tongbei\"", "tongbei")]
    [InlineData("\"from\": \"filed\"", "\"from\": \"sometime\"", "sometime")]
    public async Task Read_WrongFile_NamesFileAndPlace(string right, string wrong, string named)
    {
        var workflows = app.Services.GetRequiredService<HostFolders>().Workflows;
        using var folder = new WorkflowsCopy(workflows);
        folder.EditTongbai(json => json.Replace(right, wrong, StringComparison.Ordinal));
        await using var scope = app.Services.CreateAsyncScope();
        var import = scope.ServiceProvider.GetRequiredService<ProfileImport>();

        var failure = await FluentActions.Awaiting(() => import.RunAsync(folder.Path, CancellationToken.None)).Should().ThrowAsync<ProfileException>();

        failure.Which.Message.Should().Contain("profile.json $").And.Contain(named);
    }
}
