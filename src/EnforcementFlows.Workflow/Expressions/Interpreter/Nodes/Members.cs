namespace EnforcementFlows.Workflow.Expressions.Interpreter;

/// <summary><c>a.b</c>, <c>a[b]</c>, and with <c>?.</c> inside an <see cref="OptionalChain"/>.</summary>
internal sealed class MemberExpression(Expression target, Expression key, bool isOptional, int offset) : Expression(offset)
{
    private readonly string? _name = key is Literal { Value.IsString: true } literal ? literal.Value.AsString : null;

    public override Value Evaluate(Frame frame)
    {
        var (value, result) = EvaluateWithTarget(frame);
        return value.IsAbsent ? value : result;
    }

    /// <summary>The object and the member read from it; an absent object means that an optional chain is cut here.</summary>
    public (Value Target, Value Member) EvaluateWithTarget(Frame frame)
    {
        var machine = frame.Machine;
        machine.EnsureStack();
        var value = target.Evaluate(frame);
        if (value.IsAbsent || (isOptional && value.IsNullish))
            return (Value.Absent, default);
        if (_name is not null)
        {
            machine.At = Offset;
            return (value, Property.Get(machine, value, _name));
        }
        var index = key.Evaluate(frame);
        machine.At = Offset;
        return (value, Property.Get(machine, value, index));
    }

    public (Value Target, Value Key) EvaluateParts(Frame frame)
    {
        frame.Machine.EnsureStack();
        var value = target.Evaluate(frame);
        return (value, key.Evaluate(frame));
    }

    public string Show() => (target is NameExpression name ? name.Name + "." : "") + (_name ?? "[…]");
}

/// <summary>The whole of <c>a?.b.c(d)</c>: a cut anywhere inside makes it undefined.</summary>
internal sealed class OptionalChain(Expression chain, int offset) : Expression(offset)
{
    public override Value Evaluate(Frame frame) => chain.Evaluate(frame).OrUndefined;

    /// <summary>For <c>(a?.b)()</c>, which is called on a.</summary>
    public Expression Inner => chain;
}

internal sealed class CallExpression(Expression callee, Expression[] arguments, bool isOptional, int offset) : Expression(offset)
{
    private readonly bool _hasSpread = arguments.Any(argument => argument is Spread);

    public override Value Evaluate(Frame frame)
    {
        var machine = frame.Machine;
        Value self = default;
        Value called;
        if (callee is MemberExpression member)
        {
            (self, called) = member.EvaluateWithTarget(frame);
            if (self.IsAbsent)
                return self;
        }
        else
        {
            machine.EnsureStack();
            called = callee.Evaluate(frame);
        }
        if (called.IsAbsent || (isOptional && called.IsNullish))
            return Value.Absent;
        if (called.AsFunction is not { } function)
        {
            machine.At = Offset;
            throw machine.TypeError($"{Show()} 不是函数");
        }
        var values = EvaluateArguments(frame, arguments, _hasSpread);
        machine.At = Offset;
        machine.Step();
        return function.Call(machine, self, values);
    }

    public static Value[] EvaluateArguments(Frame frame, Expression[] arguments, bool hasSpread)
    {
        if (hasSpread)
            return SpreadArguments(frame, arguments);
        if (arguments.Length == 0)
            return [];
        var values = new Value[arguments.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = arguments[i].Evaluate(frame);
        return values;
    }

    private static Value[] SpreadArguments(Frame frame, Expression[] arguments)
    {
        var machine = frame.Machine;
        var values = new List<Value>();
        foreach (var argument in arguments)
        {
            var value = argument.Evaluate(frame);
            if (argument is not Spread)
            {
                values.Add(value);
                continue;
            }
            machine.At = argument.Offset;
            using var source = Iteration.Start(machine, value);
            while (source.MoveNext())
            {
                machine.Step();
                machine.Charge(16);
                values.Add(source.Current);
            }
        }
        return [.. values];
    }

    private string Show() => callee switch
    {
        NameExpression name => name.Name,
        MemberExpression member => member.Show(),
        _ => "被调用的值",
    };
}

/// <summary><c>new Date(…)</c> and the other built-in types.</summary>
internal sealed class NewExpression(NameExpression type, Expression[] arguments, int offset) : Expression(offset)
{
    private readonly bool _hasSpread = arguments.Any(argument => argument is Spread);

    public override Value Evaluate(Frame frame)
    {
        var machine = frame.Machine;
        var called = type.Evaluate(frame);
        var values = CallExpression.EvaluateArguments(frame, arguments, _hasSpread);
        machine.At = Offset;
        machine.Step();
        if (called.AsFunction is not ConstructorFunction { Construct: { } construct })
            throw machine.TypeError($"{type.Name} 不能用 new 创建");
        return construct(machine, Value.Undefined, values);
    }
}
