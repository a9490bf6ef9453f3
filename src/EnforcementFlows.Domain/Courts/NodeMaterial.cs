namespace EnforcementFlows.Domain.Courts;

/// <summary>A paper that must be uploaded with a form before its task can be done (办案节点必传资料).</summary>
/// <param name="Form">Key of the form.</param>
/// <param name="Code">Stable code, under which the file comes in the form's <c>materials</c>.</param>
/// <param name="Name">What people read, such as 送达回证.</param>
/// <param name="Clause">The clause that asks for it.</param>
/// <param name="Node">The node of the task; null for every task with the form.</param>
/// <param name="Outcomes">The outcomes for which it is asked; empty for all that do not waive required fields.</param>
/// <param name="ToBeConfirmed">The regulation does not list it; the court has yet to confirm it.</param>
public sealed record NodeMaterial(
    string Form, string Code, string Name, string? Clause = null, string? Node = null, IReadOnlyList<string>? Outcomes = null, bool ToBeConfirmed = false);
