namespace EnforcementFlows.Api.Features.Repair;

/// <summary>How far a message to or from another system, or inside the engine, has come.</summary>
public enum MessageState
{
    Waiting,

    /// <summary>Failed, and will be tried again.</summary>
    Failing,

    /// <summary>Will not be tried again by itself; an operator decides.</summary>
    GivenUp,

    Delivered,

    /// <summary>An operator decided that it shall have no effect.</summary>
    Skipped,
}
