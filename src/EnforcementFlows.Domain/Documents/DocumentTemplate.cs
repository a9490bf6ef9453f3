namespace EnforcementFlows.Domain.Documents;

/// <summary>One kind of document of a court's document set (文书清单).</summary>
/// <param name="Set">Key of the set in the profile, such as <c>enforcement-notice</c>.</param>
/// <param name="Kind">Code of the document, such as <c>asset-report-order</c> 报告财产令.</param>
public sealed record DocumentTemplate(string Set, string Kind, string Name, string Template, string? Clause = null);
