using System.Globalization;
using System.Text;

namespace EnforcementFlows.Api.Tests.Features.Imports;

/// <summary>
/// A made-up docket of 桐柏 as it stands on the morning of 11 May 2026: the same seed makes the same lines. Nobody in it exists;
/// the numbers of persons pass their check and belong to no place.
/// </summary>
internal static class DocketSample
{
    /// <summary>The day on which it was exported.</summary>
    public static readonly DateOnly ExportedOn = new(2026, 5, 11);

    public static readonly string[] Header =
    [
        "序号", "案号", "案件类型", "立案日期", "收到申请日期", "材料接收时间", "执行依据种类", "执行依据文号", "执行依据生效日期", "案由", "申请标的额（元）",
        "申请执行人", "申请执行人证件号", "被执行人", "被执行人证件号", "被执行人类型", "承办人", "分案日期", "执行通知送达日期", "总对总查询日期", "点对点查询日期",
        "分流类别", "已到位金额", "查封财产", "查封种类", "查封起始日", "查封届满日", "扣除审限起止", "扣除审限事由", "备注",
    ];

    private static readonly string[] Causes = ["民间借贷纠纷", "买卖合同纠纷", "劳务合同纠纷", "金融借款合同纠纷", "机动车交通事故责任纠纷", "离婚纠纷", "房屋租赁合同纠纷", "追偿权纠纷"];
    private static readonly string[] Titles = ["民事判决书", "民事调解书", "仲裁裁决书", "公证债权文书", "支付令"];
    private static readonly (string Name, string Kind, int Years)[] Property =
        [("银行存款账户", "冻结", 1), ("小型轿车", "查封", 2), ("城郊乡房产", "查封", 3), ("机器设备一批", "扣押", 2), ("公司股权", "冻结", 3)];

    private static readonly int[] IdWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>Good lines, numbered from one; the header is not among them.</summary>
    public static IEnumerable<string[]> Lines(int count, int seed = 20260511)
    {
        var random = new Random(seed);
        for (var number = 1; number <= count; number++)
            yield return Line(number, random);
    }

    /// <summary>The checked-in sample: 520 good lines, and behind them some with faults of every kind.</summary>
    public static IEnumerable<string[]> Checked() => Lines(520).Concat(Faulty());

    public static string ToCsv(IEnumerable<string[]> lines) => ToCsv(Header, lines);

    public static string ToCsv(string[] header, IEnumerable<string[]> lines)
    {
        var text = new StringBuilder();
        foreach (var line in lines.Prepend(header))
            text.AppendJoin(',', line.Select(cell => cell.AsSpan().ContainsAny(",\"\n") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell)).Append("\r\n");
        return text.ToString();
    }

    /// <summary>A good line with some cells changed, by header.</summary>
    public static string[] With(int number, params (string Column, string Cell)[] changes)
    {
        var line = Line(number, new Random(number));
        foreach (var (column, cell) in changes)
            line[Array.FindIndex(Header, name => name == column || name.StartsWith(column + "（", StringComparison.Ordinal))] = cell;
        return line;
    }

    /// <summary>An 18-digit number of a person that passes its check and belongs to no place.</summary>
    public static string PersonNumber(int number)
    {
        var digits = string.Create(CultureInfo.InvariantCulture, $"000000{1960 + (number % 40)}{1 + (number % 12):00}{1 + (number % 28):00}{number % 1000:000}");
        return digits + "10X98765432"[IdWeights.Select((weight, at) => weight * (digits[at] - '0')).Sum() % 11];
    }

    private static string[] Line(int number, Random random)
    {
        var filed = ExportedOn.AddDays(-random.Next(3, 240));
        var applied = filed.AddDays(-random.Next(0, 6));
        var claim = random.Next(3_000, 900_000) + (random.Next(100) / 100m);
        var handed = random.Next(10) < 6 ? Later(filed, random.Next(8, 25)) : null;
        var money = random.Next(10) < 3 ? (claim * random.Next(5, 60) / 100).ToString("0.00", CultureInfo.InvariantCulture) : "";
        var (applicants, debtors) = (random.Next(1, 4) == 3 ? 2 : 1, random.Next(1, 5) == 4 ? 3 : 1);
        var measure = random.Next(10) < 4 ? Property[random.Next(Property.Length)] : default;
        var begun = filed.AddDays(random.Next(0, 20));
        begun = begun < ExportedOn ? begun : ExportedOn;
        var paused = random.Next(10) == 0 && filed.AddDays(50) < ExportedOn;
        return
        [
            Text(number), $"（{filed.Year}）豫1330执{number}号", "首次执行", Day(filed, random), Day(applied, random),
            random.Next(10) < 7 ? $"{filed:yyyy-MM-dd} {random.Next(8, 12)}:{random.Next(60):00}" : "",
            Titles[random.Next(Titles.Length)], $"（{filed.Year - 1}）豫1330民初{1000 + number}号", Day(applied.AddDays(-random.Next(10, 60)), random),
            Causes[random.Next(Causes.Length)], claim.ToString(random.Next(2) == 0 ? "0.00" : "#,##0.00", CultureInfo.InvariantCulture),
            Several(applicants, at => $"申请人甲{number:0000}{Suffix(at)}"), Several(applicants, at => PersonNumber((number * 7) + at)),
            Several(debtors, at => $"被执行人乙{number:0000}{Suffix(at)}"), Several(debtors, at => PersonNumber((number * 11) + at + 500)), "自然人",
            handed is null ? "" : $"judge{random.Next(1, 4)}", handed ?? "", Maybe(8, filed, 1, 8, random), Maybe(8, filed, 0, 5, random), Maybe(6, filed, 2, 15, random),
            handed is not null || random.Next(10) < 3 ? new[] { "简易", "普通", "特殊" }[random.Next(3)] : "", money,
            measure.Name ?? "", measure.Kind ?? "", measure.Name is null ? "" : Iso(begun), measure.Name is null ? "" : Iso(begun.AddYears(measure.Years).AddDays(-1)),
            paused ? $"{Iso(filed.AddDays(20))}至{Iso(filed.AddDays(45))}" : "", paused ? "评估" : "", "",
        ];
    }

    private static IEnumerable<string[]> Faulty() =>
    [
        With(9001, ("案由", "")),
        With(9002, ("被执行人", "被执行人乙9002"), ("被执行人证件号", "000000199001010011")),
        With(9003, ("立案日期", "2026年13月2日")),
        With(9004, ("立案日期", "2026-06-01"), ("执行通知送达日期", ""), ("总对总查询日期", ""), ("点对点查询日期", "")),
        With(9005, ("查封财产", "小型轿车"), ("查封种类", "查封"), ("查封起始日", "2024-05-01"), ("查封届满日", "2026-04-30")),
        With(9006, ("查封财产", "银行存款"), ("查封种类", "冻结"), ("查封起始日", "2026-05-01"), ("查封届满日", "2027-05-02")),
        With(9007, ("案号", "（2026）豫1303执9007号")),
        With(9008, ("案件类型", "恢复执行")),
        With(9009, ("申请标的额", "12.345")),
        With(9010, ("申请标的额", "1000"), ("已到位金额", "1000.01")),
        With(9011, ("承办人", "查无此人"), ("分案日期", "")),
        With(9012, ("承办人", ""), ("分案日期", "2026-05-08")),
        With(9013, ("分流类别", "待定")),
        With(9014, ("申请执行人", "申请人甲9014、申请人丙9014"), ("申请执行人证件号", PersonNumber(1) + "、" + PersonNumber(2) + "、" + PersonNumber(3))),
        With(9015, ("扣除审限起止", "2026-05-08至2026-05-01"), ("扣除审限事由", "评估"), ("立案日期", "2026-04-01"), ("收到申请日期", "2026-04-01")),
        With(9016, ("立案日期", "2026-04-20"), ("收到申请日期", "2026-04-20"), ("执行通知送达日期", "2026-04-17")),
        With(1, ("案号", Line(1, new Random(20260511))[1]), ("案由", "侵权责任纠纷")),
    ];

    private static string? Later(DateOnly filed, int days) => filed.AddDays(days) < ExportedOn ? Iso(filed.AddDays(days)) : null;

    private static string Maybe(int inTen, DateOnly filed, int from, int until, Random random)
    {
        var day = filed.AddDays(random.Next(from, until));
        return random.Next(10) < inTen && day < ExportedOn ? Iso(day) : "";
    }

    private static string Several(int count, Func<int, string> item) => string.Join('、', Enumerable.Range(0, count).Select(item));

    private static string Suffix(int at) => at == 0 ? "" : ((char)('A' + at)).ToString();

    // as different clerks write them
    private static string Day(DateOnly day, Random random) => random.Next(4) switch
    {
        0 => string.Create(CultureInfo.InvariantCulture, $"{day.Year}/{day.Month}/{day.Day}"),
        1 => string.Create(CultureInfo.InvariantCulture, $"{day.Year}年{day.Month}月{day.Day}日"),
        _ => Iso(day),
    };

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
