using System.Globalization;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Closing;
using EnforcementFlows.Domain.Courts;

namespace EnforcementFlows.Api.Features.Boards;

/// <summary>How the indicators (质效指标) are computed from the sums of the months.</summary>
internal sealed class Indicators(IReadOnlyList<MonthSums> months, CourtProfile profile)
{
    private const string FirstCases = "当月结案的首次执行案件";

    private static readonly (ClosingWay Way, string Name)[] Ways =
    [
        (ClosingWay.Fulfilled, "执行完毕"), (ClosingWay.TerminateCurrentProcedure, "终结本次执行程序"), (ClosingWay.Terminated, "终结执行"),
        (ClosingWay.Withdrawn, "销案"), (ClosingWay.NotEnforced, "不予执行"), (ClosingWay.Dismissed, "驳回申请"),
    ];

    public IReadOnlyList<IndicatorBoard.Indicator> All() =>
    [
        Sum("filed", "收案数", IndicatorUnit.Count, "当月立案的案件", m => m.Filed),
        Sum("closed", "结案数", IndicatorUnit.Count, "当月结案的案件", m => m.Closed.Values.Sum()),
        .. Ways.Select(way => Sum($"closed-{way.Way.Code()}", $"结案：{way.Name}", IndicatorUnit.Count, $"当月以{way.Name}方式结案的案件", m => m.Closed.GetValueOrDefault(way.Way))),
        Quotient(
            "closed-in-term", "法定期限内结案率", IndicatorUnit.Share, new("其中在办案期限（扣除、延长后）届满前结案的", m => m.InTerm), new($"{FirstCases}中有办案期限的", m => m.WithTerm),
            profile.Nodes.GetValueOrDefault("handling-term")?.Statutory?.Source),
        Quotient("days-to-close", "平均执行天数", IndicatorUnit.Days, new("其自立案至结案的天数之和", m => m.Days), new(FirstCases, m => m.First)),
        Quotient("fulfilled-share", "执行完毕率", IndicatorUnit.Share, new("其中执行完毕的", m => m.FirstFulfilled), new(FirstCases, m => m.First)),
        Quotient("terminated-share", "终本率", IndicatorUnit.Share, new("其中终结本次执行程序的", m => m.FirstTerminated), new(FirstCases, m => m.First)),
        Sum("applied", "申请标的额", IndicatorUnit.Money, $"{FirstCases}的申请执行标的额之和", m => m.Applied),
        Sum("received", "执行到位额", IndicatorUnit.Money, $"{FirstCases}的到位金额之和", m => m.Received),
        Quotient("received-share", "实际执行率", IndicatorUnit.Share, new("其到位金额之和", m => m.Received, IsMoney: true), new($"{FirstCases}的申请执行标的额之和", m => m.Applied, IsMoney: true)),
        Quotient(
            "nodes-in-time", "节点按期完成率", IndicatorUnit.Share, new("其中按期完成的", m => m.NodesInTime), new("当月到期的节点，不再适用的除外", m => m.NodesDue), profile.ClauseOf("nodeAlert")),
    ];

    private IndicatorBoard.Indicator Sum(string code, string name, IndicatorUnit unit, string what, Func<MonthSums, decimal> of)
    {
        var part = new Part(what, of, unit == IndicatorUnit.Money);
        return new(code, name, unit, what, null, null, Target(code), [.. months.Select(m => new IndicatorBoard.Value(m.Month, (double)of(m), part.Text(m), null))]);
    }

    private IndicatorBoard.Indicator Quotient(string code, string name, IndicatorUnit unit, Part numerator, Part denominator, string? source = null) => new(
        code, name, unit, numerator.What, denominator.What, source, Target(code),
        [.. months.Select(m => new IndicatorBoard.Value(m.Month, denominator.Of(m) == 0 ? null : (double)(numerator.Of(m) / denominator.Of(m)), numerator.Text(m), denominator.Text(m)))]);

    private double? Target(string code) => profile.Settings.IndicatorTargets.TryGetValue(code, out var target) ? (double)target : null;

    private sealed record Part(string What, Func<MonthSums, decimal> Of, bool IsMoney = false)
    {
        public string Text(MonthSums month) => Of(month).ToString(IsMoney ? "0.00" : "0", CultureInfo.InvariantCulture);
    }
}
