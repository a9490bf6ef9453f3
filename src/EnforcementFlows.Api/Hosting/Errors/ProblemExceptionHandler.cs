using System.Text.Json;
using System.Text.RegularExpressions;
using EnforcementFlows.Domain;
using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.HumanTasks;
using EnforcementFlows.Workflow.Storage;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace EnforcementFlows.Api.Hosting.Errors;

/// <summary>The one place that turns exceptions into answers. What it does not know is 500, logged with its cause and answered without it.</summary>
internal sealed partial class ProblemExceptionHandler(IProblemDetailsService problems, ILogger<ProblemExceptionHandler> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext http, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is OperationCanceledException && http.RequestAborted.IsCancellationRequested)
            return true; // nobody is listening any more

        var problem = ProblemOf(exception);
        if (problem.Status >= StatusCodes.Status500InternalServerError)
            Log.RequestFailed(logger, exception, http.Request.Method, http.Features.Get<IExceptionHandlerFeature>()?.Endpoint?.DisplayName);
        http.Response.StatusCode = problem.Status!.Value;
        return await problems.TryWriteAsync(new() { HttpContext = http, ProblemDetails = problem });
    }

    /// <summary>The answer to a failure.</summary>
    internal static ProblemDetails ProblemOf(Exception exception) => exception switch
    {
        DomainException broken => Problems.Details(StatusCodes.Status409Conflict, broken.Code, broken.Message, Clause(broken)),
        HumanTaskException refused => Problems.Details(StatusCodes.Status409Conflict, refused.Code, refused.Message),
        CommandReusedException reused => Problems.Details(StatusCodes.Status422UnprocessableEntity, ErrorCodes.IdempotencyKeyReused, reused.Message),
        DefinitionMissingException missing => Problems.Details(StatusCodes.Status409Conflict, ErrorCodes.FlowMissing, missing.Message),
        NodeTooOldException => Problems.Details(StatusCodes.Status503ServiceUnavailable, ErrorCodes.Unavailable),
        RepairRefusedException { Field: { } field } refused => Problems.Details(StatusCodes.Status400BadRequest, ErrorCodes.Invalid, errors: [new(refused.Code, refused.Message, field)]),
        RepairRefusedException refused => Problems.Details(StatusCodes.Status409Conflict, refused.Code, refused.Message),
        BurstAbortedException aborted => Problems.Details(StatusCodes.Status409Conflict, ErrorCodes.Stale, aborted.Message),
        RequestException bad => Problems.Details(bad.Status, bad.Code, bad.Detail, bad.Errors),
        BadHttpRequestException bad => Problems.Details(bad.StatusCode, ErrorCodes.ForStatus(bad.StatusCode), errors: Reasons(bad)),
        DbUpdateConcurrencyException => Problems.Details(StatusCodes.Status409Conflict, ErrorCodes.Stale),
        _ when IsOutage(exception) => Problems.Details(StatusCodes.Status503ServiceUnavailable, ErrorCodes.Unavailable),
        _ => Problems.Details(StatusCodes.Status500InternalServerError, ErrorCodes.ServerError),
    };

    // the database went away or had no room; what met that may be wrapped more than once
    private static bool IsOutage(Exception? exception) =>
        exception is not null && (exception is NpgsqlException { IsTransient: true } || DatabaseFailure.IsLostConnection(exception) || IsOutage(exception.InnerException));

    private static ApiError[]? Clause(DomainException broken) =>
        broken.Clause is null ? null : [new(broken.Code, broken.Message, Clause: broken.Clause)];

    private static List<ApiError> Reasons(BadHttpRequestException bad)
    {
        if (bad.InnerException is JsonException json)
            return JsonReasons(json);
        var parameter = BoundParameter().Match(bad.Message);
        return parameter.Success ? [new("malformed", "格式不正确或缺失", parameter.Groups[1].Value)] : [];
    }

    private static List<ApiError> JsonReasons(JsonException json)
    {
        if (MissingMembers().Match(json.Message) is { Success: true } missing)
            return [.. missing.Groups[1].Captures.Select(member => new ApiError("required", "必填", member.Value))];
        var place = json.LineNumber is { } line ? $"（第 {line + 1} 行，第 {json.BytePositionInLine + 1} 字节）" : "";
        return [new("malformed", $"不是要求的 JSON{place}", json.Path is { Length: > 2 } path ? path[2..] : null)];
    }

    // the framework says these two things only in words
    [GeneratedRegex("""parameter "\S+ (\w+)" (?:from|was not provided)""")]
    private static partial Regex BoundParameter();

    [GeneratedRegex("missing required properties including: (?:'([^']+)'(?:, )?)+")]
    private static partial Regex MissingMembers();
}
