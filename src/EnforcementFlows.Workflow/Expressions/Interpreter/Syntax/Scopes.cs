namespace EnforcementFlows.Workflow.Expressions.Interpreter;

/// <summary>The slots and captured variables of one function while it is parsed, and afterwards.</summary>
internal sealed class FunctionScope(FunctionScope? outer)
{
    private readonly Dictionary<Variable, int> _captured = [];

    public int SlotCount { get; private set; }

    public List<CaptureSource> Captures { get; } = [];

    public int NewSlot() => SlotCount++;

    /// <summary>The number under which this function finds a variable of an outer one.</summary>
    public int Capture(Variable variable)
    {
        if (_captured.TryGetValue(variable, out var index))
            return index;
        var source = outer == variable.Function
            ? new CaptureSource(true, variable.Slot)
            : new CaptureSource(false, outer!.Capture(variable));
        Captures.Add(source);
        return _captured[variable] = Captures.Count - 1;
    }
}

/// <summary>
/// A block while it is parsed. Names are bound when it is closed, because a function or variable may be declared after its use.
/// </summary>
internal sealed class BlockScope(BlockScope? outer, FunctionScope function, bool isFunctionBody)
{
    private readonly Dictionary<string, Variable> _variables = new(StringComparer.Ordinal);
    private readonly HashSet<string> _varsPassingThrough = new(StringComparer.Ordinal);
    private readonly List<NameExpression> _uses = [];

    public BlockScope? Outer => outer;

    public FunctionScope Function => function;

    public BlockLayout Layout { get; } = new();

    public NameExpression Use(string name, int offset)
    {
        var use = new NameExpression(name, offset, function);
        _uses.Add(use);
        return use;
    }

    /// <summary>Whether a function expression's own name is not hidden by a parameter or variable.</summary>
    public bool HasSelfName(string name) => _variables.TryGetValue(name, out var variable) && variable.Kind == VariableKind.SelfName;

    /// <returns><see langword="false"/> if the name is taken.</returns>
    public bool Declare(string name, VariableKind kind)
    {
        if (kind == VariableKind.Var)
            return DeclareVar(name);
        if (_variables.TryGetValue(name, out var taken))
            return MayShare(taken, kind);
        if (_varsPassingThrough.Contains(name))
            return false;
        _variables[name] = new Variable(name, kind, function, function.NewSlot());
        return true;
    }

    /// <summary>Binds the uses of what is declared here and passes the others on; at the outermost block they are the globals.</summary>
    public void Close(List<NameExpression> unbound)
    {
        foreach (var use in _uses)
        {
            if (_variables.TryGetValue(use.Name, out var variable))
                use.BindTo(variable);
            else if (outer is not null)
                outer._uses.Add(use);
            else
                unbound.Add(use);
        }
        Layout.Close(_variables.Values);
    }

    private bool DeclareVar(string name)
    {
        for (var block = this; ; block = block.Outer!)
        {
            if (block._variables.TryGetValue(name, out var taken) && taken.IsLexical)
                return false;
            if (block.IsFunctionBody)
            {
                if (taken is null || taken.Kind == VariableKind.SelfName)
                    block._variables[name] = new Variable(name, VariableKind.Var, function, function.NewSlot());
                return true;
            }
            if (taken is { Kind: VariableKind.Function })
                return false;
            // catch (e) { var e = 1 } sets the caught e, but also declares one outside
            block._varsPassingThrough.Add(name);
        }
    }

    private bool IsFunctionBody => isFunctionBody;

    // in a function's outermost block: var, function and parameter may repeat each other
    private bool MayShare(Variable taken, VariableKind kind)
    {
        if (taken.Kind == VariableKind.SelfName)
        {
            _variables[taken.Name] = new Variable(taken.Name, kind, function, function.NewSlot());
            return true;
        }
        if (kind != VariableKind.Function || !isFunctionBody || taken.IsLexical)
            return false;
        taken.Kind = VariableKind.Function;
        return true;
    }
}
