namespace EnforcementFlows.Api.Tests.Hosting;

/// <summary>Programs of this repository, to be run as processes of their own.</summary>
internal static class BuiltProject
{
    /// <summary>The project's dll of the configuration that this program was built in.</summary>
    /// <param name="project">Its folder from the root, such as <c>src/EnforcementFlows.Api</c>.</param>
    public static string Dll(string project)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "EnforcementFlows.sln")))
            root = root.Parent!;
        var ownOutput = AppContext.BaseDirectory[AppContext.BaseDirectory.LastIndexOf("/bin/", StringComparison.Ordinal)..];
        return Path.Combine(root.FullName, project + ownOutput, $"{Path.GetFileName(project)}.dll");
    }
}
