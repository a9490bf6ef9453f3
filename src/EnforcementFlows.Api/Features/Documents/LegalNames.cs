using EnforcementFlows.Domain.Closing;
using EnforcementFlows.Domain.Coercion;
using EnforcementFlows.Domain.Measures;
using EnforcementFlows.Domain.Queries;
using EnforcementFlows.Domain.Sanctions;

namespace EnforcementFlows.Api.Features.Documents;

/// <summary>The words of the law for codes, as papers print them.</summary>
internal static class LegalNames
{
    public static string Of(ListingGround ground) => ground switch
    {
        ListingGround.AbleButRefusing => "有履行能力而拒不履行生效法律文书确定义务",
        ListingGround.Obstructing => "以伪造证据、暴力、威胁等方法妨碍、抗拒执行",
        ListingGround.Evading => "以虚假诉讼、虚假仲裁或者以隐匿、转移财产等方法规避执行",
        ListingGround.AssetReport => "违反财产报告制度",
        ListingGround.Consumption => "违反限制消费令",
        _ => "无正当理由拒不履行执行和解协议",
    };

    public static string Of(LiftGround ground) => ground switch
    {
        LiftGround.Performed => "全部履行",
        LiftGround.Settled => "达成和解协议并履行完毕",
        LiftGround.ApplicantRequest => "申请执行人书面申请，经审查同意",
        LiftGround.NoAssetAfterTermination => "终结本次执行程序后两次以上查询未发现可供执行财产",
        LiftGround.Terminated => "终结执行、不予执行",
        LiftGround.Security => "提供充分有效担保",
        LiftGround.Error => "采取措施有误，予以纠正",
        _ => "期限届满",
    };

    public static string Of(ClosingWay way) => way switch
    {
        ClosingWay.Fulfilled => "执行完毕",
        ClosingWay.TerminateCurrentProcedure => "终结本次执行程序",
        ClosingWay.Terminated => "终结执行",
        ClosingWay.Withdrawn => "销案",
        ClosingWay.NotEnforced => "不予执行",
        _ => "驳回申请",
    };

    public static string Of(QuerySystem system) => system switch
    {
        QuerySystem.National => "总对总网络查控系统",
        QuerySystem.PointToPoint => "点对点网络查控系统",
        _ => "线下查询",
    };

    public static string Of(AssetKind kind) => kind switch
    {
        AssetKind.Deposit => "银行存款",
        AssetKind.NetworkFunds => "网络资金",
        AssetKind.Vehicle => "车辆",
        AssetKind.Machinery => "机器设备",
        AssetKind.OtherMovable => "其他动产",
        AssetKind.RealEstate => "不动产",
        AssetKind.Equity => "股权",
        AssetKind.Securities => "证券",
        AssetKind.HousingFund => "公积金",
        AssetKind.Insurance => "保险",
        AssetKind.Receivable => "到期债权",
        AssetKind.IntellectualProperty => "知识产权",
        _ => "其他财产权",
    };

    public static string Of(CoerciveKind kind) => kind switch
    {
        CoerciveKind.Summons => "拘传",
        CoerciveKind.Detention => "拘留",
        CoerciveKind.Fine => "罚款",
        CoerciveKind.Search => "搜查",
        CoerciveKind.ExitBan => "限制出境",
        _ => "扣押标的物",
    };

    public static string Of(MeasureKind kind) => kind switch
    {
        MeasureKind.Seizure => "查封",
        MeasureKind.Impoundment => "扣押",
        MeasureKind.Freeze => "冻结",
        MeasureKind.Transfer => "划拨",
        _ => "轮候查封、冻结",
    };

    /// <summary>What a request asks for, by its kind.</summary>
    public static string OfRequest(string kind) => kind switch
    {
        "extension" => "延长办案期限",
        "handler-change" => "变更承办人",
        "dishonest-listing" => "纳入失信被执行人名单",
        "dishonest-listing-lift" => "撤销失信被执行人信息",
        "consumption-restriction" => "采取限制消费措施",
        "consumption-restriction-lift" => "解除限制消费措施",
        "measure-release" => "解除查封、扣押、冻结",
        "disposal" => "财产处置",
        "payout" => "发放案款",
        "payout-deferral" => "延期发放案款",
        "close" => "结案",
        "terminate" => "终结本次执行程序",
        "coercive" => "采取强制措施",
        "coercive-review" => "强制措施复议",
        "document" => "签发文书",
        "team-transfer" => "移交普执团队",
        "settlement" => "执行和解",
        "suspension" => "中止执行",
        "deferral" => "暂缓执行",
        "exclusion" => "扣除期间",
        "resumption" => "恢复执行、结束扣除期间",
        "reinstatement" => "恢复执行（终本后）",
        "asset-lead" => "财产线索",
        "assigned-matter" => "交办、督办",
        "instruction" => "单项指令",
        "stage-instruction" => "阶段指令",
        "disposal-instruction" => "财产处置指令",
        "enforcement-plan" => "执行方案",
        "interview" => "约谈",
        "obstruction" => "处理规避、抗拒执行",
        "participation" => "参与分配",
        "repeat-query" => "再次查询财产",
        "terminated-control" => "终本后控制财产",
        "correction" => "更正",
        _ => kind,
    };
}
