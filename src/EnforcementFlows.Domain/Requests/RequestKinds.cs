namespace EnforcementFlows.Domain.Requests;

/// <summary>Codes of the requests whose approval opens an act of the law. A court's profile may add kinds of its own.</summary>
public static class RequestKinds
{
    /// <summary>延长执行期限</summary>
    public const string Extension = "extension";

    /// <summary>变更承办人</summary>
    public const string HandlerChange = "handler-change";

    /// <summary>纳入失信被执行人名单</summary>
    public const string DishonestListing = "dishonest-listing";

    /// <summary>撤销失信</summary>
    public const string DishonestListingLift = "dishonest-listing-lift";

    /// <summary>限制消费</summary>
    public const string ConsumptionRestriction = "consumption-restriction";

    /// <summary>解除限制消费</summary>
    public const string ConsumptionRestrictionLift = "consumption-restriction-lift";

    /// <summary>解除查封、扣押、冻结</summary>
    public const string MeasureRelease = "measure-release";

    /// <summary>财产处置</summary>
    public const string Disposal = "disposal";

    /// <summary>案款发放</summary>
    public const string Payout = "payout";

    /// <summary>案款暂缓发放</summary>
    public const string PayoutDeferral = "payout-deferral";

    /// <summary>结案</summary>
    public const string Close = "close";

    /// <summary>终结本次执行程序</summary>
    public const string Terminate = "terminate";

    /// <summary>中止执行</summary>
    public const string Suspension = "suspension";

    /// <summary>暂缓执行</summary>
    public const string Deferral = "deferral";

    /// <summary>扣除期间（公告、评估、拍卖、争议）</summary>
    public const string Exclusion = "exclusion";

    /// <summary>恢复执行、结束扣除期间</summary>
    public const string Resumption = "resumption";

    /// <summary>拘传、拘留、罚款、搜查、限制出境、扣押标的物</summary>
    public const string Coercive = "coercive";

    /// <summary>对罚款、拘留、限制出境申请复议</summary>
    public const string CoerciveReview = "coercive-review";

    /// <summary>移交普执团队 (HL-2.1-2)</summary>
    public const string TeamTransfer = "team-transfer";

    /// <summary>单项指令</summary>
    public const string Instruction = "instruction";

    /// <summary>阶段指令</summary>
    public const string StageInstruction = "stage-instruction";

    /// <summary>恢复执行（终本后）</summary>
    public const string Reinstatement = "reinstatement";

    /// <summary>交办、督办</summary>
    public const string AssignedMatter = "assigned-matter";

    /// <summary>财产线索</summary>
    public const string AssetLead = "asset-lead";

    /// <summary>These change a running case; a closed one has nothing for them to change.</summary>
    private static readonly HashSet<string> NeedOpenCase = [Extension, HandlerChange, Disposal, Close, Terminate, Suspension, Deferral, Exclusion, Resumption, TeamTransfer];

    /// <summary>Two of these at once would contradict each other.</summary>
    private static readonly HashSet<string> OneAtATime = [Extension, HandlerChange, Close, Terminate, Suspension, Deferral, Resumption, TeamTransfer, Reinstatement];

    public static bool NeedsOpenCase(string kind) => NeedOpenCase.Contains(kind);

    /// <summary>Of which kinds together a case has at most one undecided request: of the kind itself, of 结案 and 终本 together; empty where there may be several.</summary>
    public static IReadOnlyList<string> OneOf(string kind) => !OneAtATime.Contains(kind) ? [] : kind is Close or Terminate ? [Close, Terminate] : [kind];
}
