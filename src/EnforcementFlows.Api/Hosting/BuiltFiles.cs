using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;

namespace EnforcementFlows.Api.Hosting;

/// <summary>Sends the files of a folder, each in the smallest form that the browser takes and the build has made; the host itself compresses nothing.</summary>
internal static class BuiltFiles
{
    private static readonly (string Encoding, string Extension)[] Compressed = [("br", ".br"), ("gzip", ".gz")];

    /// <param name="app">The pipeline.</param>
    /// <param name="folder">An existing folder.</param>
    /// <param name="at">The address that the folder has.</param>
    /// <param name="isHashed">Whether a file's address changes with its content, so that browsers keep it for good; all others they ask for each time.</param>
    /// <param name="policy">The content security policy of every answer.</param>
    public static void UseBuiltFiles(this IApplicationBuilder app, string folder, PathString at, Func<string, bool> isHashed, string policy)
    {
        var files = new PhysicalFileProvider(folder);
        app.Use((http, next) =>
        {
            if (Find(http.Request, at, files) is { } found)
                (http.Request.Path, http.Response.Headers.ContentEncoding) = (http.Request.Path + found.Extension, found.Encoding);
            return next(http);
        });
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = files,
            RequestPath = at,
            ContentTypeProvider = new TypesOfCompressed(),
            OnPrepareResponse = sent =>
            {
                sent.Context.Response.Headers.CacheControl = isHashed(Unpacked(sent.Context.Request.Path.Value!)) ? "public, max-age=31536000, immutable" : "no-cache";
                sent.Context.Response.Headers.Vary = "Accept-Encoding";
                sent.Context.GuardWith(policy);
            },
        });
    }

    private static (string Encoding, string Extension)? Find(HttpRequest request, PathString at, PhysicalFileProvider files)
    {
        if (!HttpMethods.IsGet(request.Method) || !Path.HasExtension(request.Path.Value) || !request.Path.StartsWithSegments(at, out var file))
            return null;
        var accepted = request.Headers.AcceptEncoding.ToString();
        foreach (var form in Compressed)
            if (accepted.Contains(form.Encoding, StringComparison.OrdinalIgnoreCase) && files.GetFileInfo(file.Value + form.Extension).Exists)
                return form;
        return null;
    }

    private static string Unpacked(string path) =>
        Compressed.Any(form => path.EndsWith(form.Extension, StringComparison.Ordinal)) ? path[..path.LastIndexOf('.')] : path;

    /// <summary>What a compressed file is once it is unpacked.</summary>
    private sealed class TypesOfCompressed : IContentTypeProvider
    {
        private readonly FileExtensionContentTypeProvider _types = new()
        {
            Mappings = { [".dat"] = "application/octet-stream" }, // time zones and cultures of a .NET program in the browser
        };

        public bool TryGetContentType(string subpath, out string contentType) => _types.TryGetContentType(Unpacked(subpath), out contentType!);
    }
}
