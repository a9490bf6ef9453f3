using EnforcementFlows.Domain.Deadlines;

namespace EnforcementFlows.Domain.Measures;

/// <summary>How long a control measure may last (查封、扣押、冻结期限).</summary>
/// <remarks>民诉法解释 485：冻结银行存款不超过一年，查封、扣押动产不超过二年，不动产和其他财产权不超过三年。</remarks>
public static class MeasureTerm
{
    public static int LongestYears(AssetKind kind) => kind switch
    {
        AssetKind.Deposit or AssetKind.NetworkFunds => 1,
        AssetKind.Vehicle or AssetKind.Machinery or AssetKind.OtherMovable => 2,
        _ => 3,
    };

    /// <summary>The last effective day of the longest term that begins with <paramref name="start"/> (P7: start + term − 1 day, never rolled).</summary>
    /// <remarks>A proposal: what counts is the end date written in the notice. 2026-03-10 + 1 year → 2027-03-09.</remarks>
    public static DateOnly LongestEnd(AssetKind kind, DateOnly start) => ValidityPeriod.LastDay(start, Period.Years(LongestYears(kind)));
}
