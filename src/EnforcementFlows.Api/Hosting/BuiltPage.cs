namespace EnforcementFlows.Api.Hosting;

/// <summary>A page that lies beside the host as built, and what every file of its site is sent with.</summary>
internal static class BuiltPage
{
    /// <summary>Sends the page; 404 where the host was built without it.</summary>
    public static Task SendPageAsync(this HttpContext http, string page, string policy, int status = StatusCodes.Status200OK)
    {
        if (!File.Exists(page))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        http.Response.StatusCode = status;
        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.Headers.CacheControl = "no-cache";
        http.GuardWith(policy);
        return http.Response.SendFileAsync(page, http.RequestAborted);
    }

    public static void GuardWith(this HttpContext http, string policy)
    {
        http.Response.Headers.ContentSecurityPolicy = policy;
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers["Referrer-Policy"] = "same-origin"; // addresses name cases
    }
}
