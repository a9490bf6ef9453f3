using EnforcementFlows.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace EnforcementFlows.Api.Hosting.Errors;

/// <summary>Error answers (RFC 9457): a stable <c>code</c>, a Chinese title, and every reason at once.</summary>
public static class Problems
{
    public static ProblemDetails Details(int status, string code, string? detail = null, IReadOnlyList<ApiError>? errors = null)
    {
        var problem = new ProblemDetails { Status = status, Title = ErrorCodes.TitleOf(code), Detail = detail };
        problem.Extensions["code"] = code;
        if (errors is { Count: > 0 })
            problem.Extensions["errors"] = errors;
        return problem;
    }

    public static ProblemHttpResult Invalid(IReadOnlyList<ApiError> errors) => Of(StatusCodes.Status400BadRequest, ErrorCodes.Invalid, errors: errors);

    public static ProblemHttpResult Invalid(string field, string code, string message) => Invalid([new(code, message, field)]);

    /// <summary>Unknown, or another court's: the two are not told apart.</summary>
    public static ProblemHttpResult NotFound() => Of(StatusCodes.Status404NotFound, ErrorCodes.NotFound);

    public static ProblemHttpResult Conflict(string code, string message, IReadOnlyList<ApiError>? errors = null) =>
        Of(StatusCodes.Status409Conflict, code, message, errors);

    /// <summary>A rule with several conditions, all unmet ones at once.</summary>
    public static ProblemHttpResult Unmet(string code, string message, IEnumerable<UnmetCondition> conditions) =>
        Conflict(code, message, [.. conditions.Select(unmet => new ApiError(unmet.Code, unmet.Message, Clause: unmet.Clause))]);

    public static ProblemHttpResult Of(int status, string code, string? detail = null, IReadOnlyList<ApiError>? errors = null) =>
        TypedResults.Problem(Details(status, code, detail, errors));
}
