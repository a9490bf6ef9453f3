namespace EnforcementFlows.Api.Tests.Features.Courts;

/// <summary>A folder of workflows with the one profile of tongbai, to be edited.</summary>
internal sealed class WorkflowsCopy : IDisposable
{
    public WorkflowsCopy(string workflows)
    {
        File.Copy(System.IO.Path.Combine(workflows, "roles.json"), System.IO.Path.Combine(Path, "roles.json"));
        Directory.CreateDirectory(System.IO.Path.Combine(Path, "calendars"));
        Directory.CreateDirectory(System.IO.Path.Combine(Path, "imports"));
        File.Copy(System.IO.Path.Combine(workflows, "imports", "docket.json"), System.IO.Path.Combine(Path, "imports", "docket.json"));
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Profile)!);
        File.Copy(System.IO.Path.Combine(workflows, "courts", "tongbai", "profile.json"), Profile);
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("workflows").FullName;

    private string Profile => System.IO.Path.Combine(Path, "courts", "tongbai", "profile.json");

    public void EditTongbai(Func<string, string> edit) => File.WriteAllText(Profile, edit(File.ReadAllText(Profile)));

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
