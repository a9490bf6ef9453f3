using EnforcementFlows.Domain.Supervision;

namespace EnforcementFlows.Domain.Tests.Supervision;

public sealed class SupervisionTests
{
    [Fact]
    public void Issue_DirectorDecidedABulletin_CarriesItsNumber()
    {
        var report = Report();
        report.Decide(OverdueDecision.Bulletin, "限期改正", "director-1", A.Now);

        BulletinEntry.Issue(report, 2026, 3).Number.Should().Be("通报〔2026〕3号");
    }

    [Theory] // C-48: the bulletin follows the decision
    [InlineData(OverdueDecision.Urge)]
    [InlineData(OverdueDecision.Exempt)]
    public void Issue_OtherDecision_IsRefused(OverdueDecision decision)
    {
        var report = Report();
        report.Decide(decision, "意见", "director-1", A.Now);

        Expect.Refused(() => BulletinEntry.Issue(report, 2026, 3), "supervision.no-bulletin");
    }

    [Fact]
    public void Decide_ByTheLatePersonHimself_IsRefused() =>
        Expect.Refused(() => Report().Decide(OverdueDecision.Exempt, "理由", "judge-1", A.Now), "approval.same-person");

    [Fact]
    public void Decide_Twice_IsRefused()
    {
        var report = Report();
        report.Decide(OverdueDecision.Urge, "意见", "director-1", A.Now);

        Expect.Refused(() => report.Decide(OverdueDecision.Exempt, "意见", "director-1", A.Now), "supervision.decided");
    }

    [Theory] // due with 16 March, late from 17 March 00:00
    [InlineData("2026-03-16 23:59", 0)]
    [InlineData("2026-03-17 00:00", 1)]
    [InlineData("2026-03-17 18:00", 1)]
    [InlineData("2026-03-20 09:00", 4)]
    public void OverdueDays_CountsBegunDays(string met, int days)
    {
        var row = Row();
        row.RecordMet(A.At(met));

        row.OverdueDays(A.At("2026-12-31 12:00")).Should().Be(days);
    }

    [Fact]
    public void OverdueDays_HoursLimitMissedByMinutes_IsOneBegunDay() // 72 小时, due 2026-03-05 17:00
    {
        var row = NodeLedgerRow.Open(A.Case(), Node(), new(A.Now, A.At("2026-03-05 17:00"), null, A.At("2026-03-05 17:00"), null, A.Now));

        row.OverdueDays(A.At("2026-03-05 17:30")).Should().Be(1);
    }

    [Theory]
    [InlineData("2026-03-10 09:00", "judge-2")]
    [InlineData("2026-03-17 09:00", "judge-1")] // already late: it stays with the former handler
    public void PassTo_NewHandler_TakesOnlyWhatIsNotLate(string changedAt, string holder)
    {
        var row = Row();

        row.PassTo("judge-2", A.At(changedAt));

        row.Holder.Should().Be(holder);
    }

    [Fact]
    public void RecordAcknowledgement_Twice_TheFirstStays()
    {
        var row = Row();
        row.RecordAcknowledgement(A.Now);

        row.RecordAcknowledgement(A.Now.AddDays(1));

        row.AcknowledgedAt.Should().Be(A.Now);
    }

    private static OverdueNode Node() => new(Guid.NewGuid(), "enforcement-notice", "发送执行通知等文书", "judge-1");

    private static OverdueReport Report() => OverdueReport.Raise(A.Case(), Node(), "director", A.Now);

    private static NodeLedgerRow Row() =>
        NodeLedgerRow.Open(A.Case(), Node(), new(A.Now, A.At("2026-03-17 00:00"), null, A.At("2026-03-17 00:00"), A.Day("2026-03-16"), A.At("2026-03-13 09:00")));
}
