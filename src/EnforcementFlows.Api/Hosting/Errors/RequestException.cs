namespace EnforcementFlows.Api.Hosting.Errors;

/// <summary>A request that cannot be served, found where no result can be returned (binding, middleware).</summary>
public sealed class RequestException(int status, string code, string? detail = null, IReadOnlyList<ApiError>? errors = null)
    : Exception(detail ?? code)
{
    public int Status { get; } = status;

    public string Code { get; } = code;

    public string? Detail { get; } = detail;

    public IReadOnlyList<ApiError>? Errors { get; } = errors;
}
