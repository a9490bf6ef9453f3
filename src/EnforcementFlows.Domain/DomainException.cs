namespace EnforcementFlows.Domain;

/// <summary>A rule of the law or of a court's regulation does not allow the act.</summary>
/// <param name="code">Stable and in English (<c>deadline.already-met</c>); callers may branch on it.</param>
/// <param name="message">Chinese, for the person who tried.</param>
/// <param name="clause">The clause (条款) that forbids it, where one can be named.</param>
public sealed class DomainException(string code, string message, string? clause = null) : Exception(message)
{
    public string Code { get; } = code;

    public string? Clause { get; } = clause;
}
