using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace EnforcementFlows.Domain.Cases;

/// <summary>A case number (案号): year, court code, case type and sequence, as in <c>(2026)豫1330执123号</c>.</summary>
/// <remarks>
/// 关于人民法院案件案号的若干规定（法〔2015〕137号）. Brackets and digits may come in full width and with spaces;
/// <see cref="Value"/> is the one form that is stored and compared: half width, no spaces.
/// </remarks>
public sealed partial record CaseNumber
{
    private const int LongestText = 64;

    private CaseNumber(int year, string courtCode, string caseType, int sequence) =>
        (Year, CourtCode, CaseType, Sequence) = (year, courtCode, caseType, sequence);

    public int Year { get; }

    /// <summary>The court's code (法院代字): <c>豫1330</c> a basic court, <c>豫13</c> an intermediate one, <c>豫</c> a high court, <c>最高法</c>.</summary>
    public string CourtCode { get; }

    /// <summary>The type (类型代字): <c>执</c>, <c>执恢</c>, <c>执保</c>, <c>执异</c> …</summary>
    public string CaseType { get; }

    public int Sequence { get; }

    public string Value => string.Create(CultureInfo.InvariantCulture, $"({Year}){CourtCode}{CaseType}{Sequence}号");

    /// <exception cref="DomainException"><c>case-number.invalid</c>; the message says which part is wrong.</exception>
    public static CaseNumber Parse(string? text) =>
        TryParse(text, out var number, out var problem) ? number : throw new DomainException("case-number.invalid", problem);

    /// <summary><see cref="Parse"/> without the exception: <c>problem</c> says in Chinese which part is wrong, and is empty when none is.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out CaseNumber? number, out string problem)
    {
        number = null;
        if (string.IsNullOrWhiteSpace(text))
            return Fails("案号不能为空。", out problem);
        if (text.Length > LongestText)
            return Fails($"案号不得超过{LongestText}个字符。", out problem);
        var parts = Shape().Match(HalfWidth(text));
        if (!parts.Success)
            return Fails("案号格式应为（年度）法院代字类型代字序号，例如（2026）豫1330执123号。", out problem);
        return TryBuild(parts, out number, out problem);
    }

    public override string ToString() => Value;

    private static bool TryBuild(Match parts, out CaseNumber? number, out string problem)
    {
        number = null;
        var year = int.Parse(parts.Groups["year"].ValueSpan, CultureInfo.InvariantCulture);
        if (year is < 1950 or > 2100)
            return Fails("案号的年度不正确。", out problem);
        if (!CourtCodes().IsMatch(parts.Groups["court"].ValueSpan))
            return Fails("案号的法院代字不正确，应为省份简称加二位或者四位数字，例如豫1330。", out problem);
        var sequence = parts.Groups["sequence"].ValueSpan;
        if (sequence[0] == '0' || sequence.Length > 7)
            return Fails("案号的序号应为1至7位数字，不得以0开头。", out problem);

        problem = "";
        number = new CaseNumber(year, parts.Groups["court"].Value, parts.Groups["type"].Value, int.Parse(sequence, CultureInfo.InvariantCulture));
        return true;
    }

    private static bool Fails(string message, out string problem)
    {
        problem = message;
        return false;
    }

    /// <summary>Text in the form in which numbers are stored, such as the beginning of one: half width, no spaces.</summary>
    public static string HalfWidth(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text.Where(letter => !char.IsWhiteSpace(letter)))
        {
            plain.Append(letter switch
            {
                '（' or '〔' or '［' or '[' => '(',
                '）' or '〕' or '］' or ']' => ')',
                >= '０' and <= '９' => (char)(letter - '０' + '0'),
                _ => letter,
            });
        }
        return plain.ToString();
    }

    // a high court has no digits: its code is one province letter, or 最高法, and the type follows at once
    [GeneratedRegex(@"^\((?<year>[0-9]{4})\)(?<court>最高法|\p{IsCJKUnifiedIdeographs}[0-9]*)(?<type>\p{IsCJKUnifiedIdeographs}{1,8}?)(?<sequence>[0-9]+)号\z", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();

    [GeneratedRegex(@"^(最高法|[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新兵军]([0-9]{2}|[0-9]{4})?)\z", RegexOptions.CultureInvariant)]
    private static partial Regex CourtCodes();
}
