namespace EnforcementFlows.Workflow.Expressions.Interpreter;

internal abstract class Loop : Statement
{
    /// <summary>Runs the body once; true if the loop has to end with <paramref name="completion"/>.</summary>
    protected static bool Ends(Frame frame, Statement body, out Completion completion)
    {
        frame.Machine.Step();
        completion = body.Execute(frame);
        if (completion == Completion.Return)
            return true;
        var ends = completion == Completion.Break;
        completion = Completion.Normal;
        return ends;
    }
}

internal sealed class WhileLoop(Expression condition, Statement body, bool bodyFirst) : Loop
{
    public override Completion Execute(Frame frame)
    {
        frame.Result = default;
        var skipCondition = bodyFirst;
        while (skipCondition || Coerce.ToBoolean(condition.Evaluate(frame)))
        {
            skipCondition = false;
            if (Ends(frame, body, out var completion))
                return completion;
        }
        return Completion.Normal;
    }
}

internal sealed class ForLoop(Statement? start, Expression? condition, Expression? step, Statement body, BlockLayout layout) : Loop
{
    public override Completion Execute(Frame frame)
    {
        layout.Enter(frame);
        start?.Execute(frame);
        frame.Result = default;
        while (condition is null || Coerce.ToBoolean(condition.Evaluate(frame)))
        {
            if (Ends(frame, body, out var completion))
                return completion;
            layout.CopyForNextTurn(frame);
            step?.Evaluate(frame);
        }
        return Completion.Normal;
    }
}

/// <summary>for-of over values, or for-in over keys.</summary>
internal sealed class ForEachLoop(Action<Frame, Value> assign, Expression subject, bool overKeys, Statement body, BlockLayout layout) : Loop
{
    public override Completion Execute(Frame frame)
    {
        layout.Enter(frame);
        var machine = frame.Machine;
        var value = subject.Evaluate(frame);
        frame.Result = default;
        machine.At = subject.Offset;
        using var items = overKeys ? Keys(machine, value).GetEnumerator() : Iteration.Start(machine, value);
        while (items.MoveNext())
        {
            layout.Enter(frame);
            assign(frame, items.Current);
            if (Ends(frame, body, out var completion))
                return completion;
        }
        return Completion.Normal;
    }

    // a key removed during the loop is not visited any more
    private static IEnumerable<Value> Keys(Machine machine, Value value)
    {
        if (value.IsNullish)
            yield break;
        foreach (var key in Property.Keys(machine, value))
        {
            if (value.AsObject is not { } target || target.TryGetOwn(machine, key, out _))
                yield return key;
        }
    }
}
