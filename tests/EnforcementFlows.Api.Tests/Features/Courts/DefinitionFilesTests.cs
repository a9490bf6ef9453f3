using EnforcementFlows.Api.Tests.Hosting;
using EnforcementFlows.Data;
using EnforcementFlows.Testing;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EnforcementFlows.Api.Tests.Features.Courts;

/// <summary>Definitions are read and checked at a start only where files or program are others than those that were found right.</summary>
public sealed class DefinitionFilesTests : IAsyncLifetime
{
    private const string Name = "办理总对总网络查询";

    private readonly TemporaryFolder _folder = TemporaryFolder.Create();
    private string _database = null!;

    private string Query => Path.Combine(_folder.Path, "national/definitions/national-query.json");

    public async Task InitializeAsync()
    {
        BuiltProject.CopyWorkflows(_folder.Path);
        _database = await (await TestCluster.GetAsync()).CreateDatabaseAsync();
    }

    [Fact]
    public async Task Start_SameFilesAgain_ChecksAndPublishesNothing()
    {
        var before = await StartAsync();

        var after = await StartAsync();

        before.Marks.Should().Be(1);
        after.Should().BeEquivalentTo(before);
    }

    [Fact]
    public async Task Start_FileEdited_PublishesItAtEveryCourtThatRunsIt()
    {
        var before = await StartAsync();
        await EditAsync(Query, text => text.Replace(Name, Name + "（新）", StringComparison.Ordinal));

        var after = await StartAsync();

        after.Should().Be(before with { Versions = before.Versions + 5, Marks = 2 });
    }

    [Fact]
    public async Task Start_RefusedFile_IsLookedAtAgainUntilItIsMended()
    {
        var right = await File.ReadAllTextAsync(Query);
        await EditAsync(Query, text => text.Replace("Court.HumanTask", "Court.NoSuchTask", StringComparison.Ordinal));
        var refused = await StartAsync();
        await File.WriteAllTextAsync(Query, right);

        var mended = await StartAsync();

        refused.Marks.Should().Be(0, "nobody has found all of them right");
        mended.Marks.Should().Be(1);
        mended.Definitions.Should().BeGreaterThanOrEqualTo(refused.Definitions + 5);
    }

    [Fact]
    public async Task Start_AnotherFileEdited_ChecksAllDefinitionsAgain()
    {
        await StartAsync();
        await EditAsync(Path.Combine(_folder.Path, "courts/hualong/steps.json"), text => text + "\n");

        (await StartAsync()).Marks.Should().Be(2, "a definition may name any of these files");
    }

    public Task DisposeAsync()
    {
        _folder.Dispose();
        return Task.CompletedTask;
    }

    private async Task<Stored> StartAsync()
    {
        await using var app = await EnforcementApp.StartAsync(("ConnectionStrings:EnforcementFlows", _database), ("WorkflowsDirectory", _folder.Path));
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EnforcementDbContext>();
        return new(await db.Definitions.CountAsync(row => row.IsPublished), await db.Definitions.CountAsync(), await db.DefinitionImports.CountAsync());
    }

    private static async Task EditAsync(string file, Func<string, string> edit)
    {
        var before = await File.ReadAllTextAsync(file);
        var after = edit(before);
        after.Should().NotBe(before);
        await File.WriteAllTextAsync(file, after);
    }

    private sealed record Stored(int Definitions, int Versions, int Marks);
}
