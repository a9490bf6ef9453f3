using System.Text.Json;
using EnforcementFlows.Api.Features.Tasks;
using EnforcementFlows.Domain.Courts;

namespace EnforcementFlows.Api.Features.Courts;

/// <summary>What outcomes of tasks (办理结果) are called, in the order that the pages go by too: as the court says, as the form says, as all courts say.</summary>
/// <param name="general">The names for all courts (workflows/outcomes.json), by code.</param>
/// <param name="forms">Some outcomes mean something of their own in a form.</param>
public sealed class OutcomeNames(IReadOnlyDictionary<string, string> general, FormCatalog? forms)
{
    public const string FileName = "outcomes.json";

    public static OutcomeNames Load(string workflows, FormCatalog forms) =>
        new(JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(Path.Combine(workflows, FileName)), ProfileJson.Options)!, forms);

    /// <summary>The name of an outcome; one that has none stands for itself.</summary>
    public string Of(CourtProfile? court, string? form, string outcome) =>
        court?.Outcomes.GetValueOrDefault(outcome) ?? (form is null ? null : forms?.Find(form)?.Outcomes.GetValueOrDefault(outcome)) ?? general.GetValueOrDefault(outcome) ?? outcome;

    public bool IsNamed(CourtProfile? court, string outcome) => court?.Outcomes.ContainsKey(outcome) == true || general.ContainsKey(outcome);
}
