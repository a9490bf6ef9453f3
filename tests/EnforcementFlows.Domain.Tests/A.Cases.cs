using System.Globalization;
using EnforcementFlows.Domain.Alerts;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Closing;
using EnforcementFlows.Domain.Measures;
using EnforcementFlows.Domain.Requests;

namespace EnforcementFlows.Domain.Tests;

internal static partial class A
{
    public const string Court = "tongbai";
    public const string Handler = "judge-1";

    /// <summary>Monday 2026-03-02, 09:00 in Tongbai.</summary>
    public static readonly DateTimeOffset Now = At("2026-03-02 09:00");

    /// <summary>An instant by the clock on the wall in China.</summary>
    public static DateTimeOffset At(string local) =>
        new DateTimeOffset(DateTime.ParseExact(local, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), TimeSpan.FromHours(8)).ToUniversalTime();

    public static Money Yuan(string amount) => Money.Parse(amount);

    public static FilingContext FilingContext() => new("桐柏县人民法院", "豫1330", Now);

    public static FilingDraft Draft() => new()
    {
        CaseNumber = "（2026）豫1330执1号",
        CaseType = "first-enforcement",
        ApplicationReceivedOn = "2026-02-27",
        FiledAt = "2026-03-02T08:30:00+08:00",
        MaterialReceivedAt = "2026-03-02T08:45:00+08:00",
        Title = new("民事判决书", "(2025)豫1330民初88号", "2026-01-20"),
        Cause = "民间借贷纠纷",
        ClaimAmount = "120000.00",
        Applicants = [new("申请人甲", "natural", "11010519491231002X", "13800000000", "桐柏县某路1号")],
        Debtors = [new("某某建材有限公司", "unit", "91350100M000100Y43")],
    };

    public static FilingReview Review(FilingDraft draft) => FilingReview.Of(draft, FilingContext());

    public static CaseFiling Filing() => Review(Draft()).Filing!;

    public static EnforcementCase Case() => EnforcementCase.Register(Filing(), Court, profileVersion: 1, Now);

    public static EnforcementCase Case(FilingDraft draft) => EnforcementCase.Register(Review(draft).Filing!, Court, profileVersion: 1, Now);

    public static EnforcementCase HandledCase()
    {
        var enforcementCase = Case();
        enforcementCase.AssignHandler(Handler, "立案庭随机分案", Now);
        enforcementCase.HandOver(Now);
        return enforcementCase;
    }

    /// <summary>Closed at that time; filed 2026-03-02.</summary>
    public static EnforcementCase ClosedCase(ClosingWay way, string closedAt, string received = "0.00")
    {
        var closed = HandledCase();
        if (received != "0.00")
            closed.RecordReceived(Yuan(received));
        closed.Close(way, ApprovedRequest(closed, RequestKinds.Terminate), [], At(closedAt));
        return closed;
    }

    /// <summary>终结本次执行程序 at that time.</summary>
    public static EnforcementCase TerminatedCase(string closedAt, string received = "0.00") => ClosedCase(ClosingWay.TerminateCurrentProcedure, closedAt, received);

    public static CaseRequest Request(EnforcementCase on, string kind = RequestKinds.Extension) =>
        CaseRequest.HandIn(on, kind, "案情复杂", "{}", requestedBy: Handler, Now);

    public static CaseRequest ApprovedRequest(EnforcementCase on, string kind)
    {
        var request = Request(on, kind);
        request.Approve("director-1", Now);
        return request;
    }

    public static MeasureDetails MeasureDetails() => new(
        MeasureKind.Freeze, AssetKind.Deposit, "某银行账户尾号1234", "(2026)豫1330执1号之一", Day("2026-03-10"), Day("2027-03-09"),
        AmountLimit: Yuan("120000.00"));

    public static ControlMeasure Measure() => Measure(MeasureDetails());

    public static ControlMeasure Measure(MeasureDetails details) => ControlMeasure.Take(Case(), details, At("2026-03-10 10:00"));

    public static Alert AlertTo(AlertRecipient recipient) =>
        Alert.To(recipient, Case(), AlertKind.NodeAlert, "deadline-1:3d:2026-03-05", new("节点即将到期"), Now);
}
