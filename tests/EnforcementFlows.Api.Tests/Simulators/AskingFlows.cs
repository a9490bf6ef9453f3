using EnforcementFlows.Api.Tests.Features.Gateways;
using EnforcementFlows.Api.Tests.Hosting;
using EnforcementFlows.Domain.Gateways;
using EnforcementFlows.Testing;
using static EnforcementFlows.Api.Tests.Features.Gateways.SmallFlow;

namespace EnforcementFlows.Api.Tests.Simulators;

/// <summary>
/// The workflows of all courts, and for each outside system that no flow asks as soon as a case is filed one small flow that does:
/// a task for doing it by hand, the request, and an entry in the timeline when either has an end.
/// </summary>
internal static class AskingFlows
{
    /// <summary>Starts the small flows of a case.</summary>
    public const string StartedBy = "clue.received";

    private const string Clause = "TB-3.2-20b";

    private static readonly Dictionary<string, string> Operations = new()
    {
        [GatewayNames.Sms] = "send",
        [GatewayNames.Funds] = "pay",
        [GatewayNames.SuperiorCourt] = "report",
    };

    public static string TaskOf(string gateway) => $"人工办理{GatewayNames.WordsOf(gateway)}事项";

    public static string EntryOf(string gateway) => $"{GatewayNames.WordsOf(gateway)}事项已办结";

    /// <summary>A folder for a host of its own.</summary>
    public static TemporaryFolder Folder()
    {
        var folder = TemporaryFolder.Create();
        var source = Path.Combine(BuiltProject.Root, "workflows");
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder.Path, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        foreach (var gateway in Operations.Keys)
            File.WriteAllText(Path.Combine(folder.Path, "courts/tongbai/definitions", $"ask-{gateway}.json"), Definition(gateway));
        return folder;
    }

    private static string Definition(string gateway) => SmallFlow.Definition(
        $"ask-{gateway}",
        [
            new { id = "asked", type = "Elsa.Event", customProperties = new { canStartWorkflow = true }, eventName = Text(StartedBy) },
            new { id = "start", type = "Elsa.FlowFork", branches = List("by-hand", "by-gateway") },
            new { id = "do", type = "Court.HumanTask", clause = Text(Clause), taskName = Text(TaskOf(gateway)), role = Text("query-officer"), outcomes = List("done") },
            SmallFlow.Ask(gateway, Operations[gateway], Clause),
            new { id = "end", type = "Elsa.FlowJoin", mode = Text("WaitAny") },
            new { id = "note", type = "Court.Record", clause = Text(Clause), text = Text(EntryOf(gateway)) },
        ],
        Edge("asked", "Done", "start"), Edge("start", "by-hand", "do"), Edge("start", "by-gateway", "ask"), Edge("do", "done", "end"), Edge("ask", "Answered", "end"),
        Edge("end", "Done", "note"));
}
