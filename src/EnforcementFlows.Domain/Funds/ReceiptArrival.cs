namespace EnforcementFlows.Domain.Funds;

/// <summary>Money as the bank reports it.</summary>
/// <param name="Reference">The bank's number of the movement; the same one again is the same money.</param>
/// <param name="Remark">The payer's words (附言).</param>
/// <param name="IntoCaseAccount">Paid into a case's own account, not the court's main one.</param>
public sealed record ReceiptArrival(
    string Reference, Money Amount, DateTimeOffset ArrivedAt, string? Payer = null, string? Remark = null, bool IntoCaseAccount = false);
