using System.Text.Json.Nodes;
using EnforcementFlows.Workflow.Definitions;
using EnforcementFlows.Workflow.Values;

namespace EnforcementFlows.Api.Features.Designer;

/// <summary>Where two versions differ beside their steps: name, variables, what goes in and out.</summary>
internal sealed class FlowChanges(WorkflowDefinition before, WorkflowDefinition after)
{
    private static readonly string[] OptionMembers = ["options", "customProperties"];
    private static readonly HashSet<string> OfTheDesigner = new(StringComparer.OrdinalIgnoreCase) { "variableTestValues" }; // what Studio tries steps out with; no case meets it

    public IEnumerable<DefinitionChange> All() =>
    [
        .. Member("name", "流程名称"),
        .. Member("description", "流程说明"),
        .. Variables(),
        .. Arguments("inputs", "输入"),
        .. Arguments("outputs", "输出"),
        .. List("outcomes", "流程结果"),
        .. Options(),
    ];

    private IEnumerable<DefinitionChange> Member(string member, string name)
    {
        var (from, to) = (InputText.Of(before.Json[member]), InputText.Of(after.Json[member]));
        if (from != to)
            yield return Changed(ChangeKinds.Flow, member, from, to, $"{name}{DefinitionDifference.Words(from, to)}。");
    }

    // by id, so that a variable which is renamed is not another
    private IEnumerable<DefinitionChange> Variables() => Compare(Scopes(before), Scopes(after), ChangeKinds.Variable, "变量");

    private IEnumerable<DefinitionChange> Arguments(string member, string name) => Compare(
        Named(before.Json[member]), Named(after.Json[member]), ChangeKinds.Argument, $"流程{name}");

    private static Dictionary<string, (string Name, string Text)> Scopes(WorkflowDefinition definition) =>
        definition.Variables.Concat(StepNames.All(definition.Root).SelectMany(step => step.Variables)).GroupBy(v => v.Id).ToDictionary(
            group => group.Key, group => (group.First().Name, Text(group.First())));

    private static string Text(VariableDefinition variable) =>
        $"{variable.Name}：{variable.TypeName ?? "Object"}{(variable.IsArray ? "[]" : "")}，默认值 {WorkflowValue.ToText(variable.Default) ?? "无"}，{(variable.IsPersistent ? "随流程保存" : "不保存")}";

    private static Dictionary<string, (string Name, string Text)> Named(JsonNode? list) =>
        (list as JsonArray ?? []).OfType<JsonObject>().Where(argument => argument["name"] is not null).GroupBy(argument => argument["name"]!.ToString())
            .ToDictionary(group => group.Key, group => (group.Key, $"{group.Key}：{group.First()["type"]?.ToString() ?? "Object"}"));

    private static IEnumerable<DefinitionChange> Compare(
        Dictionary<string, (string Name, string Text)> were, Dictionary<string, (string Name, string Text)> are, string kind, string name)
    {
        foreach (var (id, value) in are)
        {
            if (!were.TryGetValue(id, out var was))
                yield return Changed(kind, value.Name, null, value.Text, $"新增{name}“{value.Name}”。");
            else if (was.Text != value.Text)
                yield return Changed(kind, value.Name, was.Text, value.Text, $"{name}“{value.Name}”{DefinitionDifference.Words(was.Text, value.Text)}。");
        }

        foreach (var (_, value) in were.Where(was => !are.ContainsKey(was.Key)))
            yield return Changed(kind, value.Name, value.Text, null, $"删除{name}“{value.Name}”。");
    }

    private IEnumerable<DefinitionChange> List(string member, string name)
    {
        var (from, to) = (InputText.Of(before.Json[member]), InputText.Of(after.Json[member]));
        if (!string.Equals(from ?? "", to ?? "", StringComparison.Ordinal))
            yield return Changed("outcomes", member, from, to, $"{name}由“{from}”改为“{to}”。");
    }

    private IEnumerable<DefinitionChange> Options() =>
        from member in OptionMembers
        let were = before.Json[member] as JsonObject ?? []
        let are = after.Json[member] as JsonObject ?? []
        from key in are.Select(option => option.Key).Union(were.Select(option => option.Key))
        let was = InputText.Of(were[key])
        let becomes = InputText.Of(are[key])
        where !OfTheDesigner.Contains(key)
        where IsSet(was) != IsSet(becomes) || (IsSet(was) && was != becomes)
        select Changed(ChangeKinds.Option, key, was, becomes, $"流程选项“{key}”{DefinitionDifference.Words(was, becomes)}。");

    // one that is off is as one that is not there
    private static bool IsSet(string? option) => option is not (null or "" or "false");

    private static DefinitionChange Changed(string kind, string property, string? from, string? to, string sentence) =>
        new(kind, null, null, property, from, to, [], sentence);
}
