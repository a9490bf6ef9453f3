namespace EnforcementFlows.Domain.Closing;

/// <summary>The eight items of closing data (结案信息八项) as the closing report states them.</summary>
public sealed record ClosingItems
{
    /// <summary>申请执行标的额</summary>
    public Money? ClaimAmount { get; init; }

    /// <summary>结案标的额</summary>
    public Money? ClosingAmount { get; init; }

    /// <summary>放弃标的额</summary>
    public Money? WaivedAmount { get; init; }

    /// <summary>执行到位标的额</summary>
    public Money? ReceivedAmount { get; init; }

    /// <summary>案款发放或者退付完毕</summary>
    public bool? PayoutFinished { get; init; }

    /// <summary>结案日期</summary>
    public DateOnly? ClosingDate { get; init; }

    /// <summary>结案方式</summary>
    public ClosingWay? Way { get; init; }

    /// <summary>结案事由</summary>
    public string? Ground { get; init; }

    /// <summary>未到位金额; where missing, what is left of the claim.</summary>
    public Money? OutstandingAmount { get; init; }

    /// <summary>What is missing or does not fit, for people; empty if all is right.</summary>
    public IReadOnlyList<string> Problems(Money applied)
    {
        (bool Missing, string Name)[] items = [
            (ClaimAmount is null, "申请执行标的额"), (ClosingAmount is null, "结案标的额"), (WaivedAmount is null, "放弃标的额"),
            (ReceivedAmount is null, "执行到位标的额"), (PayoutFinished is null, "案款发放或者退付情况"), (ClosingDate is null, "结案日期"),
            (Way is null, "结案方式"), (string.IsNullOrWhiteSpace(Ground), "结案事由"),
        ];
        var missing = items.Where(item => item.Missing).Select(item => $"缺少{item.Name}").ToList();
        return missing.Count > 0 ? missing : [.. Mismatches(applied)];
    }

    private IEnumerable<string> Mismatches(Money applied)
    {
        if (ClaimAmount != applied)
            yield return "申请执行标的额与立案信息不一致";
        var settled = ReceivedAmount!.Value + WaivedAmount!.Value;
        if (settled > applied || (OutstandingAmount is { } outstanding && settled + outstanding != applied))
            yield return "申请执行标的额不等于到位、放弃与未到位金额之和";
        if (Way == ClosingWay.Fulfilled && settled < applied)
            yield return "执行完毕的，不得有未到位金额";
    }
}
