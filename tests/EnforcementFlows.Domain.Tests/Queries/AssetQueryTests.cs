using EnforcementFlows.Domain.Measures;
using EnforcementFlows.Domain.Queries;

namespace EnforcementFlows.Domain.Tests.Queries;

public sealed class AssetQueryTests
{
    [Fact]
    public void IsFinished_NothingFoundAndAnalysed_IsTrue()
    {
        var query = Answered(QueryOutcome.Nothing);
        query.Analyse("无可供执行财产", "反馈表", A.Now);

        query.IsFinished.Should().BeTrue();
    }

    [Theory] // C-26: controlled or failed, but reported
    [InlineData(ControlFeedback.Controlled, null)]
    [InlineData(ControlFeedback.Failed, "账户已销户")]
    public void IsFinished_Found_OnlyOnceControlIsReported(ControlFeedback control, string? failure)
    {
        var query = Answered(QueryOutcome.Found);
        query.Analyse("存款一笔", "反馈表", A.Now);
        query.IsFinished.Should().BeFalse();

        query.ReportControl(control, failure, A.Now);

        query.IsFinished.Should().BeTrue();
    }

    [Fact]
    public void Analyse_WithoutFeedbackForm_IsRefusedInTheNetworkAndAllowedOffline() // TB-3.2-3c
    {
        Expect.Refused(() => Answered(QueryOutcome.Nothing).Analyse("无", null, A.Now), "query.feedback-form-missing");
        Answered(QueryOutcome.Nothing, QuerySystem.Offline).Invoking(query => query.Analyse("无", null, A.Now)).Should().NotThrow();
    }

    [Fact]
    public void ReportControl_FailedWithoutReason_IsRefused() =>
        Expect.Refused(() => Answered(QueryOutcome.Found).ReportControl(ControlFeedback.Failed, null, A.Now), "query.failure-reason-missing");

    [Fact]
    public void Answer_Twice_IsRefused() =>
        Expect.Refused(() => Answered(QueryOutcome.Found).Answer(QueryOutcome.Nothing, A.Now, A.Now), "query.answered");

    [Fact]
    public void Judge_NotDisposableWithoutReason_IsRefused()
    {
        var asset = Asset.Find(A.Case(), new(AssetKind.RealEstate, "乙"), AssetSource.National, null, A.Now);

        Expect.Refused(() => asset.Judge(Disposability.NotDisposable), "asset.reason-missing");
    }

    private static AssetQuery Answered(QueryOutcome outcome, QuerySystem system = QuerySystem.National)
    {
        var query = AssetQuery.Start(A.Case(), system, "query-1", A.Now);
        query.Answer(outcome, A.Now, A.Now);
        return query;
    }
}
