namespace EnforcementFlows.Domain.Disposal;

/// <summary>Steps of a disposal (财产处置环节) that leave a record.</summary>
public enum DisposalStep
{
    /// <summary>处置手续审核 (TB-3.2-9a)</summary>
    Materials,

    /// <summary>现状调查</summary>
    Survey,

    /// <summary>启动确定参考价</summary>
    PriceStart,

    /// <summary>参考价确定</summary>
    ReferencePrice,

    /// <summary>参考价报告送达</summary>
    PriceReportService,

    /// <summary>参考价异议期</summary>
    PriceObjection,

    /// <summary>起拍价、保证金确定</summary>
    ReservePrice,

    /// <summary>拍卖公告拟稿、签发</summary>
    AnnouncementDraft,

    /// <summary>拍卖前通知</summary>
    Notification,

    /// <summary>公告发布</summary>
    Publication,

    /// <summary>拍卖结果</summary>
    Result,

    /// <summary>尾款</summary>
    Balance,

    /// <summary>悔拍</summary>
    Default,

    /// <summary>流拍后处理</summary>
    UnsoldDecision,

    /// <summary>以物抵债</summary>
    SetOff,

    /// <summary>成交、抵债裁定</summary>
    Ruling,

    /// <summary>过户交付</summary>
    Transfer,
}
