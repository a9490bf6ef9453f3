using System.Runtime.CompilerServices;

namespace EnforcementFlows.Workflow.Expressions.Interpreter;

internal enum ValueKind { Undefined, Null, Boolean, Number, String, Object, Absent }

/// <summary>A script's value in two words, so that arithmetic allocates nothing.</summary>
internal readonly struct Value
{
    private sealed class Tag(ValueKind kind)
    {
        public readonly ValueKind Kind = kind;
    }

    private static readonly Tag NumberTag = new(ValueKind.Number);
    private static readonly Tag NullTag = new(ValueKind.Null);
    private static readonly Tag BooleanTag = new(ValueKind.Boolean);
    private static readonly Tag AbsentTag = new(ValueKind.Absent);

    private readonly object? _reference;
    private readonly double _number;

    private Value(object? reference, double number)
    {
        _reference = reference;
        _number = number;
    }

    public static Value Undefined => default;
    public static Value Null => new(NullTag, 0);
    public static Value True => new(BooleanTag, 1);
    public static Value False => new(BooleanTag, 0);
    public static Value NaN => new(NumberTag, double.NaN);

    /// <summary>Never seen by a script: a hole of an array, a variable before its declaration, a cut optional chain.</summary>
    public static Value Absent => new(AbsentTag, 0);

    public ValueKind Kind => _reference switch
    {
        null => ValueKind.Undefined,
        Tag tag => tag.Kind,
        string => ValueKind.String,
        _ => ValueKind.Object,
    };

    public bool IsUndefined => _reference is null;
    public bool IsNullish => _reference is null || ReferenceEquals(_reference, NullTag);
    public bool IsNumber => ReferenceEquals(_reference, NumberTag);
    public bool IsBoolean => ReferenceEquals(_reference, BooleanTag);
    public bool IsString => _reference is string;
    public bool IsAbsent => ReferenceEquals(_reference, AbsentTag);
    public bool IsObject => _reference is ObjectValue;

    /// <summary>Meaningful only if <see cref="IsNumber"/>.</summary>
    public double AsNumber => _number;

    /// <summary>Meaningful only if <see cref="IsBoolean"/>.</summary>
    public bool AsBoolean => _number != 0;

    /// <summary>Meaningful only if <see cref="IsString"/>.</summary>
    public string AsString => Unsafe.As<string>(_reference)!;

    public ObjectValue? AsObject => _reference as ObjectValue;
    public FunctionValue? AsFunction => _reference as FunctionValue;

    /// <summary>A variable shared with a closure lives in a cell; the slot then holds the cell.</summary>
    public static Value InCell(Cell cell) => new(cell, 0);

    public Cell Cell => Unsafe.As<Cell>(_reference)!;

    /// <summary>A hole reads as undefined.</summary>
    public Value OrUndefined => IsAbsent ? default : this;

    public static bool SameObject(in Value left, in Value right) => ReferenceEquals(left._reference, right._reference);

    public static implicit operator Value(double number) => new(NumberTag, number);
    public static implicit operator Value(bool boolean) => new(BooleanTag, boolean ? 1 : 0);
    public static implicit operator Value(string text) => new(text, 0);
    public static implicit operator Value(ObjectValue value) => new(value, 0);
}

/// <summary>Holds a variable that a closure uses after its block has ended.</summary>
internal sealed class Cell(Value value)
{
    public Value Value = value;
}
