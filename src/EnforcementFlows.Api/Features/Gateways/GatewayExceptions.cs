using EnforcementFlows.Workflow.Outbox;

namespace EnforcementFlows.Api.Features.Gateways;

/// <summary>The other side will never take this request.</summary>
public sealed class GatewayRefusedException(string message) : MessageRefusedException(message);

/// <summary>The other side has not taken it; it may later.</summary>
public sealed class GatewayBusyException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>It was sent, and nobody knows whether the other side has taken it.</summary>
public sealed class GatewaySilentException(string message, Exception? inner = null) : Exception(message, inner);
