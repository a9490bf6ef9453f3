using System.Text.Json;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Measures;
using EnforcementFlows.Domain.Parties;
using EnforcementFlows.Domain.Queries;

namespace EnforcementFlows.Domain.Triage;

/// <summary>What triage rules may ask about a case (分流事实): what the filing stated and what the case has shown since.</summary>
/// <remarks>
/// Plain JSON-like values (numbers are doubles, money is text). What the case shows wins over what the filing stated:
/// <c>caseType, titleKind, claimAmount, applicantsCount, debtorStateOrgan</c>, and once a query was answered
/// <c>queryFinished, assetsFound, disposableAsset, controlledAmount</c>.
/// </remarks>
public static class TriageFacts
{
    public static Dictionary<string, object?> Of(
        EnforcementCase on, IReadOnlyCollection<AssetQuery> queries, IReadOnlyCollection<Asset> assets, IReadOnlyCollection<ControlMeasure> measures)
    {
        using var filed = JsonDocument.Parse(on.Facts);
        var facts = filed.RootElement.EnumerateObject().ToDictionary(fact => fact.Name, fact => Plain(fact.Value));
        facts["caseType"] = on.Type.Code();
        facts["titleKind"] = on.Title.Kind;
        facts["claimAmount"] = on.Amounts.Applied.ToString();
        facts["applicantsCount"] = (double)on.Applicants.Count();
        if (on.Debtors.Any(debtor => debtor.Kind == PartyKind.Government))
            facts["debtorStateOrgan"] = true;
        if (queries.Any(query => query.Outcome is not null))
            AddFindings(facts, queries, assets, measures);
        return facts;
    }

    private static void AddFindings(
        Dictionary<string, object?> facts, IReadOnlyCollection<AssetQuery> queries, IReadOnlyCollection<Asset> assets, IReadOnlyCollection<ControlMeasure> measures)
    {
        facts["queryFinished"] = queries.All(query => query.IsFinished);
        facts["assetsFound"] = assets.Count > 0;
        facts["disposableAsset"] = assets.Any(asset => !IsMoney(asset.Kind) && asset.Disposability == Disposability.Disposable);
        facts["controlledAmount"] = ControlledMoney(assets, measures).ToString();
    }

    private static Money ControlledMoney(IReadOnlyCollection<Asset> assets, IReadOnlyCollection<ControlMeasure> measures)
    {
        var controlled = measures
            .Where(measure => measure.Kind is MeasureKind.Freeze or MeasureKind.Transfer && measure.State is MeasureState.InForce or MeasureState.Disposed)
            .Select(measure => measure.AssetId).ToHashSet();
        return assets.Where(asset => IsMoney(asset.Kind) && controlled.Contains(asset.Id))
            .Aggregate(Money.Zero, (sum, asset) => sum + (asset.Amount ?? Money.Zero));
    }

    private static bool IsMoney(AssetKind kind) => kind is AssetKind.Deposit or AssetKind.NetworkFunds;

    private static object? Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Array => value.EnumerateArray().Select(Plain).ToList(),
        JsonValueKind.Object => value.EnumerateObject().ToDictionary(item => item.Name, item => Plain(item.Value)),
        _ => null,
    };
}
