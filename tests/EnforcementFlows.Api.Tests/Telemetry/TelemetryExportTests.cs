using System.Net;
using System.Text;
using EnforcementFlows.Api.Hosting.Telemetry;
using EnforcementFlows.Api.Tests.Features.FirstEnforcement;
using EnforcementFlows.Api.Tests.Hosting;
using EnforcementFlows.Api.Tests.Simulators;
using EnforcementFlows.Data;
using EnforcementFlows.Testing;
using EnforcementFlows.Workflow.Telemetry;
using FluentAssertions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace EnforcementFlows.Api.Tests.Telemetry;

/// <summary>The host beside a collector: what an operator can see there, and what nobody may.</summary>
public sealed class TelemetryExportTests
{
    private const string Secret = "token-in-an-address";

    [Fact]
    public async Task Host_WithACollector_ExportsSpansAndMeasurementsWithoutPersonalData()
    {
        await using var collector = await Partner.OpenAsync();
        collector.Answer = _ => HttpStatusCode.OK;
        await using var host = await HostProcess.StartAsync(
            HostProcess.FreeAddress(), ("Clock__Start", "2026-04-28T10:00:00+08:00"), ("OTEL_SERVICE_NAME", "enforcement-test"),
            ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Address.ToString()), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"));

        await WorkAsync(host);
        var lines = await host.StopAsync();

        var (traces, metrics) = (Exported(collector, "/v1/traces"), Exported(collector, "/v1/metrics"));
        traces.Should().ContainAll(
            "enforcement-test", "POST /api/cases", "burst file-case", "tongbai-first-enforcement", "burst alarm:deadline", "deliver webhook", "fire timers",
            "case.duplicate", "flow_command").And.NotContain("/health");
        metrics.Should().ContainAll(
            "enforcement-test", "workflow.burst.duration", "workflow.burst.lock.duration", "workflow.timer.lateness", "workflow.timer.due", "workflow.incident.open", "workflow.outbox.deliveries",
            "http.server.request.duration", "/api/cases/{caseId:guid}/tasks", "/api/tasks/", "db.client.connection.count", "dotnet.gc.collections").And.NotContain("/health");
        foreach (var exported in new[] { traces, metrics })
            exported.Should().NotContainAny("申请人甲", "被执行人乙", "000000199001010018", "00000019850615002X", "13900000000", "某路", "豫1330", "50000.01", Secret, EnforcementApp.Password);
        lines.Should().MatchRegex(@"Outbox message \d+ of kind webhook:\S+ was not delivered [0-9a-f]{32} [0-9a-f]{16}");
    }

    [Fact]
    public async Task Statement_Fails_IsExportedWithItsTypeAndWithoutTheWordsOfTheError()
    {
        await using var collector = await Partner.OpenAsync();
        collector.Answer = _ => HttpStatusCode.OK;
        var settings = new ConfigurationBuilder().AddInMemoryCollection(
        [
            new("ConnectionStrings:EnforcementFlows", await (await TestCluster.GetAsync()).CreateDatabaseAsync()),
            new("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", $"{collector.Address}v1/traces"), new("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
        ]).Build();
        await using var services = new ServiceCollection().AddEnforcementData(settings).AddMetrics().AddSingleton<WorkflowTelemetry>().BuildServiceProvider();
        using var export = new TelemetryExport(settings);
        await export.StartAsync(CancellationToken.None);

        using (services.GetRequiredService<WorkflowTelemetry>().Source.StartActivity("burst test"))
        await using (var command = services.GetRequiredService<NpgsqlDataSource>().CreateCommand("SELECT $1::uuid"))
        {
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = "被执行人乙" });
            (await command.Invoking(c => c.ExecuteScalarAsync()).Should().ThrowAsync<PostgresException>()).WithMessage("*被执行人乙*");
        }

        await export.StopAsync(CancellationToken.None);
        var traces = Exported(collector, "/v1/traces");
        traces.Should().ContainAll("burst test", "SELECT $1::uuid", "22P02", "Npgsql.PostgresException").And.NotContain("被执行人乙");
    }

    // a case is filed, and once more with other facts; its alarms ring; a subscriber can not be reached; people look for things by name
    private static async Task WorkAsync(HostProcess host)
    {
        await host.SendAsync("tongbai.filing-system", HttpMethod.Post, "/api/webhooks", new { url = $"{HostProcess.FreeAddress()}{Secret}" });
        var filing = Filing.First();
        var debtor = new { name = "被执行人乙", kind = "natural", idNumber = "00000019850615002X", phone = "13900000000", address = "桐柏县某路2号" };
        filing["debtors"] = new[] { debtor };
        var id = (await host.SendAsync("tongbai.filing-system", HttpMethod.Post, "/api/cases", filing)).GetProperty("id").GetGuid();
        filing["claimAmount"] = "50000.01";
        (await host.AskAsync("tongbai.filing-system", HttpMethod.Post, "/api/cases", filing)).StatusCode.Should().Be(HttpStatusCode.Conflict);
        await host.MoveClockAsync("2026-05-09T10:00:00+08:00");
        await host.ListAsync("tongbai.director", $"/api/cases/{id}/tasks");
        await host.ListAsync("tongbai.director", "/api/tasks?view=team");
        await host.AskAsync("tongbai.director", HttpMethod.Get, "/api/cases?q=被执行人乙", null);
        await host.AskAsync("tongbai.director", HttpMethod.Get, "/api/persons/被执行人乙", null);
    }

    private static string Exported(Partner collector, string path) =>
        string.Concat(collector.Taken.Where(received => received.Path == path).Select(received => Encoding.UTF8.GetString(received.Body)));
}
