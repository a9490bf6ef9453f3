using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace EnforcementFlows.Workflow.Expressions.Interpreter;

/// <summary>One evaluation: its limits, its globals, and the place it has reached.</summary>
internal sealed class Machine(Script script, ScriptScope scope, ScriptLimits limits)
{
    private const int StepsPerClockLook = 1024;
    private const int MaxDataDepth = 200;

    private readonly Value[] _globals = script.Globals.Length == 0 ? [] : new Value[script.Globals.Length];
    private readonly long _started = Stopwatch.GetTimestamp();
    private List<HostObjectValue>? _hostObjects;
    private int _steps = limits.Steps;
    private int _untilClockLook = StepsPerClockLook;
    private long _memory = limits.MemoryBytes;
    private int _flushedAt;

    public ScriptScope Scope => scope;

    /// <summary>Offset in the source of what runs now, for error messages.</summary>
    public int At { get; set; }

    /// <summary>Counts changes to objects and arrays, to know whether host objects may have to be written back.</summary>
    public int Changes { get; set; }

    /// <summary>Nested calls.</summary>
    public int Depth { get; set; }

    /// <summary>Levels of nested data a built-in function has walked down.</summary>
    public int DataDepth { get; set; }

    public object? Run(FunctionCode code)
    {
        try
        {
            var result = code.RunAsScript(this);
            FlushHostObjects();
            return Boundary.Leave(this, result);
        }
        catch (ScriptThrow thrown)
        {
            throw Failure(ScriptRuntimeException.Thrown, thrown.Describe(this), thrown.Offset);
        }
    }

    public void Step() => Step(1);

    /// <summary>Counts the work of a built-in function that looks at so many items or characters.</summary>
    public void Work(int items) => Step(1 + (items >> 5));

    public void Charge(long bytes)
    {
        _memory -= bytes;
        if (_memory < 0)
            throw Failure(ScriptRuntimeException.Memory, $"脚本使用的内存超过上限（{limits.MemoryBytes} 字节）", At);
    }

    public void ChargeText(long characters) => Charge(24 + 2 * characters);

    public void EnterCall()
    {
        if (++Depth > limits.Depth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw Failure(ScriptRuntimeException.Depth, $"调用嵌套超过上限（{limits.Depth} 层）", At);
    }

    public void LeaveCall() => Depth--;

    /// <summary>The native stack must never overflow: deep expressions stop here.</summary>
    public void EnsureStack()
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw Failure(ScriptRuntimeException.Depth, "表达式嵌套过深", At);
    }

    /// <summary>For built-in functions that walk down nested data. Pair with <see cref="LeaveData"/>.</summary>
    public void EnterData()
    {
        if (++DataDepth > MaxDataDepth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw Failure(ScriptRuntimeException.Depth, $"数据嵌套超过上限（{MaxDataDepth} 层）或循环引用", At);
    }

    public void LeaveData() => DataDepth--;

    /// <summary>A global by its number in the script; absent if there is none.</summary>
    public Value Global(int index)
    {
        var value = _globals[index];
        return value.IsUndefined ? _globals[index] = FindGlobal(script.Globals[index]) : value;
    }

    public ScriptThrow TypeError(string message) => Error("TypeError", message);

    public ScriptThrow RangeError(string message) => Error("RangeError", message);

    public ScriptThrow Error(string name, string message) => new(new ErrorObject(this, name, message), At);

    /// <summary>Hands lists and dictionaries that the script changed in place to their host objects.</summary>
    public void FlushHostObjects()
    {
        if (_hostObjects is null || _flushedAt == Changes)
            return;
        foreach (var host in _hostObjects)
            host.Flush(this);
        _flushedAt = Changes;
    }

    public T FromHost<T>(Func<T> call)
    {
        try
        {
            return call();
        }
        catch (Exception exception) when (IsHostFailure(exception))
        {
            throw HostFailed(exception);
        }
    }

    /// <summary>Cancellation and our own exceptions pass through as they are.</summary>
    public static bool IsHostFailure(Exception exception) =>
        exception is not (OperationCanceledException or ScriptRuntimeException or ScriptThrow);

    public ScriptRuntimeException HostFailed(Exception exception) =>
        Failure(ScriptRuntimeException.Host, exception.Message, At, exception);

    public Value Track(HostObjectValue host)
    {
        (_hostObjects ??= []).Add(host);
        return host;
    }

    private void Step(int count)
    {
        if ((_steps -= count) < 0)
            throw Failure(ScriptRuntimeException.Steps, $"脚本步数超过上限（{limits.Steps} 步）", At);
        if ((_untilClockLook -= count) <= 0)
            LookAtClock();
    }

    /// <summary>For work that takes long without many steps.</summary>
    public void LookAtClock()
    {
        _untilClockLook = StepsPerClockLook;
        if (Stopwatch.GetElapsedTime(_started) > limits.Time)
            throw Failure(ScriptRuntimeException.Time, $"脚本运行时间超过上限（{limits.Time.TotalMilliseconds} 毫秒）", At);
    }

    private Value FindGlobal(string name)
    {
        if (scope.TryGet(name, out var raw))
            return Boundary.Enter(this, raw);
        return BuiltInGlobals.TryGet(name, out var value) ? value : Value.Absent;
    }

    private ScriptRuntimeException Failure(string code, string message, int offset, Exception? inner = null)
    {
        var (line, column) = script.Source.Position(offset);
        return new ScriptRuntimeException(code, message, line, column, inner);
    }
}
