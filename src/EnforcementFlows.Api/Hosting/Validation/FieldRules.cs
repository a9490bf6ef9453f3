using System.ComponentModel.DataAnnotations;
using EnforcementFlows.Api.Hosting.Errors;

namespace EnforcementFlows.Api.Hosting.Validation;

/// <summary>Data annotations with the code and the Chinese message that the API answers for each.</summary>
internal static class FieldRules
{
    public static readonly ApiError Required = new("required", "必填");

    public static IEnumerable<ApiError> Check(object? value, IReadOnlyList<ValidationAttribute> rules, string field)
    {
        if (rules.OfType<RequiredAttribute>().Any(rule => !rule.IsValid(value)))
            return [Required with { Field = field }];
        if (Storable.Fault(value) is { } fault)
            return [fault with { Field = field }];
        return rules.Where(rule => !rule.IsValid(value)).Select(rule => Describe(rule) with { Field = field });
    }

    private static ApiError Describe(ValidationAttribute rule)
    {
        var (code, message) = rule switch
        {
            StringLengthAttribute { MinimumLength: > 0 } length => ("length", $"长度应为 {length.MinimumLength} 到 {length.MaximumLength}"),
            StringLengthAttribute length => ("length", $"最长 {length.MaximumLength} 个字符"),
            MaxLengthAttribute length => ("length", $"最多 {length.Length} 项"),
            MinLengthAttribute length => ("length", $"至少 {length.Length} 项"),
            LengthAttribute length => ("length", $"数量应为 {length.MinimumLength} 到 {length.MaximumLength}"),
            RangeAttribute range => ("range", $"应在 {range.Minimum} 与 {range.Maximum} 之间"),
            AllowedValuesAttribute allowed => ("value", $"应为 {string.Join('、', allowed.Values)} 之一"),
            RegularExpressionAttribute => ("format", "格式不正确"),
            _ => ("invalid", "不符合要求"),
        };
        return new(code, message);
    }
}
