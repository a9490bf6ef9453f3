using System.ComponentModel.DataAnnotations;
using EnforcementFlows.Domain;

namespace EnforcementFlows.Api.Hosting.Validation;

/// <summary>The text is a code of an enum of ours (kebab-case), or missing.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
internal sealed class CodeOfAttribute<T> : ValidationAttribute
    where T : struct, Enum
{
    public override bool IsValid(object? value) => value is null || EnumCode.TryParse<T>(value as string, out _);
}
