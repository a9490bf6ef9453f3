namespace EnforcementFlows.Api.Tests.Hosting;

/// <summary>Programs of this repository, to be run as processes of their own.</summary>
internal static class BuiltProject
{
    /// <summary>The repository.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The project's dll of the configuration that this program was built in.</summary>
    /// <param name="project">Its folder from the root, such as <c>src/EnforcementFlows.Api</c>.</param>
    public static string Dll(string project)
    {
        var ownOutput = AppContext.BaseDirectory[AppContext.BaseDirectory.LastIndexOf("/bin/", StringComparison.Ordinal)..];
        return Path.Combine(Root, project + ownOutput, $"{Path.GetFileName(project)}.dll");
    }

    /// <summary>Copies the definitions and profiles of all courts, to be changed.</summary>
    /// <returns>The folder.</returns>
    public static string CopyWorkflows(string folder)
    {
        var source = Path.Combine(Root, "workflows");
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return folder;
    }

    private static string FindRoot()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "EnforcementFlows.sln")))
            root = root.Parent!;
        return root.FullName;
    }
}
