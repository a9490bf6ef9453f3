namespace EnforcementFlows.Workflow.Expressions;

/// <summary>A script that is no ECMAScript, or is outside the subset that is executed here; the message names the construct.</summary>
public sealed class ScriptSyntaxException(string message, int line, int column) : Exception(message)
{
    /// <summary>Line of the construct, from 1.</summary>
    public int Line { get; } = line;

    /// <summary>Column of the construct in UTF-16 units, from 1.</summary>
    public int Column { get; } = column;
}
