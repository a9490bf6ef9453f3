namespace EnforcementFlows.Api.Hosting;

/// <summary>What the host logs. Never a person's name, an identity number or a secret.</summary>
internal static partial class Log
{
    [LoggerMessage(LogLevel.Information, "Profile of {Court} imported as version {Version}")]
    public static partial void ProfileImported(ILogger logger, string court, int version);

    // for the court to settle, which the administrator sees under /api/profiles; the operator need do nothing
    [LoggerMessage(LogLevel.Information, "{File} {Path}: {Reason}")]
    public static partial void ProfileRemark(ILogger logger, string file, string path, string reason);

    [LoggerMessage(LogLevel.Warning, "{File} is not imported, for what the court has changed does not go with it: {Path}: {Reason}")]
    public static partial void ProfileNotImported(ILogger logger, string file, string path, string reason);

    [LoggerMessage(LogLevel.Error, "A setting for a step of a national flow does not fit: {Finding}")]
    public static partial void StepSettingWrong(ILogger logger, string finding);

    [LoggerMessage(LogLevel.Information, "{Count} demo accounts and {Clients} demo clients created")]
    public static partial void DemoAccountsCreated(ILogger logger, int count, int clients);

    [LoggerMessage(LogLevel.Error, "The private cluster could not be started again; the next look tries it once more")]
    public static partial void ClusterNotRestarted(ILogger logger, Exception exception);

    [LoggerMessage(LogLevel.Warning, "The simulators at {Address} did not take the time; the clock goes on without them")]
    internal static partial void SimulatorsAway(ILogger logger, Uri address, Exception reason);

    [LoggerMessage(LogLevel.Error, "Request failed: {Method} {Route}")]
    public static partial void RequestFailed(ILogger logger, Exception exception, string method, string? route);

    [LoggerMessage(LogLevel.Error, "What was refused could not be kept")]
    public static partial void RefusalNotKept(ILogger logger, Exception exception);

    [LoggerMessage(LogLevel.Error, "What has changed could not be read for those connected; the next look tries it again")]
    public static partial void LiveFeedFailed(ILogger logger, Exception exception);

    [LoggerMessage(LogLevel.Debug, "{Lines} lines of import {Import} carried out")]
    public static partial void LinesImported(ILogger logger, int lines, Guid import);

    [LoggerMessage(LogLevel.Error, "Imports stopped; they go on in a moment")]
    public static partial void ImportFailed(ILogger logger, Exception exception);

    [LoggerMessage(LogLevel.Debug, "{Deadlines} deadlines recomputed after the calendar {Change}")]
    public static partial void DeadlinesRecomputed(ILogger logger, int deadlines, Guid change);

    [LoggerMessage(LogLevel.Error, "Recomputing deadlines stopped; it goes on in a moment")]
    public static partial void RecomputationFailed(ILogger logger, Exception exception);

    [LoggerMessage(LogLevel.Debug, "{Flows} flows of repair {Repair} carried out")]
    public static partial void FlowsRepaired(ILogger logger, int flows, Guid repair);

    [LoggerMessage(LogLevel.Error, "Repairs stopped; they go on in a moment")]
    public static partial void RepairFailed(ILogger logger, Exception exception);

    [LoggerMessage(LogLevel.Error, "Flow {Number} of repair {Repair} failed")]
    public static partial void ItemFailed(ILogger logger, Exception exception, Guid repair, int number);

    [LoggerMessage(LogLevel.Error, "Line {Line} of import {Import} failed")]
    public static partial void LineFailed(ILogger logger, Exception exception, Guid import, int line);

    [LoggerMessage(LogLevel.Debug, "{Cases} cases of replay {Replay} played")]
    public static partial void CasesReplayed(ILogger logger, int cases, Guid replay);

    [LoggerMessage(LogLevel.Error, "Replays stopped; they go on in a moment")]
    public static partial void ReplayFailed(ILogger logger, Exception exception);

    [LoggerMessage(LogLevel.Error, "Case {Place} of replay {Replay} failed")]
    public static partial void ReplayedCaseFailed(ILogger logger, Exception exception, Guid replay, int place);

    [LoggerMessage(LogLevel.Debug, "{Flows} flows of migration {Migration} dealt with")]
    public static partial void FlowsMigrated(ILogger logger, int flows, Guid migration);

    [LoggerMessage(LogLevel.Error, "Migrations stopped; they go on in a moment")]
    public static partial void MigrationFailed(ILogger logger, Exception exception);

    [LoggerMessage(LogLevel.Error, "Flow {Instance} of migration {Migration} failed")]
    public static partial void FlowNotMigrated(ILogger logger, Exception exception, Guid migration, Guid instance);
}
