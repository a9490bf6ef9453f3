using EnforcementFlows.Api.Tests.Features.FirstEnforcement;
using EnforcementFlows.Domain.Gateways;
using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.Storage;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;

namespace EnforcementFlows.Api.Tests.Features.Gateways;

/// <summary>Outside systems that no flow of a court asks yet can be asked by any definition.</summary>
public sealed class SmallFlowTests
{
    [Theory]
    [InlineData(GatewayNames.Sms, "send", "send.done", "Answered")]
    [InlineData(GatewayNames.SuperiorCourt, "report", "report.done", "Answered")]
    [InlineData(GatewayNames.SuperiorCourt, "report", "report.failed", "Refused")]
    public async Task CallGateway_InAnyDefinition_WaitsForTheAnswer(string gateway, string operation, string type, string outcome)
    {
        await using var house = await GatewayHouse.OpenAsync(gateway);
        var id = await house.Court.FileAsync(Filing.First());
        var services = house.Court.App.Services;
        Keep.Register(services.GetRequiredService<ActivityRegistry>());
        await services.GetRequiredService<DefinitionImport>().ImportAsync("tongbai", [("ask.json", Definition(gateway, operation))], null, CancellationToken.None);
        var started = await services.GetRequiredService<WorkflowRuntime>().ExecuteAsync(
            new("tongbai", Guid.NewGuid(), "test"), async burst => await burst.StartAsync("ask", [], id.ToString("D"), CancellationToken.None), CancellationToken.None);
        await house.SettleAsync();
        var request = await house.RequestAsync(id);
        request.State.Should().Be(GatewayRequestState.Accepted);
        house.Effects.Values.Single().GetProperty("data").GetProperty("text").GetString().Should().Be("您好");

        await house.SayAsync(new { requestId = request.Id, type, occurredAt = "2026-04-28T09:55:00+08:00", data = new { } }, gateway: gateway);
        await house.SettleAsync();

        Keep.Of(Guid.Parse((string)started.Result!))["outcome"].Should().Be(outcome);
        (await house.TimelineAsync(id)).Should().NotContain(type, "it is no event of the case");
    }

    private static string Definition(string gateway, string operation)
    {
        object Note(string port) => new { id = port, type = "Test.Keep", name = SmallFlow.Text("outcome"), value = SmallFlow.Text(port) };
        return SmallFlow.Definition(
            "ask", [SmallFlow.Ask(gateway, operation, "TB-3.2-20b"), Note("Answered"), Note("Refused")],
            SmallFlow.Edge("ask", "Answered", "Answered"), SmallFlow.Edge("ask", "Refused", "Refused"));
    }
}
