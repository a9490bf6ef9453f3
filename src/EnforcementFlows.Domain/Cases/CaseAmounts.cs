namespace EnforcementFlows.Domain.Cases;

/// <summary>The amounts of a claim (申请执行标的额、执行到位、放弃、未到位), yuan.</summary>
/// <remarks>Always: applied = received + waived + outstanding (结案数据项校验).</remarks>
public sealed record CaseAmounts
{
    private CaseAmounts(Money applied, Money received, Money waived) => (Applied, Received, Waived) = (applied, received, waived);

    /// <summary>申请执行标的额</summary>
    public Money Applied { get; private init; }

    /// <summary>执行到位：案款、以物抵债和自动履行之和</summary>
    public Money Received { get; private init; }

    /// <summary>申请执行人放弃</summary>
    public Money Waived { get; private init; }

    /// <summary>未到位</summary>
    public Money Outstanding => Applied - Received - Waived;

    public static CaseAmounts OfClaim(Money applied) => new(applied, Money.Zero, Money.Zero);

    public CaseAmounts Receive(Money amount) => Balanced(this with { Received = Received + amount });

    public CaseAmounts Waive(Money amount) => Balanced(this with { Waived = Waived + amount });

    /// <summary>The amounts as the closing report states them, replacing the running ones.</summary>
    /// <exception cref="DomainException"><c>case.amounts-unbalanced</c></exception>
    public CaseAmounts Declare(Money received, Money waived, Money outstanding)
    {
        Rule.Require(received + waived + outstanding == Applied, "case.amounts-unbalanced",
            "申请执行标的额应当等于到位、放弃与未到位金额之和。");
        return Balanced(this with { Received = received, Waived = waived });
    }

    private static CaseAmounts Balanced(CaseAmounts amounts)
    {
        Rule.Require(amounts.Received >= Money.Zero && amounts.Waived >= Money.Zero && amounts.Outstanding >= Money.Zero,
            "case.amounts-unbalanced", "到位与放弃金额之和不得超过申请执行标的额，且均不得为负。");
        return amounts;
    }
}
