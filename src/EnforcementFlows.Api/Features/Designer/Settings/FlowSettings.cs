using System.Globalization;
using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Domain.Courts;
using EnforcementFlows.Domain.Deadlines;
using EnforcementFlows.Workflow.Definitions;
using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Api.Features.Designer.Settings;

/// <summary>Reads the settings of a flow's steps, in the order in which they stand.</summary>
/// <param name="registry">The kinds of step.</param>
/// <param name="court">The court's folder with the profile in which the limits stand.</param>
/// <param name="mayDesign">Whether the caller may change the flow.</param>
/// <param name="mayConfigure">Whether the caller may propose a change of the profile.</param>
internal sealed class FlowSettings(ActivityRegistry registry, CourtFolder court, bool mayDesign, bool mayConfigure)
{
    private readonly ChangeNames _names = new(court);
    private readonly CourtProfile _profile = court.Profile!;

    public IReadOnlyList<StepSettings> Of(WorkflowDefinition definition) => [.. Inside(definition.Root, null)];

    private IEnumerable<StepSettings> Inside(ActivityDefinition activity, string? container)
    {
        if (registry.Find(activity.Type) is { } type && Step(activity, type, container) is var step && (step.Inputs.Count > 0 || step.Limit is not null))
            yield return step;
        foreach (var inner in activity.Ports.SelectMany(port => Inside(port.Activity, activity.Id)))
            yield return inner;
    }

    private StepSettings Step(ActivityDefinition activity, ActivityDescriptor type, string? container)
    {
        List<StepInput> inputs = [.. StepInputs.Of(type).Select(input => Input(activity, input))];
        if (ChainOf(activity) is { } chain)
            inputs.Add(new(StepInputs.Role, "签批", null, Signers(chain), SettingSource.Profile, MayChange: false, Required: false));
        return new(activity.Id, StepNames.Of(activity), activity.Type, type.DisplayName, container, inputs, LimitOf(activity));
    }

    private StepInput Input(ActivityDefinition activity, ActivityInputAttribute input)
    {
        var json = StepJson.Find(activity.Json, input.Name);
        var text = InputText.Of(json);
        var isComputed = InputText.IsComputed(json);
        return new(
            input.Name, input.DisplayName ?? input.Name, isComputed ? null : text, isComputed || text is null ? text : _names.Of(input.Name, text),
            isComputed ? SettingSource.Script : text is null ? SettingSource.None : SettingSource.Flow, mayDesign && !isComputed, input.Required);
    }

    private StepLimit? LimitOf(ActivityDefinition activity) => Span(activity) ?? NodeLimit(activity) ?? ReplyLimit(activity) ?? PeriodLimit(activity);

    // a wait that the definition itself states
    private StepLimit? Span(ActivityDefinition activity)
    {
        if (StepInputs.SpanOf(activity.Type) is not { } input || StepJson.Find(activity.Json, input) is not { } json || InputText.Of(json) is not { } text)
            return null;
        if (InputText.IsComputed(json))
            return new(null, null, text, [], HasAlert: false, null, SettingSource.Script, null, MayChange: false);
        var period = SpanText.Read(text);
        return new(period?.N, period?.Unit, period?.ToString() ?? text, [], HasAlert: false, null, SettingSource.Flow, null, mayDesign);
    }

    private StepLimit? NodeLimit(ActivityDefinition activity) =>
        StepJson.Named(activity.Json, StepInputs.Node) is { } code && _profile.Nodes.GetValueOrDefault(code) is { } node
            ? new(node.Court?.N, node.Court?.Unit, TextOf(node), node.Alert, HasAlert: true, node.Statutory, SettingSource.Profile, $"nodes.{code}", mayConfigure)
            : null;

    private StepLimit? ReplyLimit(ActivityDefinition activity) =>
        ChainOf(activity)?.Reply is { } reply
            ? new(reply.N, reply.Unit, reply.Period.ToString(), [], HasAlert: false, null, SettingSource.Profile, $"approvalChains.{StepJson.Named(activity.Json, StepInputs.Chain)}.reply", mayConfigure)
            : null;

    private StepLimit? PeriodLimit(ActivityDefinition activity) =>
        StepJson.Named(activity.Json, StepInputs.Period) is { } code && _profile.Settings.PartyPeriods.GetValueOrDefault(code) is { } period
            ? new(period.N, period.Unit, new Period(period.N, period.Unit).ToString(), [], HasAlert: false, null, SettingSource.Profile, $"settings.partyPeriods.{code}", mayConfigure)
            : null;

    private ApprovalChain? ChainOf(ActivityDefinition activity) => StepJson.Named(activity.Json, StepInputs.Chain) is { } key ? _profile.ApprovalChains.GetValueOrDefault(key) : null;

    private string Signers(ApprovalChain chain) => string.Join(" → ", chain.Steps.Select(step => string.Join('或', step.Roles.Select(role => _names.Of(StepInputs.Role, role)))));

    private static string? TextOf(NodeProfile node) => (node.Court, node.Statutory) switch
    {
        ({ } limit, _) => limit.ToString(),
        (null, { } law) => $"{law.Period}（{law.Source}）",
        _ => null,
    };
}

/// <summary>A span of time as a definition writes it (<c>3.00:00:00</c>) and as people say it.</summary>
internal static class SpanText
{
    /// <summary>In days or hours; null where it is neither.</summary>
    public static Period? Read(string text)
    {
        if (!TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span) || span < TimeSpan.Zero || span.Ticks % TimeSpan.TicksPerHour != 0 || span.TotalHours > 10_000)
            return null;
        return span.TotalHours % 24 == 0 ? Period.Days((int)span.TotalDays) : Period.Hours((int)span.TotalHours);
    }

    /// <summary>Null where a wait can not be stated so: the engine counts it as a clock does, and knows no working days.</summary>
    public static string? Write(Period period) => period.Unit switch
    {
        PeriodUnit.Day => TimeSpan.FromDays(period.N).ToString("c", CultureInfo.InvariantCulture),
        PeriodUnit.Hour => TimeSpan.FromHours(period.N).ToString("c", CultureInfo.InvariantCulture),
        _ => null,
    };
}
