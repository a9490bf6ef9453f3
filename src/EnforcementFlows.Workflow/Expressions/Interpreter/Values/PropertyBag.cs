using System.Globalization;

namespace EnforcementFlows.Workflow.Expressions.Interpreter;

/// <summary>Properties in the order they were added. Most objects are small, so there is a hash index only from nine on.</summary>
internal sealed class PropertyBag
{
    private const int IndexFrom = 9;

    private string[] _keys = new string[4];
    private Value[] _values = new Value[4];
    private Dictionary<string, int>? _index;
    private bool _hasArrayIndexes;

    public int Count { get; private set; }

    public bool TryGet(string key, out Value value)
    {
        var at = Find(key);
        value = at < 0 ? default : _values[at];
        return at >= 0;
    }

    /// <returns>Whether the property is new.</returns>
    public bool Set(string key, Value value)
    {
        var at = Find(key);
        if (at < 0)
        {
            Add(key, value);
            return true;
        }
        _values[at] = value;
        return false;
    }

    public bool Remove(string key)
    {
        var at = Find(key);
        if (at < 0)
            return false;
        Count--;
        Array.Copy(_keys, at + 1, _keys, at, Count - at);
        Array.Copy(_values, at + 1, _values, at, Count - at);
        _values[Count] = default;
        if (_index is not null)
            BuildIndex();
        return true;
    }

    public List<string> Keys()
    {
        var keys = new List<string>(Count);
        keys.AddRange(_keys.AsSpan(0, Count));
        if (!_hasArrayIndexes)
            return keys;
        var indexes = keys.Where(key => IsArrayIndex(key, out _)).OrderBy(key => uint.Parse(key, CultureInfo.InvariantCulture));
        return [.. indexes, .. keys.Where(key => !IsArrayIndex(key, out _))];
    }

    public static bool IsArrayIndex(string key, out uint index)
    {
        index = 0;
        if (key.Length is 0 or > 10 || !CharacterClasses.IsDigit(key[0]) || (key[0] == '0' && key.Length > 1))
            return false;
        return uint.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out index) && index != uint.MaxValue;
    }

    private int Find(string key)
    {
        if (_index is not null)
            return _index.TryGetValue(key, out var at) ? at : -1;
        for (var i = 0; i < Count; i++)
        {
            if (ReferenceEquals(_keys[i], key) || _keys[i] == key)
                return i;
        }
        return -1;
    }

    private void Add(string key, Value value)
    {
        if (Count == _keys.Length)
        {
            Array.Resize(ref _keys, Count * 2);
            Array.Resize(ref _values, Count * 2);
        }
        _keys[Count] = key;
        _values[Count] = value;
        Count++;
        _hasArrayIndexes |= IsArrayIndex(key, out _);
        if (_index is not null)
            _index[key] = Count - 1;
        else if (Count == IndexFrom)
            BuildIndex();
    }

    private void BuildIndex()
    {
        _index = new Dictionary<string, int>(Count * 2, StringComparer.Ordinal);
        for (var i = 0; i < Count; i++)
            _index[_keys[i]] = i;
    }
}
