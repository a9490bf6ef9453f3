using System.Globalization;

namespace EnforcementFlows.Workflow.Expressions.Interpreter;

/// <summary>An array; holes are kept as <see cref="Value.Absent"/>.</summary>
internal sealed class ArrayObject : ObjectValue
{
    private const int Bytes = 64;
    private const int BytesPerItem = 16;

    public ArrayObject(Machine machine, int capacity = 0)
    {
        machine.Charge(Bytes + (long)capacity * BytesPerItem);
        Items = new List<Value>(capacity);
    }

    public List<Value> Items { get; }

    public override string Kind => "Array";

    protected override MethodTable Methods => ArrayMethods.Table;

    public Value this[int index] => Items[index].OrUndefined;

    public Value At(int index) => (uint)index < (uint)Items.Count ? Items[index].OrUndefined : Value.Undefined;

    /// <summary>Appends while an array is being made, when nobody else can see it.</summary>
    public void Add(Machine machine, Value value)
    {
        if (Items.Count == Items.Capacity)
            machine.Charge(Math.Max(4, Items.Count) * (long)BytesPerItem);
        Items.Add(value);
    }

    public void Push(Machine machine, Value value)
    {
        BeforeChange(machine);
        Add(machine, value);
    }

    public void SetAt(Machine machine, int index, Value value)
    {
        BeforeChange(machine);
        if (index < Items.Count)
        {
            Items[index] = value;
            return;
        }
        Grow(machine, index);
        Add(machine, value);
    }

    /// <summary>Permission for a method that changes <see cref="Items"/> itself.</summary>
    public List<Value> Changing(Machine machine, int added = 0)
    {
        BeforeChange(machine);
        machine.Work(Items.Count);
        machine.Charge((long)added * BytesPerItem);
        return Items;
    }

    public override bool TryGetOwn(Machine machine, string key, out Value value)
    {
        value = Value.Undefined;
        if (key == "length")
        {
            value = (double)Items.Count;
            return true;
        }
        if (!PropertyBag.IsArrayIndex(key, out var index) || index >= Items.Count || Items[(int)index].IsAbsent)
            return false;
        value = Items[(int)index];
        return true;
    }

    public override void Set(Machine machine, string key, Value value)
    {
        if (PropertyBag.IsArrayIndex(key, out var index) && index < int.MaxValue)
            SetAt(machine, (int)index, value);
        else if (key == "length")
            SetLength(machine, Coerce.ToNumber(machine, value));
        else
            throw machine.TypeError($"不支持给数组设置属性“{key}”");
    }

    public override void Delete(Machine machine, string key)
    {
        BeforeChange(machine);
        if (key == "length")
            throw machine.TypeError("不能删除数组的 length");
        if (PropertyBag.IsArrayIndex(key, out var index) && index < Items.Count)
            Items[(int)index] = Value.Absent;
    }

    public override List<string> Keys(Machine machine)
    {
        machine.Work(Items.Count);
        machine.Charge(Items.Count * 32L);
        var keys = new List<string>(Items.Count);
        for (var i = 0; i < Items.Count; i++)
        {
            if (!Items[i].IsAbsent)
                keys.Add(i.ToString(CultureInfo.InvariantCulture));
        }
        return keys;
    }

    public void SetLength(Machine machine, double length)
    {
        BeforeChange(machine);
        if (length < 0 || length > uint.MaxValue || length != Math.Floor(length))
            throw machine.RangeError("数组长度不正确");
        if (length < Items.Count)
            Items.RemoveRange((int)length, Items.Count - (int)length);
        else
            Grow(machine, length);
    }

    private void Grow(Machine machine, double length)
    {
        machine.Charge((long)((length - Items.Count) * BytesPerItem));
        while (Items.Count < length)
            Items.Add(Value.Absent);
    }
}
