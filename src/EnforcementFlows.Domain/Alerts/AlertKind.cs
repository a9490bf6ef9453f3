namespace EnforcementFlows.Domain.Alerts;

/// <summary>What an alert is about (提醒类型).</summary>
public enum AlertKind
{
    /// <summary>节点预警 (TB-3.2-14b)</summary>
    NodeAlert,

    /// <summary>节点超期报告 (TB-3.2-14c)</summary>
    OverdueReport,

    /// <summary>节点临期报告 (WL-2-8b)</summary>
    NearDueReport,

    /// <summary>督办</summary>
    Urging,

    /// <summary>通报</summary>
    Bulletin,

    /// <summary>任务无人领取</summary>
    Unclaimed,

    /// <summary>案款 (TB-3.2-10a)</summary>
    Funds,

    /// <summary>控制措施、强制措施即将到期 (TB-3.2-7a)</summary>
    MeasureExpiry,

    /// <summary>外部系统拒绝、无答复或来文有误</summary>
    Gateway,

    /// <summary>其他提示</summary>
    Notice,
}
