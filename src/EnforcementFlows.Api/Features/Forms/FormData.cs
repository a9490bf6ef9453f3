using System.Globalization;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Calendars;

namespace EnforcementFlows.Api.Features.Forms;

/// <summary>A filled-in task form, or the data of an event, read value by value. A value of the wrong kind refuses the act and says which.</summary>
public sealed class FormData
{
    private readonly Dictionary<string, object?> _values;

    private FormData(Dictionary<string, object?> values) => _values = values;

    /// <summary>Anything that is no form reads as an empty one.</summary>
    public static FormData Of(object? value) => new(value as Dictionary<string, object?> ?? []);

    public IEnumerable<string> Names => _values.Keys;

    public bool Has(string name) => _values.GetValueOrDefault(name) is not (null or "");

    /// <summary>A text, trimmed; null where nothing was filled in.</summary>
    public string? Text(string name) => _values.GetValueOrDefault(name) switch
    {
        string text when !string.IsNullOrWhiteSpace(text) => text.Trim(),
        double number => number.ToString(CultureInfo.InvariantCulture),
        null or string => null,
        Dictionary<string, object?> or List<object?> => null, // an attached file; nothing a text field would hold
        _ => throw Wrong(name, "文字"),
    };

    /// <summary>A value as a paper shows it; null where there is nothing to show in a line of text.</summary>
    public string? Printed(string name) => _values.GetValueOrDefault(name) is bool flag ? (flag ? "是" : "否") : Text(name);

    public string RequiredText(string name, string label) => Text(name) ?? throw Missing(name, label);

    public bool Flag(string name) => _values.GetValueOrDefault(name) is true or "true";

    /// <summary>A legal day; an instant counts as its day in court.</summary>
    public DateOnly? Day(string name) => Text(name) switch
    {
        null => null,
        var text when DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => day,
        _ => CourtTime.DayOf(Instant(name)!.Value),
    };

    public DateOnly RequiredDay(string name, string label) => Day(name) ?? throw Missing(name, label);

    /// <summary>An instant, with an offset or <c>Z</c>; a bare day counts from its beginning.</summary>
    public DateTimeOffset? Instant(string name)
    {
        if (Text(name) is not { } text)
            return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return CourtTime.StartOf(day).ToUniversalTime();
        // without an offset the text would be read in the machine's own zone
        var hasOffset = text.Length > 10 && (text[^1] == 'Z' || text.AsSpan(10).ContainsAny('+', '-'));
        return hasOffset && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant)
            ? instant.ToUniversalTime()
            : throw Wrong(name, "带时区的时间，例如 2026-03-02T09:00:00+08:00");
    }

    public DateTimeOffset RequiredInstant(string name, string label) => Instant(name) ?? throw Missing(name, label);

    public Money? Amount(string name) => Text(name) is { } text ? Money.Parse(text) : null;

    public Money RequiredAmount(string name, string label) => Amount(name) ?? throw Missing(name, label);

    public int? Count(string name) => Text(name) switch
    {
        null => null,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
        _ => throw Wrong(name, "整数"),
    };

    /// <summary>One of the codes of an enum (<c>real-estate</c>).</summary>
    public T? Code<T>(string name)
        where T : struct, Enum => Text(name) is { } text ? EnumCode.Parse<T>(text) : null;

    public T RequiredCode<T>(string name, string label)
        where T : struct, Enum => Code<T>(name) ?? throw Missing(name, label);

    /// <summary>A part of the form that is a form itself; empty where it is not there.</summary>
    public FormData Part(string name) => Of(_values.GetValueOrDefault(name));

    /// <summary>The lines of a table in the form.</summary>
    public IReadOnlyList<FormData> Lines(string name) =>
        _values.GetValueOrDefault(name) is List<object?> lines ? [.. lines.Select(Of)] : [];

    /// <summary>The name or id of an attached file, where there is one.</summary>
    public string? File(string name) => _values.GetValueOrDefault(name) switch
    {
        string text when text.Length > 0 => text,
        Dictionary<string, object?> file => file.GetValueOrDefault("id") as string ?? file.GetValueOrDefault("name") as string,
        List<object?> files => string.Join('、', files.Select(file => Of(new Dictionary<string, object?> { ["file"] = file }).File("file"))),
        _ => null,
    };

    private static DomainException Missing(string name, string label) => new("form.required", $"须填写“{label}”（{name}）。");

    private static DomainException Wrong(string name, string expected) => new("form.invalid", $"“{name}”应为{expected}。");
}
