namespace EnforcementFlows.Api.Hosting;

/// <summary>
/// The staff's pages (<c>src/EnforcementFlows.Web</c>), which lie beside the host as built: files that carry a hash of their content in their
/// name are kept by browsers for good, and the one page that names them is asked for each time. Every address that is no file and no part of
/// the API is that page, so that a link to a case can be sent and opened.
/// </summary>
internal static class StaffPages
{
    private const string Page = "index.html";
    private const string Addresses = "/{*page:regex(^(?!(api|elsa|openapi|swagger|health)(/|$)).*$):nonfile}";

    // styles of the component library are made in the browser; scripts come from here alone
    private const string Policy =
        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "wwwroot");

    public static void UseStaffPages(this WebApplication app)
    {
        if (Directory.Exists(Folder)) // else built without them: an API alone
            app.UseBuiltFiles(Folder, at: "", isHashed: path => path.StartsWith("/assets/", StringComparison.Ordinal), Policy);
    }

    public static void MapStaffPages(this IEndpointRouteBuilder app)
    {
        foreach (var address in (string[])["/", Addresses]) // no constraint holds for what is not there
            app.MapGet(address, (HttpContext http) => ShowAsync(http, StatusCodes.Status200OK)).AllowAnonymous().ExcludeFromDescription().WithOrder(int.MaxValue);
    }

    /// <summary>Answers with the page, which looks for itself whether somebody is signed in and what they may see.</summary>
    public static Task ShowAsync(HttpContext http, int status) => http.SendPageAsync(Path.Combine(Folder, Page), Policy, status);
}
