namespace EnforcementFlows.Workflow.Expressions.Interpreter;

/// <summary>A live object of the host, as one evaluation sees it.</summary>
internal sealed class HostObjectValue(ScriptHostObject host) : ObjectValue
{
    private sealed record Read(object Source, Value Value);

    // a list or dictionary is copied once, so that variables.list.push(1) works on what the next read gives
    private Dictionary<string, Read>? _reads;

    public override string Kind => "Object";

    protected override MethodTable Methods => ObjectMethods.Table;

    public override bool TryGetOwn(Machine machine, string key, out Value value)
    {
        var (found, raw) = machine.FromHost(() => (host.TryGet(key, out var read), read));
        value = found ? Enter(machine, key, raw) : Value.Undefined;
        return found;
    }

    public override void Set(Machine machine, string key, Value value)
    {
        if (IsForbidden(key))
            throw machine.TypeError($"不允许设置“{key}”");
        _reads?.Remove(key);
        var raw = Boundary.Leave(machine, value);
        machine.FromHost(() => { host.Assign(key, raw); return true; });
        if (value.IsObject)
            (_reads ??= [])[key] = new Read(raw!, value);
    }

    public override List<string> Keys(Machine machine) => machine.FromHost(() => host.Names.ToList());

    /// <summary>Gives the host the lists and dictionaries the script changed in place.</summary>
    public void Flush(Machine machine)
    {
        if (_reads is null)
            return;
        foreach (var (key, read) in _reads.ToList())
        {
            var now = Boundary.Leave(machine, read.Value);
            if (Boundary.SameData(read.Source, now))
                continue;
            machine.FromHost(() => { host.Assign(key, now); return true; });
            _reads[key] = read with { Source = now! };
        }
    }

    private Value Enter(Machine machine, string key, object? raw)
    {
        if (raw is null or string or double or bool)
            return Boundary.Enter(machine, raw);
        if (_reads is not null && _reads.TryGetValue(key, out var read) && ReferenceEquals(read.Source, raw))
            return read.Value;
        var value = Boundary.Enter(machine, raw);
        if (value.IsObject)
            (_reads ??= [])[key] = new Read(raw, value);
        return value;
    }
}
