namespace EnforcementFlows.Workflow.Expressions.Interpreter;

internal sealed class Literal(Value value, int offset) : Expression(offset)
{
    public Value Value => value;

    public override Value Evaluate(Frame frame) => value;
}

/// <summary><c>`text ${value} text`</c>; there is one text more than values.</summary>
internal sealed class TemplateLiteral(string[] texts, Expression[] values, int offset) : Expression(offset)
{
    public override Value Evaluate(Frame frame)
    {
        var parts = new string[texts.Length + values.Length];
        var length = (long)(parts[0] = texts[0]).Length;
        for (var i = 0; i < values.Length; i++)
        {
            parts[2 * i + 1] = Coerce.ToText(frame.Machine, values[i].Evaluate(frame));
            parts[2 * i + 2] = texts[i + 1];
            length += parts[2 * i + 1].Length + parts[2 * i + 2].Length;
        }
        frame.Machine.ChargeText(length);
        return string.Concat(parts);
    }
}

/// <summary><c>...value</c> in a list of items or arguments.</summary>
internal sealed class Spread(Expression value, int offset) : Expression(offset)
{
    public Expression Value => value;

    public override Value Evaluate(Frame frame) => value.Evaluate(frame);
}

/// <summary>An item that is null is a hole.</summary>
internal sealed class ArrayLiteral(Expression?[] items, int offset) : Expression(offset)
{
    public override Value Evaluate(Frame frame)
    {
        var machine = frame.Machine;
        var array = new ArrayObject(machine, items.Length);
        foreach (var item in items)
        {
            if (item is Spread spread)
                AddAll(machine, array, spread, frame);
            else
                array.Add(machine, item?.Evaluate(frame) ?? Value.Absent);
        }
        return array;
    }

    private static void AddAll(Machine machine, ArrayObject array, Spread spread, Frame frame)
    {
        var value = spread.Value.Evaluate(frame);
        machine.At = spread.Offset;
        using var source = Iteration.Start(machine, value);
        while (source.MoveNext())
        {
            machine.Step();
            array.Add(machine, source.Current);
        }
    }
}

/// <summary>A member without a key is a spread.</summary>
internal sealed record ObjectMember(Expression? Key, Expression Value);

internal sealed class ObjectLiteral(ObjectMember[] members, int offset) : Expression(offset)
{
    public override Value Evaluate(Frame frame)
    {
        var machine = frame.Machine;
        var result = new PlainObject(machine);
        foreach (var (key, value) in members)
        {
            if (key is null)
            {
                CopyMembers(machine, value.Evaluate(frame), result);
                continue;
            }
            var name = Coerce.ToKey(machine, key.Evaluate(frame));
            if (ObjectValue.IsForbidden(name))
                throw machine.TypeError($"不允许设置“{name}”");
            result.Define(machine, name, value.Evaluate(frame));
        }
        return result;
    }

    public static void CopyMembers(Machine machine, in Value source, PlainObject target)
    {
        foreach (var key in Property.Keys(machine, source))
            target.Define(machine, key, Property.Get(machine, source, key));
    }
}
