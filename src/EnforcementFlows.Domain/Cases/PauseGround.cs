namespace EnforcementFlows.Domain.Cases;

/// <summary>Grounds on which time does not count in the handling term (案件扣除期间事由).</summary>
/// <remarks>法〔2000〕审限规定 9；执行程序解释 13.</remarks>
public enum PauseGround
{
    /// <summary>公告（含公告送达）</summary>
    PublicNotice,

    /// <summary>评估、鉴定、审计</summary>
    Appraisal,

    /// <summary>拍卖、变卖查封、扣押财产</summary>
    Auction,

    /// <summary>中止至恢复</summary>
    Suspension,

    /// <summary>和解或者提供担保后决定暂缓</summary>
    Deferral,

    /// <summary>上级法院决定暂缓</summary>
    DeferralByHigherCourt,

    /// <summary>管辖争议、执行争议</summary>
    Dispute,
}

/// <summary>What the grounds do, and the words of the law for them.</summary>
public static class PauseGrounds
{
    /// <summary>Whether the case itself stands still (中止、暂缓), and not only its terms.</summary>
    public static bool StopsTheCase(this PauseGround ground) =>
        ground is PauseGround.Suspension or PauseGround.Deferral or PauseGround.DeferralByHigherCourt;

    public static string Name(this PauseGround ground) => ground switch
    {
        PauseGround.PublicNotice => "公告",
        PauseGround.Appraisal => "评估、鉴定、审计",
        PauseGround.Auction => "拍卖、变卖",
        PauseGround.Suspension => "中止执行",
        PauseGround.Deferral => "暂缓执行",
        PauseGround.DeferralByHigherCourt => "上级法院决定暂缓执行",
        _ => "管辖争议、执行争议",
    };
}
