namespace EnforcementFlows.Domain.Funds;

/// <summary>One line of a payout plan (发放明细).</summary>
/// <param name="PayeeAccount">收款账户</param>
/// <param name="Fee">执行费 taken from the same money.</param>
public sealed record PayoutLine(string Payee, string? PayeeAccount, Money Amount, Money Fee = default, Guid? PayeePartyId = null, string? Remark = null);
