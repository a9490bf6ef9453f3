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

    /// <summary>
    /// The texts of which its value is one, under a scope that need not know all that it looks at (<see cref="GivenValues"/>); null where it
    /// may be anything else. An expression that decides by what is not known (<c>?:</c>, <c>||</c>, <c>??</c>) may come to either.
    /// </summary>
    public IReadOnlyList<string>? Texts(ScriptScope scope)
    {
        if (_code.Only is not { } expression)
            return WholeText(scope);
        var texts = new List<string>();
        var frame = new Frame(new Machine(this, scope, ScriptLimits.Default), _code.Scope.SlotCount, []);
        return expression.AddTexts(frame, texts) ? [.. texts.Distinct()] : null;
    }

    // of several statements a first one may change what the next find, so nothing of them is read off alone
    private string[]? WholeText(ScriptScope scope)
    {
        try
        {
            return Evaluate(scope) is string text ? [text] : null;
        }
        catch (ScriptRuntimeException)
        {
            return null;
        }
    }
}
