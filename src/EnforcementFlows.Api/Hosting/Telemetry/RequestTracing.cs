using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;

namespace EnforcementFlows.Api.Hosting.Telemetry;

internal static class RequestTracing
{
    /// <summary>The attribute that holds the code of an error answer.</summary>
    public const string ErrorCode = "enforcement.error.code";

    /// <summary>Exports telemetry if a collector is configured.</summary>
    public static void AddTelemetryExport(this WebApplicationBuilder builder)
    {
        if (TelemetryExport.IsWanted(builder.Configuration))
            builder.Services.AddHostedService(_ => new TelemetryExport(builder.Configuration));
    }

    /// <summary>Has the span of each request say which operation it was and how it ended. Looks at the host's health leave no trace.</summary>
    public static void UseRequestTracing(this WebApplication app)
    {
        if (!TelemetryExport.IsWanted(app.Configuration))
            return;
        app.Use(async (http, next) =>
        {
            var span = http.Features.Get<IHttpActivityFeature>()?.Activity;
            if (http.Request.Path.StartsWithSegments("/health"))
                Forget(span);
            await next(http);
            if (span is { IsAllDataRequested: true })
                Describe(span, http);
        });
    }

    // nothing below it is recorded either
    private static void Forget(Activity? span)
    {
        if (span is null)
            return;
        span.IsAllDataRequested = false;
        span.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
    }

    private static void Describe(Activity span, HttpContext http)
    {
        var endpoint = http.GetEndpoint() ?? http.Features.Get<IExceptionHandlerFeature>()?.Endpoint;
        var route = (endpoint as RouteEndpoint)?.RoutePattern.RawText;
        span.DisplayName = route is null ? http.Request.Method : $"{http.Request.Method} {route}";
        span.SetTag("http.request.method", http.Request.Method).SetTag("http.route", route).SetTag("http.response.status_code", http.Response.StatusCode);
        if (http.Response.StatusCode >= StatusCodes.Status500InternalServerError)
            span.SetTag("error.type", span.GetTagItem(ErrorCode) ?? $"{http.Response.StatusCode}").SetStatus(ActivityStatusCode.Error);
    }
}
