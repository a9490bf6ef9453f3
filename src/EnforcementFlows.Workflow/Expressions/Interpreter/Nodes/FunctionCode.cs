namespace EnforcementFlows.Workflow.Expressions.Interpreter;

/// <summary>Where a closure finds a captured variable when it is made: in the frame it is made in, or among what that frame captured.</summary>
internal readonly record struct CaptureSource(bool FromFrame, int Index);

internal sealed record Parameter(Pattern Pattern, Expression? Default, bool IsRest);

/// <summary>The code of a function, or of the script itself.</summary>
internal sealed class FunctionCode
{
    public required string Name { get; set; }
    public required FunctionScope Scope { get; init; }
    public required BlockLayout Layout { get; init; }
    public required Parameter[] Parameters { get; init; }
    public required Statement[] Body { get; init; }

    /// <summary>The body of an arrow function without braces.</summary>
    public Expression? Value { get; init; }

    /// <summary>By this name a function expression can call itself.</summary>
    public NameExpression? SelfName { get; init; }

    public required string SourceText { get; init; }

    /// <summary>What the script consists of, where that is one expression and nothing besides.</summary>
    public Expression? Only => Layout.HasVariables ? null : Body switch
    {
        [ExpressionStatement { Value: var value }] => value,
        [ReturnStatement { Value: var value }] => value,
        _ => null,
    };

    public Value RunAsScript(Machine machine)
    {
        var frame = new Frame(machine, Scope.SlotCount, []);
        Layout.Enter(frame);
        Block.Run(Body, frame);
        return frame.Result;
    }

    public Value Call(Machine machine, ScriptFunction self, Cell[] captured, ReadOnlySpan<Value> arguments)
    {
        machine.EnterCall();
        var frame = new Frame(machine, Scope.SlotCount, captured);
        Layout.EnterVariables(frame);
        SelfName?.Initialise(frame, self);
        BindParameters(frame, arguments);
        foreach (var (name, function) in Layout.Functions)
            name.Initialise(frame, function.Evaluate(frame));
        var result = Value is not null ? Value.Evaluate(frame)
            : Block.Run(Body, frame) == Completion.Return ? frame.Result
            : default;
        machine.LeaveCall();
        return result;
    }

    public Cell[] Capture(Frame frame)
    {
        var sources = Scope.Captures;
        if (sources.Count == 0)
            return [];
        var cells = new Cell[sources.Count];
        for (var i = 0; i < cells.Length; i++)
            cells[i] = sources[i].FromFrame ? frame.Slots[sources[i].Index].Cell : frame.Captured[sources[i].Index];
        return cells;
    }

    private void BindParameters(Frame frame, ReadOnlySpan<Value> arguments)
    {
        for (var i = 0; i < Parameters.Length; i++)
        {
            var parameter = Parameters[i];
            var value = i < arguments.Length ? arguments[i] : default;
            if (parameter.IsRest)
                value = Rest(frame.Machine, i < arguments.Length ? arguments[i..] : default);
            else if (value.IsUndefined && parameter.Default is not null)
                value = parameter.Default.Evaluate(frame);
            parameter.Pattern.Bind(frame, value);
        }
    }

    private static ArrayObject Rest(Machine machine, ReadOnlySpan<Value> arguments)
    {
        var rest = new ArrayObject(machine, arguments.Length);
        foreach (var argument in arguments)
            rest.Add(machine, argument);
        return rest;
    }
}

/// <summary>A function declaration, function expression or arrow function.</summary>
internal sealed class FunctionExpression(FunctionCode code, int offset) : Expression(offset)
{
    private const int Bytes = 96;

    public void NameIfAnonymous(string name)
    {
        if (code.Name.Length == 0)
            code.Name = name;
    }

    public override Value Evaluate(Frame frame)
    {
        frame.Machine.Charge(Bytes + code.Scope.Captures.Count * 8L);
        return new ScriptFunction(code, code.Capture(frame));
    }
}
