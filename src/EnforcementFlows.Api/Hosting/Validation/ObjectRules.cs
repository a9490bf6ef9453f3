using System.Collections;
using System.Collections.Concurrent;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using EnforcementFlows.Api.Hosting.Errors;

namespace EnforcementFlows.Api.Hosting.Validation;

/// <summary>Checks a request and everything in it: annotations, and members that may not be null.</summary>
internal static class ObjectRules
{
    private static readonly ConcurrentDictionary<Type, Member[]> Members = new();

    /// <summary>Whether a type is one of our requests, as against text, numbers and the framework's types.</summary>
    public static bool Describes(Type type) =>
        type is { IsClass: true, IsArray: false, Namespace: not null } && type.Namespace.StartsWith("EnforcementFlows.", StringComparison.Ordinal);

    public static void Check(object? value, string path, List<ApiError> errors)
    {
        if (value is null)
            return;
        foreach (var member in Members.GetOrAdd(value.GetType(), MembersOf))
            Check(member, member.Property.GetValue(value), path + member.Name, errors);
        if (value is IValidatableObject self)
            errors.AddRange(self.Validate(new(value)).SelectMany(result => ErrorsOf(result, path)));
    }

    private static void Check(Member member, object? value, string field, List<ApiError> errors)
    {
        if (value is null && member.NeverNull)
            errors.Add(FieldRules.Required with { Field = field });
        else
            errors.AddRange(FieldRules.Check(value, member.Rules, field));

        if (value is not null && Describes(value.GetType()))
            Check(value, field + ".", errors);
        else if (value is IEnumerable items and not string)
            CheckItems(items, field, errors);
    }

    private static void CheckItems(IEnumerable items, string field, List<ApiError> errors)
    {
        var position = 0;
        foreach (var item in items)
        {
            if (item is not null && Describes(item.GetType()))
                Check(item, $"{field}[{position}].", errors);
            else
                errors.AddRange(FieldRules.Check(item, [], $"{field}[{position}]"));
            position++;
        }
    }

    private static IEnumerable<ApiError> ErrorsOf(ValidationResult result, string path)
    {
        var code = (result as CodedResult)?.Code ?? "invalid";
        var names = result.MemberNames.DefaultIfEmpty(null);
        return names.Select(name => new ApiError(code, result.ErrorMessage!, name is null ? null : path + JsonNamingPolicy.CamelCase.ConvertName(name)));
    }

    private static Member[] MembersOf(Type type)
    {
        var nullability = new NullabilityInfoContext();
        return [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.GetIndexParameters().Length == 0 && property.CanRead)
            .Select(property => new Member(
                property,
                JsonNamingPolicy.CamelCase.ConvertName(property.Name),
                [.. property.GetCustomAttributes<ValidationAttribute>()],
                !property.PropertyType.IsValueType && nullability.Create(property).ReadState == NullabilityState.NotNull))];
    }

    private sealed record Member(PropertyInfo Property, string Name, ValidationAttribute[] Rules, bool NeverNull);
}

/// <summary>What <see cref="IValidatableObject.Validate"/> returns where a rule spans several members and has a code of its own.</summary>
public sealed class CodedResult(string code, string message, params string[] members) : ValidationResult(message, members)
{
    public string Code { get; } = code;
}
