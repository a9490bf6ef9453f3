using System.Globalization;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Domain;
using EnforcementFlows.Workflow.Values;

namespace EnforcementFlows.Api.Features.Tasks;

/// <summary>Checks the values of a form against its fields; names every bad one.</summary>
internal static class FormCheck
{
    private const int LongestText = 4000;
    private const int MostItems = 2000;

    public static void Fields(
        IReadOnlyList<FormField> fields, Dictionary<string, object?> values, string path, string outcome, bool allOptional, List<ApiError> errors)
    {
        foreach (var field in fields)
        {
            var value = values.GetValueOrDefault(field.Name);
            var place = $"{path}.{field.Name}";
            if (value is null or "" or List<object?> { Count: 0 })
            {
                if ((field.Required && !allOptional) || field.RequiredFor.Contains(outcome))
                    errors.Add(new("required", $"请填写“{field.Label}”", place, field.Clause));
            }
            else
            {
                Value(field, value, place, outcome, errors);
            }
        }
    }

    private static void Value(FormField field, object value, string place, string outcome, List<ApiError> errors)
    {
        switch (field.Type)
        {
            case "array":
                Items(field, value, place, outcome, errors);
                break;
            case "object":
                if (value is Dictionary<string, object?> map)
                    Fields(field.Fields, map, place, outcome, false, errors);
                else
                    Bad("应为一组内容");
                break;
            case "file":
                break; // the id of an attachment, which FormFiles looks for, or what a paper kept elsewhere is called
            default:
                if (Fault(field, value) is { } fault)
                    Bad(fault);
                break;
        }

        void Bad(string why) => errors.Add(new("invalid", $"“{field.Label}”{why}", place, field.Clause));
    }

    private static void Items(FormField field, object value, string place, string outcome, List<ApiError> errors)
    {
        if (value is List<object?> few && few.Count < field.MinItems)
            errors.Add(new("too-few", $"“{field.Label}”至少 {field.MinItems} 项", place, field.Clause));
        if (value is not List<object?> { Count: <= MostItems } list)
        {
            errors.Add(new("invalid", $"“{field.Label}”应为列表，最多 {MostItems} 项", place, field.Clause));
            return;
        }

        for (var i = 0; i < list.Count; i++)
        {
            if (list[i] is Dictionary<string, object?> item)
                Fields(field.Fields, item, $"{place}[{i}]", outcome, false, errors);
            else if (field.Fields.Count > 0)
                errors.Add(new("invalid", $"“{field.Label}”第 {i + 1} 项应为一组内容", $"{place}[{i}]", field.Clause));
        }
    }

    private static string? Fault(FormField field, object value) =>
        field.MustBe is { } only && !Equals(WorkflowValue.FromElement(only), value) ? $"须为“{WorkflowValue.ToText(WorkflowValue.FromElement(only))}”" : TypeFault(field, value);

    private static string? TypeFault(FormField field, object value) => field.Type switch
    {
        "number" => value is double ? null : "应为数字",
        "money" => value is string text && Money.TryParse(text, out _, out var why) ? null : value is string ? "应为金额（元，最多两位小数）" : "应为金额文字，如 \"1250.00\"",
        "date" => value is string day && DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? null : "应为日期，如 2026-03-02",
        "datetime" => value is string at && HasOffset(at) && DateTimeOffset.TryParse(at, CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? null : "应为带时区的时间，如 2026-03-02T09:00:00+08:00",
        "boolean" => value is bool ? null : "应为是或否",
        "select" => field.Options.Count == 0 || field.Options.Any(o => o.Value == value as string) ? null : $"应为{string.Join("、", field.Options.Select(o => o.Value))}之一",
        _ => value is string { Length: <= LongestText } ? null : $"应为不超过 {LongestText} 字的文字",
    };

    private static bool HasOffset(string text) =>
        text.Length > 11 && (text[^1] == 'Z' || text.AsSpan(11).ContainsAny('+', '-'));
}
