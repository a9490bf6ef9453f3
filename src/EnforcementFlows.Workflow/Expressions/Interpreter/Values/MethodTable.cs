using System.Collections;

namespace EnforcementFlows.Workflow.Expressions.Interpreter;

/// <summary>The fixed members of one kind of value; written once when the process starts, then only read.</summary>
internal sealed class MethodTable : IEnumerable<KeyValuePair<string, Value>>
{
    private readonly Dictionary<string, Value> _members = new(StringComparer.Ordinal);

    public void Add(string name, NativeCode code) => _members.Add(name, new NativeFunction(name, code));

    public void Add(string name, double constant) => _members.Add(name, constant);

    public bool TryGet(string name, out Value value) => _members.TryGetValue(name, out value);

    public IEnumerator<KeyValuePair<string, Value>> GetEnumerator() => _members.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>Math and JSON: an object that only holds built-in members.</summary>
internal sealed class NamespaceObject(string kind, MethodTable members) : ObjectValue
{
    public override string Kind => kind;

    protected override MethodTable Methods => ObjectMethods.Table;

    public override bool TryGetOwn(Machine machine, string key, out Value value) => members.TryGet(key, out value);
}
