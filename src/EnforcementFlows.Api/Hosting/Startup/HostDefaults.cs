namespace EnforcementFlows.Api.Hosting.Startup;

internal static class HostDefaults
{
    private const string Address = "http://127.0.0.1:5080";
    private const long BodyLimit = 1024 * 1024;

    /// <summary>Settings, folders, address and limits that hold unless configuration or an endpoint says otherwise.</summary>
    public static void AddHostDefaults(this WebApplicationBuilder builder)
    {
        if (string.IsNullOrEmpty(builder.Configuration["urls"]) && string.IsNullOrEmpty(builder.Configuration["http_ports"]))
            builder.WebHost.UseUrls(Address); // not in appsettings.json, where it would win over ASPNETCORE_URLS
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = BodyLimit;
            kestrel.AddServerHeader = false;
        });
        builder.Services.AddHostSettings();
        builder.Services.AddSingleton(HostFolders.Find(builder.Configuration, builder.Environment.ContentRootPath));
        builder.Services.AddSingleton<HostDatabase>();
        builder.Services.AddHostedService<ClusterWatch>();
    }
}
