using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using EnforcementFlows.Api.Features.Elsa.Descriptors;
using EnforcementFlows.Workflow.Definitions;
using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Api.Features.Elsa.Definitions;

/// <summary>
/// What a draft must satisfy to be kept. It may be unfinished, but it must be one that the designer can open again: read without errors, and
/// made of activities that there are.
/// </summary>
internal sealed partial class DraftCheck(ActivityRegistry registry, FlowDescriptors flows, DefinitionFinder definitions)
{
    private const int MaxName = 200;
    private const int MaxDescription = 2000;

    /// <summary>The most activities that a flow may have.</summary>
    private const int MaxActivities = 2000;

    /// <summary>The longest content: what the row says of itself comes beside it.</summary>
    private const int MaxLength = DefinitionReader.MaxLength - 4096;

    /// <exception cref="ElsaRefusedException">It cannot be kept; all reasons of a kind at once.</exception>
    public async Task EnsureKeepableAsync(string definitionId, JsonObject content, CancellationToken cancellationToken)
    {
        await EnsureNamedAsync(definitionId, content, cancellationToken);
        if (DefinitionDocument.Write(content).Length > MaxLength)
            throw new ElsaRefusedException("root", $"流程过大，至多约 {MaxLength / 10_000} 万个字符。请将其中一部分另建流程，作为一个步骤使用。");
        var findings = new List<DefinitionFinding>();
        var definition = DefinitionReader.Read(content.DeepClone(), definitionId, findings);
        if (findings.Where(finding => finding.Severity == FindingSeverity.Error).Select(Words).ToList() is { Count: > 0 } faults)
            throw new ElsaRefusedException("root", faults);
        var activities = All(definition!.Root).ToList();
        if (activities.Count > MaxActivities)
            throw new ElsaRefusedException("root", $"一个流程至多 {MaxActivities} 个步骤。");
        var usable = await flows.OfAsync(cancellationToken);
        if (activities.Where(activity => !IsKnown(activity, usable)).Select(Unknown).Distinct().ToList() is { Count: > 0 } unknown)
            throw new ElsaRefusedException("root", unknown);
    }

    /// <exception cref="ElsaRefusedException">It is no id.</exception>
    public static void EnsureId(string definitionId)
    {
        if (!Id().IsMatch(definitionId))
            throw new ElsaRefusedException("definitionId", "流程标识应为 1 至 64 个字母、数字、连字符、点或者下划线。");
    }

    private async Task EnsureNamedAsync(string definitionId, JsonObject content, CancellationToken cancellationToken)
    {
        if (content.TextOf("name") is not { } name || string.IsNullOrWhiteSpace(name) || name.Length > MaxName)
            throw new ElsaRefusedException("name", $"流程名称不能为空，至多 {MaxName} 个字符。");
        if (content.TextOf("description") is { Length: > MaxDescription })
            throw new ElsaRefusedException("description", $"说明至多 {MaxDescription} 个字符。");
        if (!await definitions.IsNameFreeAsync(name, definitionId, cancellationToken))
            throw new ElsaRefusedException("name", $"已有名称为“{name}”的流程（空格、连字符、下划线和首字母大小写不算区别），请换一个名称。");
    }

    private bool IsKnown(ActivityDefinition activity, IReadOnlyList<UsableFlow> usable) =>
        registry.Find(activity.Type) is { } descriptor
            ? descriptor.Version == activity.Version
            : usable.Any(flow => flow.TypeName == activity.Type && activity.Version <= flow.Version);

    private static string Unknown(ActivityDefinition activity) => $"步骤“{activity.Name ?? activity.Id}”的类型 {activity.Type}（第 {activity.Version} 版）不受支持。";

    private static IEnumerable<ActivityDefinition> All(ActivityDefinition activity) => activity.Ports.SelectMany(port => All(port.Activity)).Prepend(activity);

    private static string Words(DefinitionFinding finding) => finding.Code switch
    {
        "activity-id-twice" => $"两个步骤的标识同为“{finding.ActivityId}”。",
        "activity-type-missing" => $"{finding.Place} 处的步骤没有类型。",
        "root-missing" => "流程没有内容。",
        _ => $"{finding.Place}：{finding.Message}",
    };

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._\-]{0,63}$")]
    private static partial Regex Id();
}
