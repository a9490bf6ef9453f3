namespace EnforcementFlows.Domain.Alerts;

/// <summary>What an alert says, in Chinese, and the node and clause it is about.</summary>
public sealed record AlertContent(string Text, string? Node = null, Guid? DeadlineId = null, string? Clause = null);
