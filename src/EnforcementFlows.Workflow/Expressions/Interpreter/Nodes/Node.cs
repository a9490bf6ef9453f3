namespace EnforcementFlows.Workflow.Expressions.Interpreter;

/// <summary>How a statement ended. A returned value is in <see cref="Frame.Result"/>.</summary>
internal enum Completion { Normal, Break, Continue, Return }

/// <summary>One activation of a function, or of the script itself.</summary>
internal sealed class Frame(Machine machine, int slots, Cell[] captured)
{
    public readonly Machine Machine = machine;
    public readonly Value[] Slots = slots == 0 ? [] : new Value[slots];
    public readonly Cell[] Captured = captured;

    /// <summary>The value returned, or in the script itself the value of the last expression statement.</summary>
    public Value Result;
}

internal abstract class Expression(int offset)
{
    public int Offset { get; } = offset;

    public abstract Value Evaluate(Frame frame);

    /// <summary>Adds the texts of which its value is one, with what is known; false where it may be anything else.</summary>
    public virtual bool AddTexts(Frame frame, List<string> texts)
    {
        if (!TryEvaluate(frame, out var value) || !value.IsString)
            return false;
        texts.Add(value.AsString);
        return true;
    }

    /// <summary>Whether what is known is enough for a value.</summary>
    public bool TryEvaluate(Frame frame, out Value value)
    {
        try
        {
            value = Evaluate(frame);
            return true;
        }
        catch (Exception exception) when (exception is ScriptThrow or ScriptRuntimeException)
        {
            value = default;
            return false;
        }
    }
}

internal abstract class Statement
{
    public abstract Completion Execute(Frame frame);
}
