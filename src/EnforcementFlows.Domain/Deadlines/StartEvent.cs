namespace EnforcementFlows.Domain.Deadlines;

/// <summary>The event from which a limit counts (起算事件); the profile names it as <c>filed</c>, <c>application-received</c> …</summary>
public enum StartEvent
{
    /// <summary>立案</summary>
    Filed,

    /// <summary>收到申请</summary>
    ApplicationReceived,

    /// <summary>接收立案材料</summary>
    MaterialReceived,

    /// <summary>The event that the flow itself names when it starts the node (节点事件).</summary>
    Event,
}
