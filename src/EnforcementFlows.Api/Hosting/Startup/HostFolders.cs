namespace EnforcementFlows.Api.Hosting.Startup;

/// <summary>Where the host finds its files. Relative settings are relative to the root, wherever the host was started.</summary>
/// <param name="Root">The repository, or the folder of a published host: the nearest one above that holds <c>workflows/</c>.</param>
/// <param name="Data">Private cluster and files.</param>
/// <param name="Workflows">Profiles, definitions, forms, calendars.</param>
public sealed record HostFolders(string Root, string Data, string Workflows)
{
    /// <summary>Where appsettings.json lies: the working directory, or beside the host wherever it was started from.</summary>
    public static string SettingsFolder =>
        File.Exists(Path.Combine(Directory.GetCurrentDirectory(), "appsettings.json")) ? Directory.GetCurrentDirectory() : AppContext.BaseDirectory;

    public static HostFolders Find(IConfiguration configuration, string contentRoot)
    {
        var root = FindRoot(contentRoot) ?? FindRoot(AppContext.BaseDirectory) ?? contentRoot;
        return new(
            root,
            Path.GetFullPath(configuration["DataDirectory"] ?? "data", root),
            Path.GetFullPath(configuration["WorkflowsDirectory"] ?? "workflows", root));
    }

    private static string? FindRoot(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "workflows", "roles.json")))
                return folder.FullName;
        return null;
    }
}
