using System.Collections.Frozen;

namespace EnforcementFlows.Domain.Deadlines;

/// <summary>One rule of counting: what it says, and the article it stands on.</summary>
public sealed record CountingRule(string Code, string Text, string Source);

/// <summary>The rules by which a period is computed (期间计算规则). Explanations name them by their code.</summary>
/// <remarks>民诉法 = 民事诉讼法（2023修正）; 民诉法解释 = 法释〔2015〕5号（2022修正）. "系统设定" marks what the law leaves open.</remarks>
public static class CountingRules
{
    private static readonly FrozenDictionary<string, CountingRule> ByCode = new CountingRule[]
    {
        new("P1", "期间开始之日不计入，届满之日二十四时止。", "民诉法85、民诉法解释125"),
        new("P2", "届满之日是法定休假日的，以其后第一个工作日为届满之日；调休上班日是工作日。", "民诉法85"),
        new("P3", "以工作日计算的，自次日起数至第N个工作日。", "通常含义"),
        new("P4", "以小时计算的，自次时起算，夜间和休假日连续计算。", "民诉法85、民诉法解释125"),
        new("P5", "以月、年计算的，于最后一月的对应日届满；没有对应日的，为该月最后一日。", "民诉法85"),
        new("P6", "限当日办结的，至当日二十四时；下班后或者休息日发生的，为次一工作日。", "系统设定"),
        new("P7", "控制措施、失信、拘留等效力期间自起始之日起算，不因休假日顺延，不因扣除停止。", "民诉法解释485"),
        new("P8", "预警日为届满之日减提前量，逢休息日提前；早于起算的，起算时即预警。", "系统设定"),
        new("P9", "法定事由期间不计入办案期限。", "2000年审限规定9、执行程序解释13"),
        new("P10", "所在年度放假安排尚未载入的，结果为暂定，载入后重算。", "系统设定"),
        new("P11", "院内期限与法定期限并存的，以先届满者为准。", "系统设定"),
        new("P12", "期限届满前N日为止的，倒数N日；逢休息日再提前。", "系统设定"),
        new("P13", "最短等待期不顺延，期满次日起方可实施。", "终本规定1"),
        new("P14", "公告与行为之间应有N个整日。", "通常做法"),
        new("P15", "以行为实际完成的时间为准；事后补录的，注明补录。", "民诉法85、系统设定"),
        new("P16", "届满时刻即为超期，夜间、休息日亦同。", "系统设定"),
        new("P17", "扣除期间首尾两日均扣除，重叠部分只扣一次，加在未顺延的届满之日上再顺延。", "2000年审限规定9"),
        new("P18", "续行措施自原期限届满次日起算；系统自动事项不顺延。", "通常做法"),
    }.ToFrozenDictionary(rule => rule.Code, StringComparer.Ordinal);

    public static IReadOnlyCollection<CountingRule> All => ByCode.Values;

    public static CountingRule Of(string code) => ByCode[code];
}
