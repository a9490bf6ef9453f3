using System.Globalization;
using System.Text;

namespace EnforcementFlows.Domain.Cases;

/// <summary>Reads single values of a draft and notes what is wrong with each; a bad value reads as null.</summary>
internal sealed class FilingReader(FilingContext context)
{
    private static readonly string[] InstantFormats = ["yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz"];
    private readonly List<FilingProblem> _problems = [];

    public FilingContext Context { get; } = context;

    public IReadOnlyList<FilingProblem> Problems => _problems;

    public void Refuse(string field, string code, string message) => _problems.Add(new(field, code, message));

    public string? Required(string field, string? text, int longest)
    {
        if (!string.IsNullOrWhiteSpace(text))
            return Optional(field, text, longest);
        Refuse(field, "filing.required", "必填。");
        return null;
    }

    public string? Optional(string field, string? text, int longest)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var trimmed = text.Trim();
        if (trimmed.Length > longest)
            Refuse(field, "filing.too-long", $"不得超过 {longest} 个字。");
        else if (trimmed.Any(char.IsControl) || trimmed.EnumerateRunes().Contains(Rune.ReplacementChar)) // a broken surrogate reads so
            Refuse(field, "filing.unreadable-character", "含有控制字符或者乱码。");
        else
            return trimmed;
        return null;
    }

    public DateOnly? Day(string field, string? text, bool required = false)
    {
        if ((required ? Required(field, text, 40) : Optional(field, text, 40)) is not { } given)
            return null;
        if (DateOnly.TryParseExact(given, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        Refuse(field, "filing.date-malformed", "日期应为 2026-03-02 的形式。");
        return null;
    }

    public DateOnly? PastDay(string field, string? text, bool required = false)
    {
        var day = Day(field, text, required);
        if (!(day > Context.Today))
            return day;
        Refuse(field, "filing.date-in-future", "不得晚于今天。");
        return null;
    }

    public DateTimeOffset? PastInstant(string field, string? text, bool required = false)
    {
        if ((required ? Required(field, text, 40) : Optional(field, text, 40)) is not { } given)
            return null;
        if (!Instant(given, out var instant))
            Refuse(field, "filing.date-malformed", "时间应为 2026-03-02T09:00:00+08:00 的形式，须带时区。");
        else if (instant > Context.Now)
            Refuse(field, "filing.date-in-future", "不得晚于现在。");
        else
            return instant;
        return null;
    }

    public Money? Amount(string field, string? text, bool required = false)
    {
        if ((required ? Required(field, text, 40) : Optional(field, text, 40)) is not { } given)
            return null;
        if (!Money.TryParse(given, out var amount, out var problem))
            Refuse(field, "filing.amount-invalid", problem);
        else if (amount.IsZero)
            Refuse(field, "filing.amount-not-positive", "金额应当大于零。");
        else
            return amount;
        return null;
    }

    public T? Choice<T>(string field, string? text)
        where T : struct, Enum
    {
        if (Required(field, text, 40) is not { } given)
            return null;
        if (EnumCode.TryParse<T>(given, out var value))
            return value;
        Refuse(field, "filing.unknown-value", $"应为：{string.Join("、", Enum.GetValues<T>().Select(known => known.Code()))}。");
        return null;
    }

    private static bool Instant(string text, out DateTimeOffset instant) =>
        DateTimeOffset.TryParseExact(
            text.EndsWith('Z') ? string.Concat(text.AsSpan(0, text.Length - 1), "+00:00") : text,
            InstantFormats, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out instant);
}
