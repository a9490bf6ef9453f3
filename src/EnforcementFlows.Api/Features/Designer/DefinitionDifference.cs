using System.Text.Json.Nodes;
using EnforcementFlows.Workflow.Definitions;
using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Api.Features.Designer;

/// <summary>In what two versions of a definition differ, in words: what happens otherwise now, not which lines of JSON are others.</summary>
internal sealed class DefinitionDifference(WorkflowDefinition before, WorkflowDefinition after, ActivityRegistry registry, ChangeNames names)
{
    private readonly FlowChanges _flow = new(before, after);
    private readonly Dictionary<string, StepPlace> _before = StepPlace.Of(before);
    private readonly Dictionary<string, StepPlace> _after = StepPlace.Of(after);
    private readonly List<DefinitionChange> _changes = [];

    /// <summary>Every change: of the flow, of its steps, of its ways; what only moves the drawing stands last and once.</summary>
    public IReadOnlyList<DefinitionChange> Changes()
    {
        _changes.AddRange(_flow.All());
        foreach (var (id, step) in _after.Where(step => !_before.ContainsKey(step.Key)))
            Add(ChangeKinds.StepAdded, id, null, null, step.Name, $"新增步骤“{step.Name}”（{TypeName(step)}）{What(step)}。");
        foreach (var (id, step) in _before.Where(step => !_after.ContainsKey(step.Key)))
            Add(ChangeKinds.StepRemoved, id, null, step.Name, null, $"删除步骤“{step.Name}”（{TypeName(step)}）{What(step)}。");
        foreach (var (id, step) in _after)
        {
            if (_before.TryGetValue(id, out var was))
                Compare(id, was, step);
        }

        _changes.AddRange(new ConnectionChanges(_before, _after, registry, names).All());
        if (Layout.Differs(_before, _after))
            _changes.Add(new(ChangeKinds.Layout, null, null, null, null, null, [], _changes.Count == 0 ? "仅调整了布局。" : "另外调整了布局。"));
        return _changes;
    }

    private void Compare(string id, StepPlace was, StepPlace step)
    {
        if (was.Name != step.Name)
            Add(ChangeKinds.StepRenamed, id, null, was.Name, step.Name, $"步骤“{was.Name}”改名为“{step.Name}”。");
        if (was.Container != step.Container)
            Add(ChangeKinds.StepMoved, id, null, Inside(_before, was), Inside(_after, step), $"步骤“{step.Name}”由{Inside(_before, was)}移到{Inside(_after, step)}。");
        if (was.Activity.Type != step.Activity.Type)
            Add(ChangeKinds.StepType, id, "type", was.Activity.Type, step.Activity.Type, $"步骤“{step.Name}”由{TypeName(was)}改为{TypeName(step)}。");
        foreach (var input in step.Inputs.Keys.Union(was.Inputs.Keys))
            CompareInput(id, step, input, was.Inputs.GetValueOrDefault(input), step.Inputs.GetValueOrDefault(input));
        foreach (var option in step.Options.Keys.Union(was.Options.Keys))
            CompareOption(id, step, option, InputText.Of(was.Options.GetValueOrDefault(option)), InputText.Of(step.Options.GetValueOrDefault(option)));
    }

    private void CompareInput(string id, StepPlace step, string input, JsonNode? was, JsonNode? becomes)
    {
        var (from, to) = (InputText.Of(was), InputText.Of(becomes));
        var (fromScript, toScript) = (InputText.IsComputed(was), InputText.IsComputed(becomes));
        if (from == to && (fromScript == toScript || from is null))
            return;
        var isOutput = IsOutput(becomes ?? was);
        var kind = isOutput ? ChangeKinds.Output : ChangeKinds.Of(input, fromScript || toScript);
        Add(kind, id, input, from, to, $"步骤“{step.Name}”的{(isOutput ? $"输出“{input}”" : NameOf(step, input))}{Words(Shown(step, input, from, fromScript), Shown(step, input, to, toScript))}。");
    }

    // who approves a step that comes or goes is to see who does it, until when and with what outcomes; the clause stands beside it
    private string What(StepPlace step)
    {
        var inputs =
            from input in step.Inputs
            let text = IsOutput(input.Value) || input.Key == "clause" ? null : InputText.Of(input.Value)
            where text is not (null or "" or "false")
            select $"{NameOf(step, input.Key)}“{Shown(step, input.Key, text, InputText.IsComputed(input.Value))}”";
        var all = string.Join("，", inputs);
        return all.Length == 0 ? "" : $"：{all}";
    }

    private static bool IsOutput(JsonNode? input) => input is JsonObject value && value["expression"] is null && value["memoryReference"] is not null;

    private void CompareOption(string id, StepPlace step, string option, string? from, string? to)
    {
        if (from != to)
            Add(ChangeKinds.Option, id, option, from, to, $"步骤“{step.Name}”的选项“{option}”{Words(from, to)}。");
    }

    private string? Shown(StepPlace step, string input, string? value, bool isScript) =>
        value is null || isScript ? value
        : step.IsTask && input == "outcomes" ? string.Join(InputText.Comma, value.Split(InputText.Comma).Select(outcome => names.Outcome(step.Form, outcome)))
        : names.Of(input, value);

    /// <summary>How one value became another.</summary>
    public static string Words(string? from, string? to) => (from, to) switch
    {
        (null, _) => $"设为“{to}”",
        (_, null) => $"不再设置（原为“{from}”）",
        _ => $"由“{from}”改为“{to}”",
    };

    private static string Inside(Dictionary<string, StepPlace> steps, StepPlace step) =>
        step.Container is { } container && steps.TryGetValue(container, out var outer) && outer.Container is not null ? $"“{outer.Name}”内" : "主流程";

    private string NameOf(StepPlace step, string input) =>
        ChangeKinds.NameOf(input) ?? registry.Find(step.Activity.Type)?.Inputs.FirstOrDefault(known => known.Name == input)?.DisplayName ?? input;

    private string TypeName(StepPlace step) => registry.Find(step.Activity.Type)?.DisplayName ?? step.Activity.Type;

    private void Add(string kind, string id, string? property, string? from, string? to, string sentence) => _changes.Add(new(
        kind, id, (_after.GetValueOrDefault(id) ?? _before[id]).Name, property, from, to, StepPlace.ClausesOf(id, _before, _after), sentence));
}
