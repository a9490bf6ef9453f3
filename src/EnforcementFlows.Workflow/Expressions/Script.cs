using EnforcementFlows.Workflow.Expressions.Interpreter;

namespace EnforcementFlows.Workflow.Expressions;

/// <summary>
/// A parsed script in a safe, deterministic subset of ECMAScript (strict mode): no access to the host but through its
/// <see cref="ScriptScope"/>, no clock or randomness of its own, no prototypes, and limits on everything.
/// Immutable; may be evaluated by many threads at once.
/// </summary>
/// <remarks>
/// Where ECMAScript leaves a choice or needs the machine, it is fixed here: the local time zone is UTC; a date in text is ISO or
/// 2026/3/2 9:00, anything else is an invalid date; localeCompare compares code units. Different on purpose: assigning to an
/// undeclared name is refused when parsing; arrays and functions take no extra properties; a Map, a Set or a function
/// cannot be the result. Not there: this, classes, getters, generators, async code, regular expressions, labels, BigInt,
/// Symbol, tagged templates, destructuring outside declarations and parameters, anything that reaches a prototype.
/// </remarks>
public sealed class Script
{
    private readonly FunctionCode _code;

    private Script(SourceText source, FunctionCode code, string[] globals)
    {
        _code = code;
        Source = source;
        Globals = globals;
        FreeNames = globals.Where(name => !BuiltInGlobals.Contains(name)).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The names of functions and values the script takes from its scope; built-in objects such as Math are left out.</summary>
    public IReadOnlySet<string> FreeNames { get; }

    internal SourceText Source { get; }

    internal string[] Globals { get; }

    /// <summary>Parses a script. Its value is what <c>return</c> gives, else the value of the last expression statement.</summary>
    /// <exception cref="ScriptSyntaxException">It is no ECMAScript, or uses something outside the subset.</exception>
    public static Script Parse(string source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var text = new SourceText(source);
        var (code, globals) = Parser.Parse(text);
        return new Script(text, code, globals);
    }

    /// <summary>Runs the script once and gives its value as plain data; <c>undefined</c> becomes <see langword="null"/>.</summary>
    /// <exception cref="ScriptRuntimeException">The script failed or reached a limit.</exception>
    public object? Evaluate(ScriptScope scope, ScriptLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return new Machine(this, scope, limits ?? ScriptLimits.Default).Run(_code);
    }
}
