namespace EnforcementFlows.Workflow.Expressions.Interpreter;

internal enum VariableKind { Var, Let, Const, Function, Parameter, Catch, SelfName }

/// <summary>A declared name and its slot in the frame of its function.</summary>
internal sealed class Variable(string name, VariableKind kind, FunctionScope function, int slot)
{
    public string Name { get; } = name;

    public VariableKind Kind { get; set; } = kind;

    public FunctionScope Function { get; } = function;

    public int Slot { get; } = slot;

    /// <summary>A closure uses it, so it lives in a cell.</summary>
    public bool IsCaptured { get; set; }

    /// <summary>Cannot be read before its declaration has run.</summary>
    public bool IsLexical => Kind is VariableKind.Let or VariableKind.Const;

    public bool IsConstant => Kind is VariableKind.Const or VariableKind.SelfName;
}

/// <summary>The variables and functions a block declares; entering the block makes them afresh.</summary>
internal sealed class BlockLayout
{
    private Variable[] _fresh = [];

    public bool HasVariables => _fresh.Length > 0 || Functions.Count > 0;

    public List<(NameExpression Name, FunctionExpression Function)> Functions { get; } = [];

    /// <summary>Called when all uses are known.</summary>
    public void Close(IEnumerable<Variable> variables) =>
        _fresh = [.. variables.Where(variable => variable.IsCaptured || variable.IsLexical)];

    public void Enter(Frame frame)
    {
        EnterVariables(frame);
        foreach (var (name, function) in Functions)
            name.Initialise(frame, function.Evaluate(frame));
    }

    /// <summary>The part of <see cref="Enter"/> that must happen before parameters are bound.</summary>
    public void EnterVariables(Frame frame)
    {
        foreach (var variable in _fresh)
        {
            var initial = variable.IsLexical ? Value.Absent : Value.Undefined;
            frame.Slots[variable.Slot] = variable.IsCaptured ? Value.InCell(new Cell(initial)) : initial;
        }
    }

    /// <summary>Gives the next turn of a for loop its own copies, so that closures of this turn keep theirs.</summary>
    public void CopyForNextTurn(Frame frame)
    {
        foreach (var variable in _fresh)
        {
            if (variable.IsCaptured)
                frame.Slots[variable.Slot] = Value.InCell(new Cell(frame.Slots[variable.Slot].Cell.Value));
        }
    }
}
