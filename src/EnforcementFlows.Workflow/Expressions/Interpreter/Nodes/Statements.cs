namespace EnforcementFlows.Workflow.Expressions.Interpreter;

internal sealed class ExpressionStatement(Expression expression) : Statement
{
    public Expression Value => expression;

    public override Completion Execute(Frame frame)
    {
        frame.Result = expression.Evaluate(frame);
        return Completion.Normal;
    }
}

internal sealed class EmptyStatement : Statement
{
    public override Completion Execute(Frame frame) => Completion.Normal;
}

/// <summary><c>let a = 1, {b} = c;</c></summary>
internal sealed class DeclarationStatement((Pattern Pattern, Expression? Value)[] declarations, bool isVar) : Statement
{
    public override Completion Execute(Frame frame)
    {
        foreach (var (pattern, value) in declarations)
        {
            // "var a;" leaves what is there
            if (value is not null)
                pattern.Bind(frame, value.Evaluate(frame));
            else if (!isVar)
                pattern.Bind(frame, Value.Undefined);
        }
        return Completion.Normal;
    }
}

internal sealed class Block(Statement[] body, BlockLayout layout) : Statement
{
    public override Completion Execute(Frame frame)
    {
        if (layout.HasVariables)
            layout.Enter(frame);
        return Run(body, frame);
    }

    public static Completion Run(Statement[] body, Frame frame)
    {
        foreach (var statement in body)
        {
            frame.Machine.Step();
            var completion = statement.Execute(frame);
            if (completion != Completion.Normal)
                return completion;
        }
        return Completion.Normal;
    }
}

internal sealed class IfStatement(Expression condition, Statement then, Statement? otherwise) : Statement
{
    public override Completion Execute(Frame frame)
    {
        frame.Result = default;
        return Coerce.ToBoolean(condition.Evaluate(frame)) ? then.Execute(frame)
            : otherwise?.Execute(frame) ?? Completion.Normal;
    }
}

internal sealed class JumpStatement(Completion jump) : Statement
{
    public override Completion Execute(Frame frame) => jump;
}

internal sealed class ReturnStatement(Expression? value) : Statement
{
    public Expression? Value => value;

    public override Completion Execute(Frame frame)
    {
        frame.Result = value is null ? default : value.Evaluate(frame);
        return Completion.Return;
    }
}

internal sealed class ThrowStatement(Expression value, int offset) : Statement
{
    public override Completion Execute(Frame frame) => throw new ScriptThrow(value.Evaluate(frame), offset);
}

internal sealed class SwitchStatement(Expression subject, (Expression? Test, Statement[] Body)[] cases, BlockLayout layout) : Statement
{
    public override Completion Execute(Frame frame)
    {
        var value = subject.Evaluate(frame);
        frame.Result = default;
        layout.Enter(frame);
        for (var i = FirstCase(frame, value); i < cases.Length; i++)
        {
            var completion = Block.Run(cases[i].Body, frame);
            if (completion != Completion.Normal)
                return completion == Completion.Break ? Completion.Normal : completion;
        }
        return Completion.Normal;
    }

    private int FirstCase(Frame frame, in Value value)
    {
        var otherwise = cases.Length;
        for (var i = 0; i < cases.Length; i++)
        {
            if (cases[i].Test is not { } test)
                otherwise = i;
            else if (Compare.Strict(value, test.Evaluate(frame)))
                return i;
        }
        return otherwise;
    }
}

/// <summary>Only errors of the script can be caught: a limit ends it without running any <c>finally</c>.</summary>
internal sealed class TryStatement(Block body, Pattern? parameter, BlockLayout? catchLayout, Block? handler, Block? finalizer) : Statement
{
    public override Completion Execute(Frame frame)
    {
        frame.Result = default;
        return finalizer is null ? ExecuteGuarded(frame) : ExecuteFinally(frame, finalizer);
    }

    private Completion ExecuteFinally(Frame frame, Block last)
    {
        var machine = frame.Machine;
        var (depth, dataDepth) = (machine.Depth, machine.DataDepth);
        Completion completion;
        try
        {
            completion = ExecuteGuarded(frame);
        }
        catch (ScriptThrow)
        {
            (machine.Depth, machine.DataDepth) = (depth, dataDepth);
            completion = last.Execute(frame);
            if (completion == Completion.Normal)
                throw;
            return completion;
        }
        var result = frame.Result;
        var ending = last.Execute(frame);
        if (ending != Completion.Normal)
            return ending;
        frame.Result = result;
        return completion;
    }

    private Completion ExecuteGuarded(Frame frame)
    {
        if (handler is null)
            return body.Execute(frame);
        var machine = frame.Machine;
        var (depth, dataDepth) = (machine.Depth, machine.DataDepth);
        Value error;
        try
        {
            return body.Execute(frame);
        }
        catch (ScriptThrow thrown)
        {
            error = thrown.Value;
        }
        (machine.Depth, machine.DataDepth) = (depth, dataDepth);
        frame.Result = default;
        catchLayout!.Enter(frame);
        parameter?.Bind(frame, error);
        return handler.Execute(frame);
    }
}
