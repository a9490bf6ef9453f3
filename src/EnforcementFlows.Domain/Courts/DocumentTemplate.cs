namespace EnforcementFlows.Domain.Courts;

/// <summary>A document (文书) of a set.</summary>
/// <param name="Kind">Stable code, such as <c>enforcement-notice</c>.</param>
/// <param name="Name">Its title.</param>
/// <param name="Template">File name under the court's <c>documents/</c>.</param>
/// <param name="Recipients">Who gets one each: <c>debtor</c>, <c>applicant</c>, <c>assisting-unit</c> …; empty for the file only.</param>
/// <param name="Clause">The clause that asks for it.</param>
public sealed record DocumentTemplate(string Kind, string Name, string Template, IReadOnlyList<string> Recipients, string? Clause = null);

/// <summary>A triage rule (分流规则): where its condition over the case's facts holds, the case gets its class and track.</summary>
/// <param name="Rule">The clause or a code of the rule.</param>
/// <param name="Name">What the explanation says.</param>
/// <param name="When">A JavaScript condition over the facts.</param>
/// <param name="Class">The class (简案, 普案, 繁案).</param>
/// <param name="Track">The track that handles it.</param>
/// <param name="Clause">The clause that asks for triage.</param>
/// <param name="Template">The clause of another court that the condition is modelled on.</param>
/// <param name="ToBeConfirmed">The regulation is silent or unclear here.</param>
public sealed record TriageRule(string Rule, string Name, string When, string Class, string Track, string? Clause = null, string? Template = null, bool ToBeConfirmed = false);
