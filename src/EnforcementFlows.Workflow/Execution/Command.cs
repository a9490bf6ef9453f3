namespace EnforcementFlows.Workflow.Execution;

/// <summary>What somebody or something wants done. Its id makes a repetition harmless.</summary>
/// <param name="Id">From the caller's idempotency key, or the natural name of an internal command.</param>
/// <param name="Kind">Short kebab-case name, journalled.</param>
/// <param name="Actor">User or client; null for the system itself.</param>
/// <param name="RequestHash">Hash of the request body; the same id with another hash is refused.</param>
public sealed record Command(string TenantId, Guid Id, string Kind, string? Actor = null, byte[]? RequestHash = null);

/// <summary>The answer to a command.</summary>
/// <param name="Result">JSON-like; what the work returned.</param>
/// <param name="Replayed">The command had been carried out before; this is its stored answer.</param>
public sealed record CommandResult(object? Result, bool Replayed);
