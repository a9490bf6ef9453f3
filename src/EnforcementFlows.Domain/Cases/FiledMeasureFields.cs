using EnforcementFlows.Domain.Measures;

namespace EnforcementFlows.Domain.Cases;

/// <summary>One existing preservation measure of a filing (保全措施转为执行措施).</summary>
internal sealed class FiledMeasureFields(FilingReader read, string at)
{
    public FiledMeasure? Read(MeasureDraft? draft)
    {
        var kind = read.Choice<MeasureKind>($"{at}.kind", draft?.Kind);
        var assetKind = draft?.AssetKind is null ? AssetKind.Other : read.Choice<AssetKind>($"{at}.assetKind", draft.AssetKind);
        var property = read.Required($"{at}.property", draft?.Property, 300);
        var startsOn = read.PastDay($"{at}.startsOn", draft?.StartsOn);
        var endsOn = read.Day($"{at}.endsOn", draft?.EndsOn, required: true);
        var document = read.Optional($"{at}.document", draft?.Document, 100);
        var limit = read.Amount($"{at}.amount", draft?.Amount);
        if (kind is null || assetKind is null || property is null || endsOn is null)
            return null;
        CheckTerm(assetKind.Value, startsOn, endsOn.Value);
        return new(kind.Value, assetKind.Value, property, startsOn, endsOn.Value, document, limit);
    }

    private void CheckTerm(AssetKind kind, DateOnly? startsOn, DateOnly endsOn)
    {
        if (endsOn < read.Context.Today)
            read.Refuse($"{at}.endsOn", "filing.measure-lapsed", "期限已经届满，措施已失效，不能转为执行措施。");
        else if (endsOn < startsOn)
            read.Refuse($"{at}.endsOn", "filing.date-order", "届满日期不得早于开始日期。");
        else if (startsOn is { } start && endsOn > MeasureTerm.LongestEnd(kind, start))
            read.Refuse($"{at}.endsOn", "filing.measure-too-long", $"期限超过 {MeasureTerm.LongestYears(kind)} 年（民诉法解释第485条）。");
    }
}
