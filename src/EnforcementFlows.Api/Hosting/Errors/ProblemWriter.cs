using System.Diagnostics;
using EnforcementFlows.Api.Hosting.Telemetry;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace EnforcementFlows.Api.Hosting.Errors;

/// <summary>Writes every error as application/problem+json, whatever the caller says it accepts.</summary>
internal sealed class ProblemWriter(IOptions<JsonOptions> json, RefusalRecord refusals) : IProblemDetailsWriter
{
    public bool CanWrite(ProblemDetailsContext context) => true;

    public async ValueTask WriteAsync(ProblemDetailsContext context)
    {
        var http = context.HttpContext;
        Complete(context.ProblemDetails, http);
        await refusals.WriteAsync(http, context.ProblemDetails);
        http.Response.StatusCode = context.ProblemDetails.Status!.Value;
        http.Response.Headers.CacheControl = "no-store";
        await http.Response.WriteAsJsonAsync<ProblemDetails>(
            context.ProblemDetails, json.Value.SerializerOptions, "application/problem+json", http.RequestAborted);
    }

    private static void Complete(ProblemDetails problem, HttpContext http)
    {
        problem.Status ??= http.Response.StatusCode;
        if (!problem.Extensions.TryGetValue("code", out var code))
        {
            problem.Extensions["code"] = code = ErrorCodes.ForStatus(problem.Status.Value);
            problem.Title = ErrorCodes.TitleOf((string)code!);
        }
        problem.Type = $"urn:enforcementflows:error:{code}";
        http.Features.Get<IHttpActivityFeature>()?.Activity.SetTag(RequestTracing.ErrorCode, code);
        problem.Extensions["traceId"] = Activity.Current?.TraceId.ToHexString() ?? http.TraceIdentifier;
    }
}
