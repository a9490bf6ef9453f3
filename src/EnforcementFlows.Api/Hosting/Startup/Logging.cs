using System.Globalization;
using Serilog;
using Serilog.Extensions.Logging;

namespace EnforcementFlows.Api.Hosting.Startup;

internal static class Logging
{
    /// <summary>Logs to the console; section <c>Serilog</c> adds files, section <c>Logging</c> sets levels as everywhere in ASP.NET Core.</summary>
    public static void AddHostLogging(this WebApplicationBuilder builder)
    {
        var logger = new LoggerConfiguration()
            .MinimumLevel.Verbose()
            .WriteTo.Console(formatProvider: CultureInfo.InvariantCulture)
            .ReadFrom.Configuration(builder.Configuration)
            .CreateLogger();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<ILoggerProvider>(_ => new SerilogLoggerProvider(logger, dispose: true)); // AddSerilog would overrule section Logging
    }
}
