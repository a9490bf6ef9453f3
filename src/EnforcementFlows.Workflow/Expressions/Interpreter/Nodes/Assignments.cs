namespace EnforcementFlows.Workflow.Expressions.Interpreter;

/// <summary>A place that can be assigned to, its parts already evaluated: they are evaluated once, even by <c>a[i++] += 1</c>.</summary>
internal readonly struct Place
{
    private readonly NameExpression? _name;
    private readonly Value _target;
    private readonly Value _key;
    private readonly int _offset;

    public Place(Frame frame, Expression expression)
    {
        _offset = expression.Offset;
        if (expression is MemberExpression member)
            (_target, _key) = member.EvaluateParts(frame);
        else
            _name = (NameExpression)expression;
    }

    public Value Read(Frame frame)
    {
        if (_name is not null)
            return _name.Evaluate(frame);
        frame.Machine.At = _offset;
        return Property.Get(frame.Machine, _target, _key);
    }

    public Value Write(Frame frame, Value value)
    {
        if (_name is not null)
            _name.Assign(frame, value);
        else
        {
            frame.Machine.At = _offset;
            Property.Set(frame.Machine, _target, _key, value);
        }
        return value;
    }
}

internal sealed class Assignment(Expression target, Expression value, int offset) : Expression(offset)
{
    public override Value Evaluate(Frame frame)
    {
        var place = new Place(frame, target);
        return place.Write(frame, value.Evaluate(frame));
    }
}

/// <summary><c>a += b</c> and the like.</summary>
internal sealed class CompoundAssignment(BinaryOperator op, Expression target, Expression value, int offset) : Expression(offset)
{
    public override Value Evaluate(Frame frame)
    {
        var place = new Place(frame, target);
        var before = place.Read(frame);
        var operand = value.Evaluate(frame);
        frame.Machine.At = Offset;
        return place.Write(frame, BinaryExpression.Apply(frame.Machine, op, before, operand));
    }
}

/// <summary><c>a ||= b</c>, <c>a &amp;&amp;= b</c>, <c>a ??= b</c>: assigns only if the left side does not decide.</summary>
internal sealed class LogicalAssignment(LogicalOperator op, Expression target, Expression value, int offset) : Expression(offset)
{
    public override Value Evaluate(Frame frame)
    {
        var place = new Place(frame, target);
        var before = place.Read(frame);
        return LogicalExpression.Decides(op, before) ? before : place.Write(frame, value.Evaluate(frame));
    }
}

/// <summary><c>++a</c>, <c>a--</c> …</summary>
internal sealed class UpdateExpression(Expression target, int change, bool isPrefix, int offset) : Expression(offset)
{
    public override Value Evaluate(Frame frame)
    {
        var place = new Place(frame, target);
        var before = Coerce.ToNumber(frame.Machine, place.Read(frame));
        var after = before + change;
        place.Write(frame, after);
        return isPrefix ? after : before;
    }
}

internal sealed class DeleteExpression(Expression operand, int offset) : Expression(offset)
{
    public override Value Evaluate(Frame frame)
    {
        if (operand is not MemberExpression member)
        {
            operand.Evaluate(frame);
            return true;
        }
        var (target, key) = member.EvaluateParts(frame);
        frame.Machine.At = Offset;
        if (target.IsNullish)
            throw frame.Machine.TypeError($"不能删除 {Coerce.ToText(frame.Machine, target)} 的属性");
        target.AsObject?.Delete(frame.Machine, Coerce.ToKey(frame.Machine, key));
        return true;
    }
}
