namespace EnforcementFlows.Workflow.Expressions.Interpreter;

/// <summary>An object literal, or data from outside.</summary>
internal class PlainObject : ObjectValue
{
    private const int Bytes = 120;
    private const int BytesPerProperty = 40;

    private readonly PropertyBag _properties = new();

    public PlainObject(Machine machine) => machine.Charge(Bytes);

    public override string Kind => "Object";

    protected override MethodTable Methods => ObjectMethods.Table;

    public override bool TryGetOwn(Machine machine, string key, out Value value) => _properties.TryGet(key, out value);

    public override void Set(Machine machine, string key, Value value)
    {
        BeforeChange(machine);
        if (IsForbidden(key))
            throw machine.TypeError($"不允许设置“{key}”");
        if (_properties.Set(key, value))
            machine.Charge(BytesPerProperty);
    }

    /// <summary>Adds a property of data; any name is harmless there.</summary>
    public void Define(Machine machine, string key, Value value)
    {
        if (_properties.Set(key, value))
            machine.Charge(BytesPerProperty);
    }

    public override void Delete(Machine machine, string key)
    {
        BeforeChange(machine);
        machine.Work(_properties.Count);
        _properties.Remove(key);
    }

    public override List<string> Keys(Machine machine)
    {
        machine.Work(_properties.Count);
        return _properties.Keys();
    }
}

/// <summary>An Error, TypeError, RangeError …</summary>
internal sealed class ErrorObject : PlainObject
{
    public ErrorObject(Machine machine, string name, string? message) : base(machine)
    {
        Name = name;
        Message = message;
    }

    public string Name { get; }

    private string? Message { get; set; }

    public override string Kind => "Error";

    // name and message are not enumerable, so an error has no own keys until the script adds some
    public override bool TryGetOwn(Machine machine, string key, out Value value)
    {
        if (key == "message" && Message is not null)
        {
            value = Message;
            return true;
        }
        return base.TryGetOwn(machine, key, out value);
    }

    public override bool TryGetInherited(string key, out Value value)
    {
        value = key switch { "name" => Name, "message" => "", _ => Value.Absent };
        return !value.IsAbsent || base.TryGetInherited(key, out value);
    }

    public override void Set(Machine machine, string key, Value value)
    {
        if (key == "message")
            Message = Coerce.ToText(machine, value);
        else
            base.Set(machine, key, value);
    }

    public string Describe(Machine machine)
    {
        var name = Coerce.ToText(machine, Get(machine, "name"));
        var message = Coerce.ToText(machine, Get(machine, "message"));
        return name.Length == 0 ? message : message.Length == 0 ? name : $"{name}: {message}";
    }
}
