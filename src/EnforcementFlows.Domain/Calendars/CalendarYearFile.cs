using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;

namespace EnforcementFlows.Domain.Calendars;

/// <summary>Reads <c>workflows/calendars/&lt;year&gt;.json</c> and what an administrator uploads in the same form.</summary>
/// <remarks>One wrong date moves the deadlines of a whole court, so nothing is ignored or repaired: every problem is named.</remarks>
public sealed class CalendarYearFile
{
    private const int LongestText = 64 * 1024;
    private const int LongestName = 50;
    private const int LongestSource = 200;
    private const int MostDays = 366;
    private static readonly string[] Members = ["year", "source", "version", "holidays", "makeUpWorkdays"];
    private static readonly string[] DayMembers = ["date", "name"];

    private readonly List<CalendarProblem> _problems = [];
    private readonly Dictionary<DateOnly, string> _seen = [];
    private int _year;

    private CalendarYearFile()
    {
    }

    public static bool TryRead(
        string json, [NotNullWhen(true)] out CalendarYear? year, out IReadOnlyList<CalendarProblem> problems)
    {
        var file = new CalendarYearFile();
        var read = file.Read(json);
        problems = file._problems;
        year = problems.Count == 0 ? read : null;
        return year is not null;
    }

    private CalendarYear? Read(string json)
    {
        if (json.Length > LongestText)
            return Refuse($"文件不得超过{LongestText / 1024} KB");
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false, MaxDepth = 8 });
            return Read(document.RootElement);
        }
        catch (JsonException exception)
        {
            return Refuse("不是正确的 JSON，或者成员重复", exception.LineNumber is { } line ? $"第{line + 1}行" : "");
        }
        catch (InvalidOperationException) // text with half a surrogate pair: JSON allows it, a string cannot hold it
        {
            return Refuse("含有不完整的字符");
        }
    }

    private CalendarYear? Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
            return Refuse("应为一个对象");
        RefuseUnknown(root, "", Members);
        _year = Year(root);
        return new CalendarYear
        {
            Year = _year,
            Source = Text(root, "", "source", LongestSource),
            Version = Text(root, "", "version", LongestName),
            Holidays = Days(root, "holidays"),
            MakeUpWorkdays = Days(root, "makeUpWorkdays"),
        };
    }

    private int Year(JsonElement root)
    {
        if (root.TryGetProperty("year", out var value) && value.ValueKind == JsonValueKind.Number
            && value.TryGetInt32(out var year) && year is >= 1992 and <= 2200)
            return year;
        Add("year", "应为1992至2200之间的年份");
        return 0;
    }

    private List<CalendarDay> Days(JsonElement root, string member)
    {
        if (!root.TryGetProperty(member, out var value) || value.ValueKind != JsonValueKind.Array)
        {
            Add(member, "缺少，或者不是数组");
            return [];
        }
        if (value.GetArrayLength() > MostDays)
        {
            Add(member, $"不得超过{MostDays}天");
            return [];
        }
        var days = value.EnumerateArray().Select((element, index) => Day(element, $"{member}[{index}]"));
        return [.. days.OfType<CalendarDay>().OrderBy(day => day.Date)];
    }

    private CalendarDay? Day(JsonElement element, string where)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            Add(where, "应为 {date, name}");
            return null;
        }
        RefuseUnknown(element, where + ".", DayMembers);
        var name = Text(element, where + ".", "name", LongestName);
        return Date(element, where + ".date") is { } date ? new CalendarDay(date, name) : null;
    }

    private DateOnly? Date(JsonElement element, string where)
    {
        var text = element.TryGetProperty("date", out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            Add(where, "应为 yyyy-MM-dd 格式的日期");
            return null;
        }
        if (_year != 0 && date.Year != _year)
            Add(where, $"{text} 不在{_year}年");
        if (_seen.TryGetValue(date, out var earlier))
            Add(where, SameList(earlier, where) ? $"{text} 与 {earlier} 重复" : $"{text} 既是放假日又是上班日（见 {earlier}）");
        _seen.TryAdd(date, where);
        return date;
    }

    private string Text(JsonElement element, string path, string member, int longest)
    {
        var text = element.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()!.Trim() : "";
        if (text.Length == 0)
            Add(path + member, "缺少，或者不是文字");
        else if (text.Length > longest)
            Add(path + member, $"不得超过{longest}个字符");
        return text;
    }

    private void RefuseUnknown(JsonElement element, string path, string[] known)
    {
        foreach (var member in element.EnumerateObject().Where(member => !known.Contains(member.Name, StringComparer.Ordinal)))
            Add(path + member.Name, "不认识的成员");
    }

    private static bool SameList(string left, string right) =>
        left.AsSpan(0, left.IndexOf('[')).SequenceEqual(right.AsSpan(0, right.IndexOf('[')));

    private void Add(string where, string message) => _problems.Add(new CalendarProblem(where, message));

    private CalendarYear? Refuse(string message, string where = "")
    {
        Add(where, message);
        return null;
    }
}
