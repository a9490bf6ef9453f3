using EnforcementFlows.Domain.Parties;

namespace EnforcementFlows.Domain.Coercion;

/// <summary>The limits that the law sets to coercive measures (强制措施的法定限度).</summary>
/// <remarks>民事诉讼法 118：拘留十五日以下；罚款个人十万元以下，单位五万元以上一百万元以下。民诉法解释 482：拘传调查不超过八小时，可能拘留的不超过二十四小时。</remarks>
public static class CoerciveLimits
{
    public const int MostDays = 15;
    public const int MostHours = 8;
    public const int MostHoursBeforeDetention = 24;
    private const string Law = "民事诉讼法第118条";

    private static readonly Money MostOfAPerson = Money.Parse("100000.00");
    private static readonly Money LeastOfAUnit = Money.Parse("50000.00");
    private static readonly Money MostOfAUnit = Money.Parse("1000000.00");

    /// <param name="proposed">What is proposed.</param>
    /// <param name="onWhom">What it is carried out on: the person who answers for a unit is a natural one.</param>
    /// <exception cref="DomainException"><c>coercive.not-a-person</c>, <c>coercive.detention-days</c>, <c>coercive.fine-amount</c>, <c>coercive.summons-hours</c></exception>
    public static void Check(CoerciveDetails proposed, PartyKind onWhom)
    {
        var isPerson = onWhom == PartyKind.Natural;
        Rule.Require(isPerson || proposed.Kind is not (CoerciveKind.Detention or CoerciveKind.Summons or CoerciveKind.ExitBan), "coercive.not-a-person",
            "拘传、拘留、限制出境只能对自然人采取；被执行人是单位的，应当写明其主要负责人、直接责任人。", Law);
        switch (proposed.Kind)
        {
            case CoerciveKind.Detention:
                Rule.Require(proposed.Days is >= 1 and <= MostDays, "coercive.detention-days", $"拘留的期限为一日以上十五日以下，不得为 {proposed.Days ?? 0} 日。", Law);
                break;
            case CoerciveKind.Fine:
                CheckFine(proposed.Amount, isPerson);
                break;
            case CoerciveKind.Summons:
                var most = proposed.MayDetain ? MostHoursBeforeDetention : MostHours;
                Rule.Require(proposed.Hours is >= 1 && proposed.Hours <= most, "coercive.summons-hours", $"拘传调查询问不得超过 {most} 小时。", "民诉法解释第482条");
                break;
        }
    }

    private static void CheckFine(Money? amount, bool isPerson)
    {
        var fits = amount is { } fine && fine > Money.Zero && (isPerson ? fine <= MostOfAPerson : fine >= LeastOfAUnit && fine <= MostOfAUnit);
        Rule.Require(fits, "coercive.fine-amount", isPerson ? "对个人的罚款为人民币十万元以下。" : "对单位的罚款为人民币五万元以上一百万元以下。", Law);
    }
}
