namespace EnforcementFlows.Api.Tests.Hosting;

/// <summary>Programs of this repository, to be run as processes of their own.</summary>
internal static class BuiltProject
{
    /// <summary>The project's dll of the configuration that this test was built in.</summary>
    /// <param name="project">Its folder from the root, such as <c>src/EnforcementFlows.Api</c>.</param>
    public static string Dll(string project)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "EnforcementFlows.sln")))
            root = root.Parent!;
        var output = Path.GetRelativePath(Path.Combine(root.FullName, "tests/EnforcementFlows.Api.Tests"), AppContext.BaseDirectory);
        return Path.Combine(root.FullName, project, output, $"{Path.GetFileName(project)}.dll");
    }
}
