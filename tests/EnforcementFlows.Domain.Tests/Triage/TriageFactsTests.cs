using System.Text.Json;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Measures;
using EnforcementFlows.Domain.Queries;
using EnforcementFlows.Domain.Triage;

namespace EnforcementFlows.Domain.Tests.Triage;

public sealed class TriageFactsTests
{
    private readonly EnforcementCase _case = EnforcementCase.Register(
        A.Review(A.Draft() with { Facts = JsonDocument.Parse("""{"legacy":true,"controlledAmount":"9","applicantsCount":99}""").RootElement }).Filing!,
        A.Court, 1, A.Now);

    [Fact]
    public void Of_BeforeAnyQuery_TellsWhatTheFilingStatedAndTheCaseShows() =>
        TriageFacts.Of(_case, [], [], []).Should().BeEquivalentTo(new Dictionary<string, object?>
        {
            ["legacy"] = true,
            ["controlledAmount"] = "9",
            ["applicantsCount"] = 1d,
            ["caseType"] = "first-enforcement",
            ["titleKind"] = "judgment",
            ["claimAmount"] = "120000.00",
        });

    [Fact]
    public void Of_DepositFrozenAndHouseFound_TellsBoth()
    {
        var query = AssetQuery.Start(_case, QuerySystem.National, null, A.Now);
        query.Answer(QueryOutcome.Found, A.Now, A.Now);
        query.Analyse("分析", "反馈表", A.Now);
        query.ReportControl(ControlFeedback.Controlled, null, A.Now);
        var deposit = Asset.Find(_case, new(AssetKind.Deposit, "乙", Amount: A.Yuan("500.00")), AssetSource.National, query.Id, A.Now);
        var free = Asset.Find(_case, new(AssetKind.Deposit, "乙", Amount: A.Yuan("7.00")), AssetSource.National, query.Id, A.Now);
        var house = Asset.Find(_case, new(AssetKind.RealEstate, "乙"), AssetSource.National, query.Id, A.Now);
        house.Judge(Disposability.Disposable);
        var freeze = ControlMeasure.Take(_case, A.MeasureDetails() with { AssetId = deposit.Id }, A.Now);

        var facts = TriageFacts.Of(_case, [query], [deposit, free, house], [freeze]);

        (facts["controlledAmount"], facts["disposableAsset"], facts["assetsFound"], facts["queryFinished"]).Should().Be(("500.00", true, true, true));
    }
}
