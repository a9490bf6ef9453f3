namespace EnforcementFlows.Workflow.Expressions.Interpreter;

/// <summary>
/// Everything that is not a primitive. There are no prototypes: an object has its own properties, and the fixed methods of its kind.
/// </summary>
internal abstract class ObjectValue
{
    /// <summary>Names through which ECMAScript reaches prototypes and constructors; they do not exist here.</summary>
    public static bool IsForbidden(string key) => key is
        "__proto__" or "constructor" or "prototype" or "__defineGetter__" or "__defineSetter__" or "__lookupGetter__" or "__lookupSetter__";

    public bool IsFrozen { get; set; }

    /// <summary>As in the text <c>[object Kind]</c>.</summary>
    public abstract string Kind { get; }

    protected abstract MethodTable Methods { get; }

    public abstract bool TryGetOwn(Machine machine, string key, out Value value);

    public virtual bool TryGetInherited(string key, out Value value) => Methods.TryGet(key, out value);

    public virtual Value Get(Machine machine, string key)
    {
        if (TryGetOwn(machine, key, out var value) || TryGetInherited(key, out value))
            return value;
        return IsForbidden(key) ? throw machine.TypeError($"不允许访问“{key}”") : Value.Undefined;
    }

    public bool Has(Machine machine, string key) => TryGetOwn(machine, key, out _) || TryGetInherited(key, out _);

    public virtual void Set(Machine machine, string key, Value value) =>
        throw machine.TypeError($"不能给 {Kind} 设置属性“{key}”");

    public virtual void Delete(Machine machine, string key) =>
        throw machine.TypeError($"不能删除 {Kind} 的属性“{key}”");

    /// <summary>Own enumerable properties in ECMAScript's order: array indexes ascending, then the rest as they were added.</summary>
    public virtual List<string> Keys(Machine machine) => [];

    protected void BeforeChange(Machine machine)
    {
        if (IsFrozen)
            throw machine.TypeError("对象已冻结，不能修改");
        machine.Changes++;
    }
}
