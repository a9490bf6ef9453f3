using System.Text.RegularExpressions;
using EnforcementFlows.Api.Hosting.Security;

namespace EnforcementFlows.Api.Hosting;

/// <summary>
/// The designer (<c>src/EnforcementFlows.Studio</c>): Elsa Studio as it is published, in a page of our own. Only who may read flows gets any of
/// it. Everybody else gets the staff's pages at the same address, which let them sign in first, or say that the designer is not for their post.
/// </summary>
internal static partial class StudioPages
{
    private const string At = "/studio";
    private const string Permission = "workflow.read";

    // scripts: ours, WebAssembly, and those that Studio writes into the editor and the instances for its keys, by their hashes; workers and pictures: of the code editor
    private const string Policy =
        "default-src 'self'; script-src 'self' 'wasm-unsafe-eval' 'sha256-snlP1jz0gjwc5cTz9ErZcliXuCK63+Mmf68RRCeptgc=' 'sha256-vu6sQrKXQHR4Yn3FMMihA/9TxxfIXnCxKwvLrTPJ5ts='; "
        + "style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; worker-src 'self' blob:; connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'";

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "studio");

    /// <summary>Maps the page, at every address that Studio may write, and its files.</summary>
    public static void MapStudio(this IEndpointRouteBuilder app)
    {
        foreach (var address in (string[])[At, $"{At}/{{*view:nonfile}}"])
            app.MapGet(address, (HttpContext http, CurrentActor actor) => ShowAsync(http, actor)).AllowAnonymous().ExcludeFromDescription();
        if (Directory.Exists(Folder)) // else built without it
            app.MapGet($"{At}/{{*file:file}}", Files(app)).RequirePermission(Permission).WithName("GetStudioFile").ExcludeFromDescription();
    }

    private static Task ShowAsync(HttpContext http, CurrentActor actor) => actor switch
    {
        _ when actor.Has(Permission) => http.SendPageAsync(Path.Combine(Folder, "page", "index.html"), Policy),
        { Kind: ActorKind.Anonymous } => StaffPages.ShowAsync(http, StatusCodes.Status401Unauthorized),
        _ => StaffPages.ShowAsync(http, StatusCodes.Status403Forbidden),
    };

    private static RequestDelegate Files(IEndpointRouteBuilder app)
    {
        var files = app.CreateApplicationBuilder();
        files.Use((http, next) =>
        {
            http.SetEndpoint(null); // this one has been chosen and authorised; files are sent only where none is
            return next(http);
        });
        files.UseBuiltFiles(Folder, At, path => Fingerprinted().IsMatch(path), Policy);
        return files.Build();
    }

    [GeneratedRegex(@"\.[a-z0-9]{10}\.[a-z.]+$")]
    private static partial Regex Fingerprinted();
}
