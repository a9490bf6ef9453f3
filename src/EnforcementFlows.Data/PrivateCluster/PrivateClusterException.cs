namespace EnforcementFlows.Data.PrivateClusters;

/// <summary>The private cluster cannot run; the message says why and what to do, and is fit to be shown as it is.</summary>
public sealed class PrivateClusterException(string message, Exception? inner = null) : Exception(message, inner);
