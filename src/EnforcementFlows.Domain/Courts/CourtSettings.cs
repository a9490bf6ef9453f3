using EnforcementFlows.Domain.Deadlines;
using EnforcementFlows.Domain.Termination;

namespace EnforcementFlows.Domain.Courts;

/// <summary>Court-wide choices where law or regulation leaves one.</summary>
public sealed record CourtSettings
{
    /// <summary>Time of day, Asia/Shanghai, at which alerts (预警) of day limits go out.</summary>
    public TimeOnly AlertTime { get; init; } = new(9, 0);

    /// <summary>Whether a court's own limit in days moves off rest days as the law's does.</summary>
    public bool RollCourtLimit { get; init; } = true;

    public HoursFrom HoursFrom { get; init; }

    /// <summary>Whether a limit in hours that ends on a rest day moves to the next working day.</summary>
    public bool RollHours { get; init; }

    /// <summary>How long a task may wait for somebody to claim it (待办无人签收) before it is reported, one level up each time.</summary>
    public Period? UnclaimedAfter { get; init; }

    /// <summary>After how long an open case (长期未结) is on the leaders' list.</summary>
    public Period? LongUnclosedAfter { get; init; }

    /// <summary>What words without a number, such as “promptly” (及时), are taken to mean, by word.</summary>
    public IReadOnlyDictionary<string, Period> Targets { get; init; } = new Dictionary<string, Period>();

    /// <summary>What the court aims at, by indicator (质效指标); a share is one of one, such as 0.95.</summary>
    public IReadOnlyDictionary<string, decimal> IndicatorTargets { get; init; } = new Dictionary<string, decimal>();

    /// <summary>Whether a resumed case (恢复执行) must go to somebody other than its last handler (C-06).</summary>
    public bool ReinstateExcludesOriginalHandler { get; init; }

    /// <summary>How the cases of the 终本 register are queried.</summary>
    public TerminatedQueries TerminatedQueries { get; init; } = new();

    /// <summary>Whether the requester of an approval is kept from deciding it.</summary>
    public bool ApproverMayNotBeRequester { get; init; } = true;

    /// <summary>Whether disposal (财产处置) runs as a flow of its own beside the case's.</summary>
    public DisposalMode DisposalMode { get; init; } = DisposalMode.SubFlow;

    /// <summary>The ways to find the reference price (参考价), in the order in which they are tried.</summary>
    public IReadOnlyList<PriceMethod> PriceMethods { get; init; } = [];

    /// <summary>The lowest reserve price (起拍价) as a share of the reference price.</summary>
    public decimal? ReservePriceFloor { get; init; }

    /// <summary>Lowest and highest deposit (保证金) as a share of the reserve price.</summary>
    public IReadOnlyList<decimal> DepositRange { get; init; } = [];

    /// <summary>Periods that are given to the parties (当事人期间), by code; the court only waits for their end.</summary>
    public IReadOnlyDictionary<string, PartyPeriod> PartyPeriods { get; init; } = new Dictionary<string, PartyPeriod>();

    /// <summary>Which of these settings the court has yet to confirm.</summary>
    public IReadOnlyList<string> ToBeConfirmed { get; init; } = [];
}

/// <summary>A period that is given to the parties (当事人期间), with the article or clause that gives it.</summary>
public sealed record PartyPeriod(string Name, int N, PeriodUnit Unit, string Source, bool ToBeConfirmed = false);

/// <summary>The periodic queries of terminated cases (终本案件查询设置, WL-3-2-1 to WL-3-2-5).</summary>
public sealed record TerminatedQueries
{
    /// <summary>Whether the system starts them by itself (是否启用网络自动查询).</summary>
    public bool Automatic { get; init; } = true;

    /// <summary>查询频率; slower than the law's six months counts as six months.</summary>
    public Period Every { get; init; } = Period.Months(6);

    /// <summary>For how long; shorter than the law's five years counts as five years.</summary>
    public Period During { get; init; } = Period.Years(5);

    /// <summary>查询案件范围: whether cases older than that are queried too, until nothing is owed.</summary>
    public bool UntilPaid { get; init; }

    /// <summary>Deposits together below this amount remind nobody (银行存款自动提醒的金额标准).</summary>
    public Money ReminderAmount { get; init; } = Money.Zero;

    /// <summary>The team that takes the cases over (终本管理团队), code of the profile; null where they stay where they are.</summary>
    public string? Team { get; init; }

    /// <summary>The plan that follows, nowhere below the law.</summary>
    public QueryPlan Plan() => new(Every, During, UntilPaid);
}

/// <summary>How disposal runs: as a flow of its own, or by handing the case to another team.</summary>
public enum DisposalMode
{
    SubFlow,
    Transfer,
}

/// <summary>Ways to find the reference price. 参考价规定第2条: agreement (当事人议价), directed (定向询价), online (网络询价), valuation (委托评估).</summary>
public enum PriceMethod
{
    Agreement,
    Directed,
    Online,
    Valuation,
}
