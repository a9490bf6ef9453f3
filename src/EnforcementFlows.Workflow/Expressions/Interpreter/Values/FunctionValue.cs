namespace EnforcementFlows.Workflow.Expressions.Interpreter;

internal delegate Value NativeCode(Machine machine, Value self, ReadOnlySpan<Value> arguments);

/// <summary>Anything that can be called.</summary>
internal abstract class FunctionValue(string name) : ObjectValue
{
    public string Name { get; } = name;

    public override string Kind => "Function";

    public abstract string SourceText { get; }

    protected override MethodTable Methods => FunctionMethods.Table;

    /// <summary>Runs the function; the caller has counted the step.</summary>
    public abstract Value Call(Machine machine, Value self, ReadOnlySpan<Value> arguments);

    public Value Invoke(Machine machine, params ReadOnlySpan<Value> arguments)
    {
        machine.Step();
        return Call(machine, Value.Undefined, arguments);
    }

    public override bool TryGetOwn(Machine machine, string key, out Value value)
    {
        value = key == "name" ? Name : Value.Absent;
        return !value.IsAbsent;
    }
}

/// <summary>A built-in function. Shared by all scripts, so it holds nothing that could change.</summary>
internal class NativeFunction(string name, NativeCode code) : FunctionValue(name)
{
    public override string SourceText => $"function {Name}() {{ [native code] }}";

    public override Value Call(Machine machine, Value self, ReadOnlySpan<Value> arguments) => code(machine, self, arguments);
}

/// <summary>A built-in function with members, which can possibly be used with <c>new</c>: Number, Date, Array …</summary>
internal sealed class ConstructorFunction(string name, NativeCode call, NativeCode? construct, MethodTable members)
    : NativeFunction(name, call)
{
    public NativeCode? Construct { get; } = construct;

    /// <summary>Which objects are <c>instanceof</c> this.</summary>
    public Func<ObjectValue, bool>? Made { get; init; }

    public override bool TryGetOwn(Machine machine, string key, out Value value) =>
        members.TryGet(key, out value) || base.TryGetOwn(machine, key, out value);
}

/// <summary>A function of the host. Its exceptions cannot be caught by the script.</summary>
internal sealed class HostFunction(string name, Func<IReadOnlyList<object?>, object?> function) : FunctionValue(name)
{
    public override string SourceText => $"function {Name}() {{ [native code] }}";

    public override Value Call(Machine machine, Value self, ReadOnlySpan<Value> arguments)
    {
        machine.FlushHostObjects();
        var values = arguments.Length == 0 ? [] : new object?[arguments.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = Boundary.Leave(machine, arguments[i]);
        object? result;
        try
        {
            result = function(values);
        }
        catch (Exception exception) when (Machine.IsHostFailure(exception))
        {
            throw machine.HostFailed(exception);
        }
        return Boundary.Enter(machine, result);
    }
}

/// <summary>A function or arrow function of the script.</summary>
internal sealed class ScriptFunction(FunctionCode code, Cell[] captured) : FunctionValue(code.Name)
{
    public override string SourceText => code.SourceText;

    public override Value Call(Machine machine, Value self, ReadOnlySpan<Value> arguments) =>
        code.Call(machine, this, captured, arguments);
}
