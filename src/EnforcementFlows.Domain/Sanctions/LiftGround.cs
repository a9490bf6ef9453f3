namespace EnforcementFlows.Domain.Sanctions;

/// <summary>Grounds on which a sanction is lifted (撤销、解除事由), 失信规定 10, 限高规定 9.</summary>
public enum LiftGround
{
    /// <summary>已经履行完毕</summary>
    Performed,

    /// <summary>达成和解协议且已经履行完毕</summary>
    Settled,

    /// <summary>申请执行人书面申请，经审查同意</summary>
    ApplicantRequest,

    /// <summary>终本后两次查询未发现可供执行财产</summary>
    NoAssetAfterTermination,

    /// <summary>终结执行、不予执行</summary>
    Terminated,

    /// <summary>提供有效担保</summary>
    Security,

    /// <summary>采取错误，依法纠正</summary>
    Error,

    /// <summary>期限届满</summary>
    TermExpired,
}
