using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;

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

    private static readonly (string Encoding, string Extension)[] Compressed = [("br", ".br"), ("gzip", ".gz")];

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "wwwroot");

    /// <summary>Answers for the files, in the smallest form that the browser takes and the build has made.</summary>
    public static void UseStaffPages(this WebApplication app)
    {
        if (!Directory.Exists(Folder))
            return; // built without them: an API alone
        var files = new PhysicalFileProvider(Folder);
        app.Use((http, next) =>
        {
            if (Find(http.Request, files) is { } found)
                (http.Request.Path, http.Response.Headers.ContentEncoding) = (http.Request.Path + found.Extension, found.Encoding);
            return next(http);
        });
        app.UseStaticFiles(new StaticFileOptions { FileProvider = files, ContentTypeProvider = new TypesOfCompressed(), OnPrepareResponse = sent => Keep(sent.Context) });
    }

    public static void MapStaffPages(this IEndpointRouteBuilder app)
    {
        foreach (var address in (string[])["/", Addresses]) // no constraint holds for what is not there
            app.MapGet(address, ShowAsync).AllowAnonymous().ExcludeFromDescription().WithOrder(int.MaxValue);
    }

    private static Task ShowAsync(HttpContext http)
    {
        var page = Path.Combine(Folder, Page);
        if (!File.Exists(page))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.Headers.CacheControl = "no-cache";
        Guard(http);
        return http.Response.SendFileAsync(page, http.RequestAborted);
    }

    private static (string Encoding, string Extension)? Find(HttpRequest request, PhysicalFileProvider files)
    {
        if (!HttpMethods.IsGet(request.Method) || !Path.HasExtension(request.Path.Value))
            return null;
        var accepted = request.Headers.AcceptEncoding.ToString();
        foreach (var form in Compressed)
            if (accepted.Contains(form.Encoding, StringComparison.OrdinalIgnoreCase) && files.GetFileInfo(request.Path.Value + form.Extension).Exists)
                return form;
        return null;
    }

    private static void Keep(HttpContext http)
    {
        var isHashed = http.Request.Path.StartsWithSegments("/assets", StringComparison.Ordinal);
        http.Response.Headers.CacheControl = isHashed ? "public, max-age=31536000, immutable" : "no-cache";
        http.Response.Headers.Vary = "Accept-Encoding";
        Guard(http);
    }

    private static void Guard(HttpContext http)
    {
        http.Response.Headers.ContentSecurityPolicy = Policy;
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers["Referrer-Policy"] = "same-origin"; // addresses name cases
    }

    /// <summary>What a compressed file is once it is unpacked.</summary>
    private sealed class TypesOfCompressed : IContentTypeProvider
    {
        private readonly FileExtensionContentTypeProvider _types = new();

        public bool TryGetContentType(string subpath, out string contentType) =>
            _types.TryGetContentType(Compressed.Any(form => subpath.EndsWith(form.Extension, StringComparison.Ordinal)) ? subpath[..subpath.LastIndexOf('.')] : subpath, out contentType!);
    }
}
