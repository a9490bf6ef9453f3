using EnforcementFlows.Domain.Cases;

namespace EnforcementFlows.Domain.Funds;

/// <summary>What is out of the ordinary in a payout plan (案款收发异常, WL-2-2). It stops nothing by itself: the bureau's head looks into it (WL-2-3).</summary>
public static class PayoutAnomalies
{
    /// <param name="on">The case, its parties loaded.</param>
    /// <param name="lines">What is to be paid.</param>
    /// <param name="earlier">The case's payouts so far.</param>
    /// <returns>One Chinese sentence for each; empty where all is in order.</returns>
    public static IReadOnlyList<string> Of(EnforcementCase on, IReadOnlyList<PayoutLine> lines, IReadOnlyCollection<Payout> earlier)
    {
        var paid = earlier.Where(payout => payout.State == PayoutState.Paid).ToList();
        List<string> found =
        [
            .. lines.Where(line => on.Parties.All(party => party.Name != line.Payee)).Select(line => $"收款人“{line.Payee}”不是本案当事人。"),
            .. lines.Where(line => paid.Any(payout => payout.Payee == line.Payee && payout.Amount == line.Amount && payout.PayeeAccount == line.PayeeAccount))
                .Select(line => $"已向“{line.Payee}”的同一账户发放过同样金额 {line.Amount} 元。"),
            .. lines.GroupBy(line => (line.Payee, line.PayeeAccount, line.Amount)).Where(same => same.Count() > 1).Select(same => $"方案中向“{same.Key.Payee}”重复发放 {same.Key.Amount} 元。"),
        ];
        var total = lines.Select(line => line.Amount).Concat(paid.Select(payout => payout.Amount)).Aggregate(Money.Zero, (sum, amount) => sum + amount);
        if (total > on.Amounts.Applied)
            found.Add($"累计发放 {total} 元，超过申请执行标的额 {on.Amounts.Applied} 元。");
        return found;
    }
}
