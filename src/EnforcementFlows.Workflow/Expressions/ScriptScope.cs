using EnforcementFlows.Workflow.Expressions.Interpreter;

namespace EnforcementFlows.Workflow.Expressions;

/// <summary>Finds a global when a script first uses it. The value may be plain data, a function or a <see cref="ScriptHostObject"/>.</summary>
/// <returns><see langword="false"/> if there is no such global.</returns>
public delegate bool ScriptGlobalResolver(string name, out object? value);

/// <summary>
/// What a script sees besides the built-in objects: functions, values, live objects, the time and random numbers.
/// It must not be used by two threads at once.
/// </summary>
/// <remarks>
/// Values are <c>null | bool | double | string | List&lt;object?&gt; | Dictionary&lt;string, object?&gt;</c>. Also accepted: other numbers
/// (become doubles), DateTimeOffset and DateTime (ISO text in UTC), DateOnly, Guid, enums (their text), JsonElement, any
/// string-keyed dictionary or sequence. A script works on copies: only a <see cref="ScriptHostObject"/> writes back.
/// A script cannot assign to a global.
/// </remarks>
public sealed class ScriptScope
{
    private readonly Dictionary<string, object?> _globals = new(StringComparer.Ordinal);

    /// <summary>The instant scripts get from <c>Date.now()</c> and <c>new Date()</c>; recorded by the caller so that a run can be repeated.</summary>
    public required DateTimeOffset Now { get; set; }

    /// <summary>Source of <c>Math.random()</c>; its seed is recorded by the caller.</summary>
    public required ScriptRandom Random { get; set; }

    /// <summary>Asked for a global that was not set explicitly, at most once per evaluation and name.</summary>
    public ScriptGlobalResolver? Resolver { get; set; }

    /// <summary>Offers a function. It gets plain values and returns one; its exceptions stop the script and cannot be caught by it.</summary>
    public void SetFunction(string name, Func<IReadOnlyList<object?>, object?> function) =>
        _globals[name] = new HostFunction(name, function);

    /// <summary>Offers a value.</summary>
    public void SetValue(string name, object? value) => _globals[name] = value;

    /// <summary>Offers a live object.</summary>
    public void SetObject(string name, ScriptHostObject value) => _globals[name] = value;

    internal bool TryGet(string name, out object? value)
    {
        if (_globals.TryGetValue(name, out value))
            return true;
        if (Resolver is null || !Resolver(name, out value))
            return false;
        if (value is Func<IReadOnlyList<object?>, object?> function)
            value = new HostFunction(name, function);
        return true;
    }
}
