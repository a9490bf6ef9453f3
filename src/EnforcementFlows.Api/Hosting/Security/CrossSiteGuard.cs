using EnforcementFlows.Api.Hosting.Errors;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;

namespace EnforcementFlows.Api.Hosting.Security;

/// <summary>
/// Refuses a change asked for by another site on a browser's cookie, and a connection to listen on, for no browser keeps its messages from
/// the page that opened it. Beside SameSite=Strict it wants the page's own
/// origin and a content type that a plain HTML form cannot send. Bearer tokens are never sent by a browser on its own.
/// </summary>
internal sealed class CrossSiteGuard(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext http) =>
        IsSafe(http.Request) || !IsByCookie(http) || (IsSameOrigin(http.Request) && HasExpectedContent(http))
            ? next(http)
            : throw new RequestException(StatusCodes.Status403Forbidden, ErrorCodes.AuthCrossSite);

    private static bool IsSafe(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) && !IsUpgrade(request)) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method);

    private static bool IsUpgrade(HttpRequest request) => request.Headers.ContainsKey(HeaderNames.Upgrade);

    private static bool IsByCookie(HttpContext http) =>
        http.User.Identity is { IsAuthenticated: true, AuthenticationType: CourtAuthentication.CookieScheme };

    private static bool IsSameOrigin(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        return origin.Length > 0
            ? origin.Equals($"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase)
            : request.Headers["Sec-Fetch-Site"] == "same-origin";
    }

    private static bool HasExpectedContent(HttpContext http)
    {
        if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type))
            return string.IsNullOrEmpty(http.Request.ContentType) && http.Request.ContentLength is null or 0;
        return type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            || http.GetEndpoint()?.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes
                .Contains(type.MediaType.Value, StringComparer.OrdinalIgnoreCase) == true; // uploads say so
    }
}
