using EnforcementFlows.Api.Features.Documents;
using EnforcementFlows.Domain.Measures;

namespace EnforcementFlows.Api.Features.Measures;

/// <summary>What the timeline says of a measure.</summary>
internal static class MeasureText
{
    public static string Taken(ControlMeasure measure)
    {
        var term = measure switch
        {
            { State: MeasureState.Waiting, WaitingRank: { } rank } => $"，轮候第 {rank} 顺位",
            { EndsOn: { } end } => $"，期限自 {measure.StartsOn:yyyy-MM-dd} 至 {end:yyyy-MM-dd}",
            _ => "",
        };
        return $"{LegalNames.Of(measure.Kind)}：{measure.Property}（{measure.Document}）{term}。";
    }

    public static string Ended(ControlMeasure measure, MeasureAction action) => action switch
    {
        MeasureAction.Renewed => $"续行{LegalNames.Of(measure.Kind)}：{measure.Property}，期限至 {measure.EndsOn:yyyy-MM-dd}。",
        MeasureAction.Released => $"解除{LegalNames.Of(measure.Kind)}：{measure.Property}（{measure.EndDocument}）。",
        MeasureAction.Disposed => $"{measure.Property} 已处置，{LegalNames.Of(measure.Kind)}终结。",
        _ => $"{LegalNames.Of(measure.Kind)}到期失效：{measure.Property}，末日为 {measure.EndsOn:yyyy-MM-dd}。",
    };
}
