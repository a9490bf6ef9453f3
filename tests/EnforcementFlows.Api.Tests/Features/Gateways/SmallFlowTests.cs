using System.Text.Json;
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
        object Input(string value) => new { typeName = "String", expression = new { type = "Literal", value } };
        object Edge(string port) => new { source = new { activity = "ask", port }, target = new { activity = port, port = "In" } };
        object Note(string port) => new { id = port, type = "Test.Keep", name = Input("outcome"), value = Input(port) };
        return JsonSerializer.Serialize(new
        {
            id = "ask-v1",
            definitionId = "ask",
            name = "ask",
            version = 1,
            isPublished = true,
            isLatest = true,
            root = new
            {
                id = "root",
                type = "Elsa.Flowchart",
                activities = new object[]
                {
                    new
                    {
                        id = "ask", type = "Court.CallGateway", gateway = Input(gateway), operation = Input(operation), clause = Input("TB-3.2-20b"),
                        data = new { typeName = "Object", expression = new { type = "JavaScript", value = "({ text: '您好' })" } },
                    },
                    Note("Answered"),
                    Note("Refused"),
                },
                connections = new[] { Edge("Answered"), Edge("Refused") },
            },
        });
    }
}
