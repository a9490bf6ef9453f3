using System.Text.Json.Serialization;

namespace EnforcementFlows.Api.Hosting.Errors;

/// <summary>One of several reasons in an error answer.</summary>
/// <param name="Code">Stable, for programs.</param>
/// <param name="Message">Chinese, for people.</param>
/// <param name="Field">The member of the request, such as <c>debtors[0].name</c>.</param>
/// <param name="Clause">The clause (条款) that asks for it.</param>
public sealed record ApiError(
    string Code,
    string Message,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Field = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Clause = null);
