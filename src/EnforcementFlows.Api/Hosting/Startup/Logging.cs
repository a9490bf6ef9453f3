using System.Globalization;
using Serilog;
using Serilog.Extensions.Logging;

namespace EnforcementFlows.Api.Hosting.Startup;

internal static class Logging
{
    /// <summary>Each line ends with the ids by which it is found among the traces, where it belongs to one.</summary>
    private const string Line = "[{Timestamp:HH:mm:ss} {Level:u3}] {Message:lj} {TraceId} {SpanId}{NewLine}{Exception}";

    /// <summary>Logs to the console; section <c>Serilog</c> adds files, section <c>Logging</c> sets levels as everywhere in ASP.NET Core.</summary>
    public static void AddHostLogging(this WebApplicationBuilder builder)
    {
        var logger = new LoggerConfiguration()
            .MinimumLevel.Verbose()
            .WriteTo.Console(outputTemplate: Line, formatProvider: CultureInfo.InvariantCulture)
            .ReadFrom.Configuration(builder.Configuration)
            .CreateLogger();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<ILoggerProvider>(_ => new SerilogLoggerProvider(logger, dispose: true)); // AddSerilog would overrule section Logging
    }
}
