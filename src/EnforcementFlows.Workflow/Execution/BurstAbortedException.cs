namespace EnforcementFlows.Workflow.Execution;

/// <summary>The whole command is refused: nothing of the burst may be written. Not an incident of the instance.</summary>
public abstract class BurstAbortedException(string message) : Exception(message);

/// <summary>The same command id came with another request.</summary>
public sealed class CommandReusedException() : BurstAbortedException("同一幂等键已用于另一请求。");

/// <summary>
/// What is stored was written by a newer version of the program, or needs something that only that has. This node leaves it as it is,
/// for one that knows it: nothing of the burst is written, no attempt counts and nobody is blamed.
/// </summary>
public sealed class NodeTooOldException(string message) : BurstAbortedException(message);

/// <summary>The instance or the thing waited for is not there any more: already done, or never was.</summary>
public sealed class NothingToResumeException(string message) : BurstAbortedException(message);

/// <summary>
/// The timer or message of a command of the engine's own is not there to be done: it has been, or the database has lost it. Nothing is
/// written, not even the command, for it may come again after such a loss.
/// </summary>
public sealed class AlreadyDoneException() : BurstAbortedException("Nothing is left to do.");

/// <summary>A definition that should be started is not published for this tenant.</summary>
public sealed class DefinitionMissingException(string definitionId) : BurstAbortedException($"流程定义“{definitionId}”未发布。")
{
    public string DefinitionId { get; } = definitionId;
}

/// <summary>What an operator wants done to an instance can not be done to it as it stands.</summary>
/// <param name="code">Stable, for programs.</param>
/// <param name="message">Chinese, for people.</param>
/// <param name="field">The member of the request that is wrong in itself; null where the instance's state is in the way.</param>
public sealed class RepairRefusedException(string code, string message, string? field = null) : BurstAbortedException(message)
{
    /// <summary>The code of an instance that has moved on since the operator saw it.</summary>
    public const string Stale = "state.stale";

    public string Code { get; } = code;

    public string? Field { get; } = field;
}
