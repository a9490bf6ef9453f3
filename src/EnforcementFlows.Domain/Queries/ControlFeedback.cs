namespace EnforcementFlows.Domain.Queries;

/// <summary>What became of the control of the assets found (控制反馈).</summary>
public enum ControlFeedback
{
    /// <summary>已控制</summary>
    Controlled,

    /// <summary>未能控制; the reason is recorded</summary>
    Failed,
}
