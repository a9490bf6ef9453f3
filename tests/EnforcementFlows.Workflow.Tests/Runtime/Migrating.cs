using System.Text.Json.Nodes;
using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.Migration;
using EnforcementFlows.Workflow.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EnforcementFlows.Workflow.Tests.Runtime;

/// <summary>Takes instances to the version that is published now.</summary>
internal static class Migrating
{
    /// <summary>How an instance would go over by the map that suggests itself, changed by the test.</summary>
    public static async Task<PlanMapping> MappingAsync(this EngineHost host, Guid id, Func<MigrationMap, MigrationMap>? change = null)
    {
        await using var db = host.NewContext();
        var instance = await db.WorkflowInstances.SingleAsync(i => i.Id == id);
        var published = await db.Definitions.Where(d => d.DefinitionId == instance.DefinitionId && d.IsPublished).Select(d => d.VersionId).SingleAsync();
        var plans = host.Services.GetRequiredService<MigrationPlans>();
        var from = await plans.PinnedAsync(EngineHost.Tenant, [instance.PlanHash], CancellationToken.None);
        var to = await plans.VersionAsync(EngineHost.Tenant, published, CancellationToken.None);
        var map = MigrationProposal.Of(from, to!);
        return new(from[0], to!, change is null ? map : change(map));
    }

    public static async Task<MigrationEffect> MigrateAsync(this EngineHost host, Guid id, Func<MigrationMap, MigrationMap>? change = null) =>
        await host.MigrateAsync(id, await host.MappingAsync(id, change));

    public static async Task<MigrationEffect> MigrateAsync(this EngineHost host, Guid id, PlanMapping mapping)
    {
        MigrationEffect? effect = null;
        await host.Runtime.ExecuteAsync(
            EngineHost.NewCommand("migrate"), id,
            async burst =>
            {
                effect = await burst.MigrateAsync(id, mapping, "test", CancellationToken.None);
                return null;
            },
            CancellationToken.None);
        return effect!;
    }

    public static Task UndoAsync(this EngineHost host, Guid id, MigrationUndo undo) => host.Runtime.ExecuteAsync(
        EngineHost.NewCommand("undo"), id,
        async burst =>
        {
            await burst.UndoMigrationAsync(id, undo, "test", CancellationToken.None);
            return null;
        },
        CancellationToken.None);

    /// <summary>The code with which a migration is refused; nothing is written then.</summary>
    public static async Task<string> RefusedAsync(this EngineHost host, Guid id, Func<MigrationMap, MigrationMap>? change = null)
    {
        var before = (await host.ShowAsync(id)).Version;
        var refused = await host.Awaiting(h => h.MigrateAsync(id, change)).Should().ThrowAsync<RepairRefusedException>();
        (await host.ShowAsync(id)).Version.Should().Be(before);
        return refused.Which.Code;
    }

    /// <summary>How often an activity has begun, as the journal tells it.</summary>
    public static async Task<int> BegunAsync(this EngineHost host, Guid id, string activity)
    {
        await using var db = host.NewContext();
        var bodies = await db.Journal.Where(j => j.InstanceId == id).Select(j => j.Body).ToListAsync();
        return bodies.SelectMany(body => JsonNode.Parse(body)!["lines"]!.AsArray()).Count(
            line => line![2]!.GetValue<string>() == "Started" && line[1]!.GetValue<string>().Split(':')[^1] == activity);
    }

    public static async Task<string> VersionAsync(this EngineHost host, Guid id)
    {
        await using var db = host.NewContext();
        return await db.WorkflowInstances.Where(i => i.Id == id).Select(i => i.VersionId).SingleAsync();
    }

    /// <summary>The map with other words on some activities.</summary>
    public static MigrationMap With(this MigrationMap map, params NodeMapping[] nodes) =>
        map with { Nodes = [.. map.Nodes.Where(node => nodes.All(other => other.From != node.From)), .. nodes] };
}

/// <summary>Offers a task to a role, and offers it anew when it is asked to.</summary>
[Activity("Test.Offer")]
[ActivityInput("role", "String", Required = true)]
[ActivityInput("outcomes", "Object")]
[ActivityOutcomes(FromInput = "outcomes")]
internal sealed class OfferActivity : Activity
{
    public override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        context.CreateTask(new() { Name = context.ActivityId, Roles = [context.RequiredText("role")], Outcomes = ["done"] });
        return ValueTask.CompletedTask;
    }

    public override ValueTask RenewAsync(ActivityExecutionContext context) => ExecuteAsync(context);

    public override ValueTask ResumeAsync(ActivityExecutionContext context, Stimulus stimulus)
    {
        context.Complete(((TaskCompletedStimulus)stimulus).Outcome);
        return ValueTask.CompletedTask;
    }
}
