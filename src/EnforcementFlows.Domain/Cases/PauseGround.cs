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
