namespace EnforcementFlows.Domain.Cases;

public sealed partial class EnforcementCase
{
    private readonly List<CasePause> _pauses = [];

    /// <summary>The stage to which a suspended or deferred case returns.</summary>
    public CaseStage? StageBeforePause { get; private set; }

    /// <summary>Every stretch excluded from the handling term, open ones too.</summary>
    public IReadOnlyList<CasePause> Pauses => _pauses;

    /// <summary>Suspends enforcement (中止执行, 民诉法 267). Measures keep running: their end dates do not move (P7).</summary>
    public CasePause Suspend(DateOnly from, string document, string approvedBy) =>
        Stop(CaseStage.Suspended, PauseGround.Suspension, from, document, approvedBy);

    /// <summary>Defers enforcement (暂缓执行, 民诉法 242; or by a higher court).</summary>
    public CasePause Defer(DateOnly from, string document, string approvedBy, bool byHigherCourt = false) =>
        Stop(CaseStage.Deferred, byHigherCourt ? PauseGround.DeferralByHigherCourt : PauseGround.Deferral, from, document, approvedBy);

    /// <summary>Lets a suspended or deferred case go on (恢复); <paramref name="lastDay"/> is the last day of the pause.</summary>
    /// <exception cref="DomainException"><c>case.not-paused</c>, <c>case.dates-out-of-order</c></exception>
    public CasePause Continue(DateOnly lastDay)
    {
        Rule.Require(StageBeforePause is not null, "case.not-paused", "案件未中止或者暂缓，无须恢复。");
        var open = _pauses.Last(pause => pause.Until is null && pause.Ground.StopsTheCase());
        open.End(lastDay);
        (Stage, StageBeforePause) = (StageBeforePause.Value, null);
        Version++;
        return open;
    }

    /// <summary>Excludes time from the term while work goes on: public notice, appraisal, auction, dispute (扣除期间).</summary>
    public CasePause Exclude(PauseGround ground, DateOnly from, string document, string approvedBy)
    {
        EnsureOpen();
        Rule.Require(!ground.StopsTheCase(), "case.stage-not-enterable", "中止和暂缓须经各自的程序。");
        return Add(ground, from, document, approvedBy);
    }

    /// <exception cref="DomainException"><c>case.not-paused</c>: no such stretch is open.</exception>
    public CasePause EndExclusion(PauseGround ground, DateOnly lastDay)
    {
        var open = _pauses.LastOrDefault(pause => pause.Ground == ground && pause.Until is null);
        Rule.Require(open is not null && !ground.StopsTheCase(), "case.not-paused", "没有正在进行的扣除期间。");
        open.End(lastDay);
        Version++;
        return open;
    }

    private CasePause Stop(CaseStage stage, PauseGround ground, DateOnly from, string document, string approvedBy)
    {
        EnsureActive();
        var pause = Add(ground, from, document, approvedBy);
        (StageBeforePause, Stage) = (Stage, stage);
        return pause;
    }

    private CasePause Add(PauseGround ground, DateOnly from, string document, string approvedBy)
    {
        var pause = new CasePause
        {
            Court = Court,
            CaseId = Id,
            Ground = ground,
            From = from,
            Document = Rule.Text(document, "case.pause-without-document", "扣除期间须注明裁定书或者决定书文号。"),
            ApprovedBy = approvedBy,
        };
        _pauses.Add(pause);
        Version++;
        return pause;
    }
}
