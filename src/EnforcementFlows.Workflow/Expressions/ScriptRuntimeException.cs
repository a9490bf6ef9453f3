namespace EnforcementFlows.Workflow.Expressions;

/// <summary>A script that failed while it ran: it threw, used a value wrongly, reached a limit, or called a host function that failed.</summary>
public sealed class ScriptRuntimeException(string code, string message, int line, int column, Exception? innerException = null)
    : Exception(message, innerException)
{
    /// <summary>An error the script threw or an operation raised (TypeError, ReferenceError, RangeError …); the script could have caught it.</summary>
    public const string Thrown = "script.error";

    /// <summary>The step limit is reached.</summary>
    public const string Steps = "script.steps";

    /// <summary>The time limit is reached.</summary>
    public const string Time = "script.time";

    /// <summary>The memory limit is reached.</summary>
    public const string Memory = "script.memory";

    /// <summary>Calls or data are nested too deeply.</summary>
    public const string Depth = "script.depth";

    /// <summary>A host function failed; its exception is the inner one.</summary>
    public const string Host = "script.host";

    /// <summary>One of the codes above: stable, for programs.</summary>
    public string Code { get; } = code;

    /// <summary>Line of the place that failed, from 1.</summary>
    public int Line { get; } = line;

    /// <summary>Column of the place that failed in UTF-16 units, from 1.</summary>
    public int Column { get; } = column;
}
