using EnforcementFlows.Domain.Courts;
using EnforcementFlows.Domain.Deadlines;

namespace EnforcementFlows.Api.Features.Designer.Settings;

/// <summary>A step of a flow with what can be set without opening the canvas.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="TypeName">What kind of step it is, in words.</param>
/// <param name="Inside">The step that it lies in; null at the top.</param>
/// <param name="Inputs">Who does it, by which clause and node, as the definition has it.</param>
/// <param name="Limit">How long it may take; null where nothing limits it.</param>
public sealed record StepSettings(string ActivityId, string Name, string Type, string TypeName, string? Inside, IReadOnlyList<StepInput> Inputs, StepLimit? Limit);

/// <summary>An input of a step.</summary>
/// <param name="Name"><c>role</c>, <c>team</c>, <c>clause</c>, <c>node</c>, <c>chain</c> or <c>period</c>.</param>
/// <param name="Label">The name in words.</param>
/// <param name="Value">The code in the definition; null where none is given or a script computes it.</param>
/// <param name="Text">The same in words, or the script.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="MayChange">Whether the caller may set it here.</param>
/// <param name="Required">Whether it may not be left out.</param>
public sealed record StepInput(string Name, string Label, string? Value, string? Text, SettingSource Source, bool MayChange, bool Required);

/// <summary>Where a setting comes from.</summary>
public enum SettingSource
{
    /// <summary>Nothing is set.</summary>
    None,

    /// <summary>It stands in the definition.</summary>
    Flow,

    /// <summary>A script of the definition computes it.</summary>
    Script,

    /// <summary>The court's profile has it, under what the definition names.</summary>
    Profile,
}

/// <summary>The limit of a step.</summary>
/// <param name="N">How many units; null where the court has none of its own, or a script computes it.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Text">In words.</param>
/// <param name="Alert">How long before the end each alert goes out.</param>
/// <param name="HasAlert">Whether alerts can be set here.</param>
/// <param name="Statutory">The law's limit, which drives where it is earlier.</param>
/// <param name="Source">Where it comes from; what the profile has changes by a change of the profile.</param>
/// <param name="ProfilePath">Where in the profile, such as <c>nodes.enforcement-notice</c>.</param>
/// <param name="MayChange">Whether the caller may set it here.</param>
public sealed record StepLimit(
    int? N, PeriodUnit? Unit, string? Text, IReadOnlyList<Period> Alert, bool HasAlert, StatutoryLimit? Statutory, SettingSource Source, string? ProfilePath, bool MayChange);
