using System.Text.Json.Nodes;
using EnforcementFlows.Workflow.Execution;
using Microsoft.EntityFrameworkCore;
using static EnforcementFlows.Workflow.Tests.Runtime.Flow;

namespace EnforcementFlows.Workflow.Tests.Runtime;

/// <summary>An operator corrects a value that a flow goes on with.</summary>
public sealed class VariableTests
{
    [Fact]
    public async Task Change_OfAVariable_TheFlowGoesOnWithItAndBothValuesAreJournalled()
    {
        await using var host = await EngineHost.StartAsync(Typed("String"));
        var id = await host.StartInstanceAsync("typed", "case-1");

        var effect = await host.RepairAsync(id, new ChangeVariable(1, "next", "right"));

        (effect.Before, effect.After).Should().Be(("next = \"wrong\"", "next = \"right\""));
        await host.ShouldBeConsistentAsync();
        await host.PublishAsync("go", "case-1");
        await using var db = host.NewContext();
        (await db.EventWaits.SingleAsync()).Name.Should().Be("right");
        (await db.Journal.SingleAsync(j => j.Kind == nameof(ChangeVariable))).Body.Should().Contain("wrong").And.Contain("right");
    }

    [Fact]
    public async Task Change_SaidOfAStepWithin_ChangesTheInnermostVariableThatItSees()
    {
        var inner = new JsonObject { ["id"] = "v2", ["name"] = "V", ["typeName"] = "String", ["storageDriverTypeName"] = "WorkflowInstanceStorageDriver" };
        await using var host = await EngineHost.StartAsync(
            Definition("nested", Steps("root", Steps("block", WaitFor("go"), Asking("inside")).With("variables", new JsonArray(inner)), Asking("outside")), "V"));
        var id = await host.StartInstanceAsync("nested", "case-1");

        await host.RepairAsync(id, new ChangeVariable((await host.FindContextAsync(id, "go"))!.Value, "V", "changed"));

        await host.PublishAsync("go", "case-1");
        await using var db = host.NewContext();
        (await db.EventWaits.AsNoTracking().SingleAsync()).Name.Should().Be("changed");
        await host.PublishAsync("changed", "case-1");
        (await db.EventWaits.AsNoTracking().SingleAsync()).Name.Should().Be("untouched", "the outer one is another");
        await host.ShouldBeConsistentAsync();

        JsonObject Asking(string step) => Do("Elsa.Event", step, ("eventName", "=getV() ?? 'untouched'"));
    }

    [Fact]
    public async Task Change_OfAVariableThatMustNotBeRecorded_NoValueIsJournalled()
    {
        await using var host = await EngineHost.StartAsync(Typed("String", hidden: true));
        var id = await host.StartInstanceAsync("typed", "case-1");

        var effect = await host.RepairAsync(id, new ChangeVariable(1, "next", "right"));

        $"{effect.Before} {effect.After}".Should().NotContain("wrong").And.NotContain("right");
        await using var db = host.NewContext();
        (await db.Journal.SingleAsync(j => j.Kind == nameof(ChangeVariable))).Body.Should().NotContain("wrong").And.NotContain("right");
        await host.PublishAsync("go", "case-1");
        (await db.EventWaits.SingleAsync()).Name.Should().Be("right");
    }

    [Fact]
    public async Task Change_WhileTheInstanceStandsStill_LeavesItStandingUntilItIsRetried()
    {
        await using var host = await EngineHost.StartAsync(Definition("fault", Steps("root", Do("Test.Flaky", "f"), Do("Elsa.Event", "e", ("eventName", "=getV()"))), "V"));
        var id = await host.FaultedAsync("fault");

        await host.RepairAsync(id, new ChangeVariable(1, "V", "x"));

        await host.StatusShouldBeAsync(id, "Finished", "Faulted");
        await host.ShouldBeConsistentAsync();
        await host.MendAsync(id);
        await using var db = host.NewContext();
        (await db.EventWaits.SingleAsync()).Name.Should().Be("x");
    }

    [Theory]
    [InlineData("String", "1", "repair.variable-type")]
    [InlineData("Int32", "1.5", "repair.variable-type")]
    [InlineData("Int32", "\"1\"", "repair.variable-type")]
    [InlineData("Boolean", "\"true\"", "repair.variable-type")]
    [InlineData("DateTimeOffset", "\"someday\"", "repair.variable-type")]
    [InlineData("Guid", "\"x\"", "repair.variable-type")]
    [InlineData("Int32", "1", null)]
    [InlineData("Object", "{\"a\":[1]}", null)]
    [InlineData("DateTimeOffset", "\"2026-03-02T09:00:00+08:00\"", null)]
    [InlineData("String", "null", null)]
    public async Task Change_ToAValueOfAnotherType_IsRefused(string type, string value, string? code)
    {
        await using var host = await EngineHost.StartAsync(Typed(type));
        var id = await host.StartInstanceAsync("typed", "case-1");
        var change = new ChangeVariable(1, "next", Values.WorkflowValue.Parse(value));

        if (code is null)
            await host.RepairAsync(id, change);
        else
            await SkipTests.RefusedAsync(host, id, change, code, "value");
    }

    [Fact]
    public async Task Change_OfWhatIsNotDeclared_IsRefused()
    {
        await using var host = await EngineHost.StartAsync(Typed("String"));
        var id = await host.StartInstanceAsync("typed", "case-1");

        await SkipTests.RefusedAsync(host, id, new ChangeVariable(1, "other", "x"), "repair.variable-unknown", "variable");
        await SkipTests.RefusedAsync(host, id, new ChangeVariable(7, "next", "x"), "repair.step-gone");
    }

    private static string Typed(string type, bool hidden = false)
    {
        var next = new JsonObject { ["id"] = "v1", ["name"] = "next", ["typeName"] = type, ["storageDriverTypeName"] = "WorkflowInstanceStorageDriver" };
        if (type == "String")
            next["value"] = "wrong";
        if (hidden)
            next["logPersistenceMode"] = "Exclude";
        return Definition("typed", Steps("root", WaitFor("go"), Do("Elsa.Event", "e", ("eventName", "=getNext()"))), "none").WithTop("variables", new JsonArray(next));
    }
}
