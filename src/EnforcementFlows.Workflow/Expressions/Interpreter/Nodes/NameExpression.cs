namespace EnforcementFlows.Workflow.Expressions.Interpreter;

/// <summary>A use of a name. What it means is known when the scope that declares it is closed.</summary>
internal sealed class NameExpression(string name, int offset, FunctionScope function) : Expression(offset)
{
    private Variable? _variable;
    private int _captured = -1;
    private int _global = -1;
    private Value? _constant;

    public string Name { get; } = name;

    /// <summary>The function whose code contains this use.</summary>
    public FunctionScope Function { get; } = function;

    public bool IsAssigned { get; set; }

    public void BindTo(Variable variable)
    {
        _variable = variable;
        if (variable.Function == Function)
            return;
        variable.IsCaptured = true;
        _captured = Function.Capture(variable);
    }

    public void BindToGlobal(int index) => _global = index;

    /// <summary>undefined, NaN and Infinity are names in ECMAScript.</summary>
    public bool TryBindToConstant()
    {
        _constant = Name switch
        {
            "undefined" => Value.Undefined,
            "NaN" => Value.NaN,
            "Infinity" => (Value)double.PositiveInfinity,
            _ => (Value?)null,
        };
        return _constant is not null;
    }

    public override Value Evaluate(Frame frame)
    {
        var value = Read(frame);
        return value.IsAbsent ? throw Unreadable(frame) : value;
    }

    /// <summary>For typeof, which an unknown global does not fail.</summary>
    public Value EvaluateIfKnown(Frame frame) => _global >= 0 ? Read(frame).OrUndefined : Evaluate(frame);

    public void Assign(Frame frame, Value value)
    {
        if (Read(frame).IsAbsent)
            throw Unreadable(frame);
        if (_variable!.IsConstant)
        {
            frame.Machine.At = Offset;
            throw frame.Machine.TypeError($"常量“{Name}”不能重新赋值");
        }
        Initialise(frame, value);
    }

    public void Initialise(Frame frame, Value value)
    {
        if (_captured >= 0)
            frame.Captured[_captured].Value = value;
        else if (_variable!.IsCaptured)
            frame.Slots[_variable.Slot].Cell.Value = value;
        else
            frame.Slots[_variable.Slot] = value;
    }

    private Value Read(Frame frame)
    {
        if (_variable is null)
            return _constant ?? frame.Machine.Global(_global);
        if (_captured >= 0)
            return frame.Captured[_captured].Value;
        var slot = frame.Slots[_variable.Slot];
        return _variable.IsCaptured ? slot.Cell.Value : slot;
    }

    private ScriptThrow Unreadable(Frame frame)
    {
        frame.Machine.At = Offset;
        return frame.Machine.Error("ReferenceError", _variable is null ? $"“{Name}”未定义" : $"“{Name}”在声明之前被使用");
    }
}
