using System.Text.Json.Nodes;
using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Deadlines;
using EnforcementFlows.Workflow.Execution;
using static EnforcementFlows.Api.Features.Designer.Settings.ChangeFlowSettings;

namespace EnforcementFlows.Api.Features.Designer.Settings;

/// <summary>Carries changes of settings into a definition, and into a merge patch of the profile those that stand there; what does not go is named by its field.</summary>
/// <param name="registry">The kinds of step.</param>
/// <param name="court">The court's folder with the newest profile.</param>
/// <param name="document">The definition, which is changed.</param>
/// <param name="mayConfigure">Whether the caller may propose a change of the profile.</param>
internal sealed class SettingEdit(ActivityRegistry registry, CourtFolder court, JsonObject document, bool mayConfigure)
{
    private readonly Dictionary<string, JsonObject> _steps = StepJson.All(document);
    private readonly SettingCodes _codes = new(court);

    public List<ApiError> Errors { get; } = [];

    /// <summary>Whether anything in the definition has been set.</summary>
    public bool ChangesFlow { get; private set; }

    /// <summary>What is to change in the profile.</summary>
    public ProfilePatch Profile { get; } = new();

    public void Apply(IReadOnlyList<StepChange> changes)
    {
        for (var i = 0; i < changes.Count; i++)
        {
            if (_steps.TryGetValue(changes[i].ActivityId, out var step) && registry.Find(step["type"]?.ToString() ?? "") is { } type)
                Apply(step, type, changes[i], $"steps[{i}]");
            else
                Refuse($"steps[{i}].activityId", "step.unknown", "该流程没有这一步。");
        }
    }

    private void Apply(JsonObject step, ActivityDescriptor type, StepChange change, string field)
    {
        for (var i = 0; i < change.Inputs.Count; i++)
            SetInput(step, type, change.Inputs[i], $"{field}.inputs[{i}].value");
        if (change.Limit is { } limit && LengthOf(limit, $"{field}.limit") is { } period)
            SetLimit(step, type, period, $"{field}.limit");
        if (change.Alert is { } alert)
            SetAlert(step, [.. alert.Select((lead, i) => LengthOf(lead, $"{field}.alert[{i}]")).OfType<Period>()], $"{field}.alert");
    }

    private void SetInput(JsonObject step, ActivityDescriptor type, InputChange change, string field)
    {
        if (StepInputs.Of(type).FirstOrDefault(input => input.Name == change.Name) is not { } input)
            Refuse(field, "setting.not-applicable", $"这一步没有“{change.Name}”这一项。");
        else if (InputText.IsComputed(StepJson.Find(step, input.Name)))
            Refuse(field, "setting.computed", $"这一步的{input.DisplayName}由脚本确定，请在设计器中修改。");
        else if (string.IsNullOrWhiteSpace(change.Value) && input.Required)
            Refuse(field, "required", $"{input.DisplayName}必填。");
        else if (_codes.Mistake(input.Name, change.Value ?? "") is { } mistake)
            Refuse(field, mistake.Code, mistake.Message);
        else
            Set(step, input.Name, string.IsNullOrWhiteSpace(change.Value) ? null : change.Value.Trim());
    }

    private void SetLimit(JsonObject step, ActivityDescriptor type, Period period, string field)
    {
        if (StepInputs.SpanOf(type.Type) is { } input)
            SetSpan(step, input, period, field);
        else if (ProfileLimit.Of(step, court.Profile!) is not { } place)
            Refuse(field, "setting.not-applicable", "这一步没有可以设置的期限。");
        else if (place.Now != period)
            Put(place.Path, ProfilePatch.Of(period), field);
    }

    private void SetSpan(JsonObject step, string input, Period period, string field)
    {
        if (InputText.IsComputed(StepJson.Find(step, input)))
            Refuse(field, "setting.computed", "这一步的时长由脚本确定，请在设计器中修改。");
        else if (SpanText.Write(period) is { } span)
            Set(step, input, span);
        else
            Refuse(field, "setting.unit", "等待的时长只能以小时或者日计。");
    }

    private void SetAlert(JsonObject step, IReadOnlyList<Period> leads, string field)
    {
        if (ProfileLimit.NodeOf(step, court.Profile!) is not var (code, node))
            Refuse(field, "setting.not-applicable", "这一步没有节点，不设预警。");
        else if (!node.Alert.SequenceEqual(leads))
            Put(["nodes", code, "alert"], new JsonArray([.. leads.Select(lead => (JsonNode)ProfilePatch.Of(lead))]), field);
    }

    private void Put(IReadOnlyList<string> path, JsonNode value, string field)
    {
        if (!mayConfigure)
            Refuse(field, "setting.not-permitted", "该项属于本院配置，您没有提出配置变更的权限。");
        else if (!Profile.Put(path, value))
            Refuse(field, "setting.conflict", "另一步骤属于同一节点、审批链或者期间，两处填写不一致。");
    }

    private void Set(JsonObject step, string input, string? value)
    {
        StepJson.Set(step, input, value);
        ChangesFlow = true;
    }

    private Period? LengthOf(Length length, string field)
    {
        try
        {
            var unit = EnumCode.Parse<PeriodUnit>(length.Unit);
            return unit == PeriodUnit.SameDay ? Period.SameDay : new(length.N, unit);
        }
        catch (DomainException refused)
        {
            Refuse($"{field}.n", refused.Code, refused.Message);
            return null;
        }
    }

    private void Refuse(string field, string code, string message) => Errors.Add(new(code, message, field));
}
