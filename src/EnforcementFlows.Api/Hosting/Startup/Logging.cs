using System.Globalization;
using Serilog;

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
        builder.Logging.ClearProviders().AddSerilog(logger, dispose: true);
    }
}
