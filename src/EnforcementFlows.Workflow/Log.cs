using Microsoft.Extensions.Logging;

namespace EnforcementFlows.Workflow;

/// <summary>Log messages of the engine. They name ids, never a person.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Debug, "Burst {Kind} is tried again after attempt {Attempt}: {Reason}")]
    public static partial void BurstRetried(ILogger logger, string kind, int attempt, string reason);

    [LoggerMessage(2, LogLevel.Warning, "Outbox message {Id} of kind {Kind} was not delivered")]
    public static partial void DeliveryFailed(ILogger logger, string kind, long id, Exception exception);

    [LoggerMessage(3, LogLevel.Error, "Timer {Id} of instance {InstanceId} could not be fired; it is tried again when its lease runs out")]
    public static partial void TimerFailed(ILogger logger, long id, Guid instanceId, Exception exception);

    [LoggerMessage(4, LogLevel.Error, "The {Worker} could not reach the database; it goes on trying")]
    public static partial void WorkerFailed(ILogger logger, string worker, Exception exception);

    [LoggerMessage(5, LogLevel.Warning, "Definition refused: {Finding}")]
    public static partial void DefinitionRefused(ILogger logger, string finding);

    [LoggerMessage(7, LogLevel.Warning, "What a command caused could not be carried out at once; the worker does it")]
    public static partial void FollowingFailed(ILogger logger, Exception exception);

    [LoggerMessage(8, LogLevel.Error, "Trigger {ActivityId} of {DefinitionId} could not start an instance; it is tried again when its lease runs out")]
    public static partial void TriggerFailed(ILogger logger, string activityId, string definitionId, Exception exception);

    [LoggerMessage(9, LogLevel.Warning, "Left to a node of a newer version: {Reason}")]
    public static partial void LeftToAnotherNode(ILogger logger, string reason);

    [LoggerMessage(6, LogLevel.Information, "Tenant {Tenant}: {Imported} definitions imported, {Unchanged} unchanged, {Refused} refused")]
    public static partial void DefinitionsImported(ILogger logger, string tenant, int imported, int unchanged, int refused);
}
