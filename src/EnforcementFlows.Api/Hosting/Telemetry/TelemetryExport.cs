using System.Diagnostics;
using System.Reflection;
using EnforcementFlows.Workflow.Telemetry;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace EnforcementFlows.Api.Hosting.Telemetry;

/// <summary>
/// Sends spans and measurements to a collector by OTLP while the host runs. The standard variables (<c>OTEL_…</c>) say where to and
/// how; without an endpoint there is none of this.
/// </summary>
internal sealed class TelemetryExport(IConfiguration configuration) : IHostedService, IDisposable
{
    private const string ServiceName = "enforcementflows";

    private static readonly string[] Sources = ["Microsoft.AspNetCore", "System.Net.Http", "Npgsql", WorkflowTelemetry.Name];

    private static readonly string[] Meters =
        ["Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Net.Http", "System.Runtime", "Npgsql", WorkflowTelemetry.Name];

    /// <summary>Seconds; close together about the 50 ms within which an inbox is to answer.</summary>
    private static readonly double[] AnswerTimes = [0.002, 0.005, 0.01, 0.02, 0.03, 0.04, 0.05, 0.075, 0.1, 0.2, 0.5, 1, 2.5, 5, 10];

    private ActivityListener? _errors;
    private OpenTelemetrySdk? _sdk;

    /// <summary>Whether the configuration names a collector.</summary>
    public static bool IsWanted(IConfiguration configuration) => IsWanted(configuration, "TRACES") || IsWanted(configuration, "METRICS");

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _errors = new() { ShouldListenTo = source => Sources.Contains(source.Name), ExceptionRecorder = SpanPrivacy.LeaveOutWords };
        ActivitySource.AddActivityListener(_errors);
        _sdk = OpenTelemetrySdk.Create(Configure);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    /// <summary>Sends what has been measured up to here.</summary>
    public void Dispose()
    {
        _sdk?.Dispose();
        _errors?.Dispose();
    }

    private void Configure(IOpenTelemetryBuilder telemetry)
    {
        telemetry.Services.AddSingleton(configuration);
        telemetry.ConfigureResource(Describe).UseOtlpExporter();
        if (IsWanted(configuration, "TRACES"))
            telemetry.WithTracing(tracing => tracing.AddSource(Sources).AddProcessor(new SpanPrivacy()));
        if (IsWanted(configuration, "METRICS"))
        {
            telemetry.WithMetrics(metrics => metrics.AddMeter(Meters)
                .AddView("http.server.request.duration", new ExplicitBucketHistogramConfiguration { Boundaries = AnswerTimes }));
        }
    }

    // what the variables say counts more
    private static void Describe(ResourceBuilder resource) => resource.Clear()
        .AddService(ServiceName, serviceVersion: typeof(TelemetryExport).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion)
        .AddTelemetrySdk().AddEnvironmentVariableDetector();

    private static bool IsWanted(IConfiguration configuration, string signal) =>
        configuration["OTEL_SDK_DISABLED"] is not ("true" or "TRUE") && configuration[$"OTEL_{signal}_EXPORTER"] != "none"
        && (!string.IsNullOrWhiteSpace(configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]) || !string.IsNullOrWhiteSpace(configuration[$"OTEL_EXPORTER_OTLP_{signal}_ENDPOINT"]));
}
