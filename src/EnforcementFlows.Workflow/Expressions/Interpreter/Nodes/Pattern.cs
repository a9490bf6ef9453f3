namespace EnforcementFlows.Workflow.Expressions.Interpreter;

/// <summary>The left side of a declaration: a name, or a destructuring pattern.</summary>
internal abstract class Pattern
{
    public abstract void Bind(Frame frame, Value value);

    protected static Value OrDefault(Frame frame, Value value, Expression? whenUndefined) =>
        value.IsUndefined && whenUndefined is not null ? whenUndefined.Evaluate(frame) : value;
}

internal sealed class NamePattern(NameExpression name) : Pattern
{
    public override void Bind(Frame frame, Value value) => name.Initialise(frame, value);
}

internal sealed record ArrayPatternItem(Pattern Pattern, Expression? Default, bool IsRest);

internal sealed class ArrayPattern(ArrayPatternItem?[] items, int offset) : Pattern
{
    public override void Bind(Frame frame, Value value)
    {
        var machine = frame.Machine;
        machine.At = offset;
        using var source = Iteration.Start(machine, value);
        foreach (var item in items)
        {
            if (item is { IsRest: true })
            {
                item.Pattern.Bind(frame, Iteration.Rest(machine, source));
                return;
            }
            machine.Step();
            var next = source.MoveNext() ? source.Current : Value.Undefined;
            item?.Pattern.Bind(frame, OrDefault(frame, next, item.Default));
        }
    }
}

internal sealed record ObjectPatternMember(Expression Key, Pattern Pattern, Expression? Default);

internal sealed class ObjectPattern(ObjectPatternMember[] members, Pattern? rest, int offset) : Pattern
{
    public override void Bind(Frame frame, Value value)
    {
        var machine = frame.Machine;
        machine.At = offset;
        if (value.IsNullish)
            throw machine.TypeError($"不能解构 {Coerce.ToText(machine, value)}");
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in members)
        {
            machine.Step();
            var key = Coerce.ToKey(machine, member.Key.Evaluate(frame));
            taken.Add(key);
            member.Pattern.Bind(frame, OrDefault(frame, Property.Get(machine, value, key), member.Default));
        }
        rest?.Bind(frame, Rest(machine, value, taken));
    }

    private static PlainObject Rest(Machine machine, Value value, HashSet<string> taken)
    {
        var result = new PlainObject(machine);
        foreach (var key in Property.Keys(machine, value))
        {
            if (!taken.Contains(key))
                result.Define(machine, key, Property.Get(machine, value, key));
        }
        return result;
    }
}
