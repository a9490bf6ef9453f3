namespace EnforcementFlows.Workflow.Expressions.Interpreter;

internal enum BinaryOperator
{
    Add, Subtract, Multiply, Divide, Remainder, Power,
    Equal, NotEqual, StrictEqual, StrictNotEqual, Less, LessOrEqual, Greater, GreaterOrEqual,
    BitAnd, BitOr, BitXor, ShiftLeft, ShiftRight, ShiftRightUnsigned,
    In, InstanceOf,
}

internal sealed class BinaryExpression(BinaryOperator op, Expression left, Expression right, int offset) : Expression(offset)
{
    public override Value Evaluate(Frame frame)
    {
        frame.Machine.EnsureStack();
        var a = left.Evaluate(frame);
        var b = right.Evaluate(frame);
        frame.Machine.At = Offset;
        return Apply(frame.Machine, op, a, b);
    }

    public static Value Apply(Machine machine, BinaryOperator op, in Value a, in Value b)
    {
        if (a.IsNumber && b.IsNumber)
        {
            var x = a.AsNumber;
            var y = b.AsNumber;
            switch (op)
            {
                case BinaryOperator.Add: return x + y;
                case BinaryOperator.Subtract: return x - y;
                case BinaryOperator.Multiply: return x * y;
                case BinaryOperator.Divide: return x / y;
                case BinaryOperator.Remainder: return Arithmetic.Remainder(x, y);
                case BinaryOperator.StrictEqual or BinaryOperator.Equal: return x == y;
                case BinaryOperator.StrictNotEqual or BinaryOperator.NotEqual: return x != y;
                case BinaryOperator.Less: return x < y;
                case BinaryOperator.LessOrEqual: return x <= y;
                case BinaryOperator.Greater: return x > y;
                case BinaryOperator.GreaterOrEqual: return x >= y;
            }
        }
        return ApplyToAny(machine, op, a, b);
    }

    private static Value ApplyToAny(Machine machine, BinaryOperator op, in Value a, in Value b) => op switch
    {
        BinaryOperator.Add => Arithmetic.Add(machine, a, b),
        BinaryOperator.Equal => Compare.Loose(machine, a, b),
        BinaryOperator.NotEqual => !Compare.Loose(machine, a, b),
        BinaryOperator.StrictEqual => Compare.Strict(a, b),
        BinaryOperator.StrictNotEqual => !Compare.Strict(a, b),
        BinaryOperator.Less => Compare.Less(machine, a, b) ?? false,
        BinaryOperator.LessOrEqual => !(Compare.Greater(machine, a, b) ?? true),
        BinaryOperator.Greater => Compare.Greater(machine, a, b) ?? false,
        BinaryOperator.GreaterOrEqual => !(Compare.Less(machine, a, b) ?? true),
        BinaryOperator.In => In(machine, a, b),
        BinaryOperator.InstanceOf => InstanceOf(machine, a, b),
        BinaryOperator.BitAnd or BinaryOperator.BitOr or BinaryOperator.BitXor
            or BinaryOperator.ShiftLeft or BinaryOperator.ShiftRight or BinaryOperator.ShiftRightUnsigned =>
            Arithmetic.Bits(op, Coerce.ToInt32(machine, a), Coerce.ToInt32(machine, b)),
        _ => Arithmetic.Calculate(op, Coerce.ToNumber(machine, a), Coerce.ToNumber(machine, b)),
    };

    private static Value In(Machine machine, in Value key, in Value target) =>
        target.AsObject is { } value
            ? value.Has(machine, Coerce.ToKey(machine, key))
            : throw machine.TypeError("运算符 in 的右侧必须是对象");

    private static Value InstanceOf(Machine machine, in Value value, in Value type)
    {
        if (type.AsObject is not ConstructorFunction { Made: { } made })
            throw machine.TypeError("运算符 instanceof 的右侧必须是内置类型");
        return value.AsObject is { } target && made(target);
    }
}

internal static class Arithmetic
{
    public static Value Add(Machine machine, in Value left, in Value right)
    {
        var a = Compare.DefaultPrimitive(machine, left);
        var b = Compare.DefaultPrimitive(machine, right);
        if (!a.IsString && !b.IsString)
            return Coerce.ToNumber(machine, a) + Coerce.ToNumber(machine, b);
        var head = Coerce.ToText(machine, a);
        var tail = Coerce.ToText(machine, b);
        machine.ChargeText((long)head.Length + tail.Length);
        return string.Concat(head, tail);
    }

    public static double Calculate(BinaryOperator op, double x, double y) => op switch
    {
        BinaryOperator.Subtract => x - y,
        BinaryOperator.Multiply => x * y,
        BinaryOperator.Divide => x / y,
        BinaryOperator.Remainder => Remainder(x, y),
        BinaryOperator.Power => Power(x, y),
        _ => throw new ArgumentOutOfRangeException(nameof(op)),
    };

    // small whole numbers are by far the most frequent, and fmod is slow
    public static double Remainder(double x, double y)
    {
        if (x >= 0 && y > 0 && x <= int.MaxValue && y <= int.MaxValue && (int)x == x && (int)y == y && !double.IsNegative(x))
            return (int)x % (int)y;
        return x % y;
    }

    /// <summary>Unlike IEEE pow: 1 to the power of NaN or infinity is NaN.</summary>
    public static double Power(double x, double y) =>
        double.IsNaN(y) || (double.IsInfinity(y) && Math.Abs(x) == 1) ? double.NaN : Math.Pow(x, y);

    public static double Bits(BinaryOperator op, int x, int y) => op switch
    {
        BinaryOperator.BitAnd => x & y,
        BinaryOperator.BitOr => x | y,
        BinaryOperator.BitXor => x ^ y,
        BinaryOperator.ShiftLeft => x << (y & 31),
        BinaryOperator.ShiftRight => x >> (y & 31),
        BinaryOperator.ShiftRightUnsigned => (uint)x >> (y & 31),
        _ => throw new ArgumentOutOfRangeException(nameof(op)),
    };
}

internal enum LogicalOperator { And, Or, Coalesce }

internal sealed class LogicalExpression(LogicalOperator op, Expression left, Expression right, int offset) : Expression(offset)
{
    public override Value Evaluate(Frame frame)
    {
        frame.Machine.EnsureStack();
        var value = left.Evaluate(frame);
        return Decides(op, value) ? value : right.Evaluate(frame);
    }

    public override bool AddTexts(Frame frame, List<string> texts)
    {
        if (left.TryEvaluate(frame, out var value))
            return (Decides(op, value) ? left : right).AddTexts(frame, texts);
        return left.AddTexts(frame, texts) && right.AddTexts(frame, texts);
    }

    /// <summary>Whether the left side is the result, so that the right side is not evaluated.</summary>
    public static bool Decides(LogicalOperator op, in Value value) => op switch
    {
        LogicalOperator.And => !Coerce.ToBoolean(value),
        LogicalOperator.Or => Coerce.ToBoolean(value),
        _ => !value.IsNullish,
    };
}

internal enum UnaryOperator { Not, Minus, Plus, BitNot, TypeOf, Void }

internal sealed class UnaryExpression(UnaryOperator op, Expression operand, int offset) : Expression(offset)
{
    public override Value Evaluate(Frame frame)
    {
        if (op == UnaryOperator.TypeOf)
            return Coerce.TypeOf(operand is NameExpression name ? name.EvaluateIfKnown(frame) : operand.Evaluate(frame));
        var value = operand.Evaluate(frame);
        return op switch
        {
            UnaryOperator.Not => !Coerce.ToBoolean(value),
            UnaryOperator.Minus => -Coerce.ToNumber(frame.Machine, value),
            UnaryOperator.Plus => Coerce.ToNumber(frame.Machine, value),
            UnaryOperator.BitNot => (double)~Coerce.ToInt32(frame.Machine, value),
            _ => Value.Undefined,
        };
    }
}

internal sealed class ConditionalExpression(Expression condition, Expression then, Expression otherwise, int offset) : Expression(offset)
{
    public override Value Evaluate(Frame frame) =>
        Coerce.ToBoolean(condition.Evaluate(frame)) ? then.Evaluate(frame) : otherwise.Evaluate(frame);

    /// <summary>Where the condition is not known, both.</summary>
    public override bool AddTexts(Frame frame, List<string> texts)
    {
        if (condition.TryEvaluate(frame, out var value))
            return (Coerce.ToBoolean(value) ? then : otherwise).AddTexts(frame, texts);
        return then.AddTexts(frame, texts) && otherwise.AddTexts(frame, texts);
    }
}

/// <summary>The comma operator.</summary>
internal sealed class SequenceExpression(Expression[] expressions, int offset) : Expression(offset)
{
    public override Value Evaluate(Frame frame)
    {
        var value = Value.Undefined;
        foreach (var expression in expressions)
            value = expression.Evaluate(frame);
        return value;
    }
}
