using Npgsql;

namespace EnforcementFlows.Workflow.Storage;

/// <summary>Failures of the database that say nothing about the work that met them.</summary>
public static class DatabaseFailure
{
    /// <summary>The attempt at a burst came into another's way: tried again at once, it may well succeed.</summary>
    internal static bool IsCollision(Exception exception) => exception switch
    {
        ConcurrentBurstException => true,
        PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.LockNotAvailable } => true,
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, TableName: "flow_command" } => true, // the same command came twice at once
        { InnerException: { } inner } => IsCollision(inner),
        _ => false,
    };

    /// <summary>The database went away or was out of something: whatever the burst was just doing is not to blame.</summary>
    internal static bool IsOutage(Exception exception) => exception switch
    {
        PostgresException refused => refused.IsTransient || refused.SqlState.StartsWith("57", StringComparison.Ordinal), // operator intervention
        NpgsqlException => true,
        _ when IsLostConnection(exception) => true,
        { InnerException: { } inner } => IsOutage(inner),
        _ => false,
    };

    /// <summary>The database is not there or has no room: that lies with nobody's work. A statement that takes too long may well lie with it.</summary>
    internal static bool IsAbsence(Exception exception) => exception switch
    {
        PostgresException { SqlState: PostgresErrorCodes.QueryCanceled } => false,
        PostgresException refused => refused.SqlState[..2] is "08" or "53" or "57" or "58", // connection, resources, operator, system
        NpgsqlException lost => lost.InnerException is not TimeoutException,
        _ when IsLostConnection(exception) => true,
        { InnerException: { } inner } => IsAbsence(inner),
        _ => false,
    };

    /// <summary>A connection was lost at a moment at which Npgsql 10.0.0 does not say so, but only that a part of it is disposed.</summary>
    public static bool IsLostConnection(Exception exception) => exception is ObjectDisposedException { ObjectName: "System.Threading.ManualResetEventSlim" };
}
