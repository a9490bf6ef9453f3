using System.Text;

namespace EnforcementFlows.Workflow.Expressions.Interpreter;

/// <content>Methods that look for a text in a text.</content>
internal static partial class StringMethods
{
    private const int LongPattern = 64;
    private const int Window = 4096;

    /// <summary>
    /// The first place from a position on, or -1. A long pattern in a long text can take quadratic time, so the search stops
    /// now and then to look at the limits.
    /// </summary>
    private static int IndexOf(Machine machine, string text, string pattern, int from)
    {
        if (from > text.Length)
            return -1;
        var found = pattern.Length < LongPattern
            ? text.IndexOf(pattern, from, StringComparison.Ordinal)
            : IndexOfLong(machine, text, pattern, from);
        machine.Work((found < 0 ? text.Length : found) - from);
        return found;
    }

    private static int IndexOfLong(Machine machine, string text, string pattern, int from)
    {
        for (var start = from; start + pattern.Length <= text.Length; start += Window)
        {
            machine.LookAtClock();
            var length = Math.Min(Window - 1 + pattern.Length, text.Length - start);
            var found = text.IndexOf(pattern, start, length, StringComparison.Ordinal);
            if (found >= 0)
                return found;
        }
        return -1;
    }

    private static int Find(Machine machine, Value self, ReadOnlySpan<Value> arguments)
    {
        var text = This(machine, self);
        var pattern = arguments.Text(machine, 0);
        return IndexOf(machine, text, pattern, Clamp(machine, arguments.At(1), text.Length));
    }

    private static Value LastIndexOf(Machine machine, Value self, ReadOnlySpan<Value> arguments)
    {
        var text = This(machine, self);
        var pattern = arguments.Text(machine, 0);
        var position = arguments.Number(machine, 1);
        var from = double.IsNaN(position) ? text.Length : (int)Math.Clamp(Math.Truncate(position), 0, text.Length);
        machine.Work(from);
        if (pattern.Length < LongPattern)
            return (double)text.AsSpan(0, Math.Min(from + pattern.Length, text.Length)).LastIndexOf(pattern);
        for (var at = Math.Min(from, text.Length - pattern.Length); at >= 0; at--)
        {
            if (at % Window == 0)
                machine.LookAtClock();
            if (string.CompareOrdinal(text, at, pattern, 0, pattern.Length) == 0)
                return (double)at;
        }
        return -1.0;
    }

    private static Value StartsWith(Machine machine, Value self, ReadOnlySpan<Value> arguments)
    {
        var text = This(machine, self);
        var pattern = arguments.Text(machine, 0);
        machine.Work(pattern.Length);
        return text.AsSpan(Clamp(machine, arguments.At(1), text.Length)).StartsWith(pattern);
    }

    private static Value EndsWith(Machine machine, Value self, ReadOnlySpan<Value> arguments)
    {
        var text = This(machine, self);
        var pattern = arguments.Text(machine, 0);
        machine.Work(pattern.Length);
        var end = arguments.At(1).IsUndefined ? text.Length : Clamp(machine, arguments[1], text.Length);
        return text.AsSpan(0, end).EndsWith(pattern);
    }

    private static Value Split(Machine machine, Value self, ReadOnlySpan<Value> arguments)
    {
        var text = This(machine, self);
        var limit = arguments.At(1).IsUndefined ? uint.MaxValue : Coerce.ToUInt32(machine, arguments[1]);
        var parts = new ArrayObject(machine);
        if (arguments.At(0).IsUndefined)
        {
            if (limit > 0)
                parts.Add(machine, text);
            return parts;
        }
        var separator = arguments.Text(machine, 0);
        if (separator.Length == 0)
        {
            for (var i = 0; i < text.Length && i < limit; i++)
                parts.Add(machine, Character(text[i]));
            machine.Work(parts.Items.Count);
            return parts;
        }
        var start = 0;
        while (parts.Items.Count < limit)
        {
            var end = IndexOf(machine, text, separator, start);
            parts.Add(machine, Charged(machine, end < 0 ? text[start..] : text[start..end]));
            if (end < 0)
                break;
            start = end + separator.Length;
        }
        return parts;
    }

    private static Value Replace(Machine machine, Value self, ReadOnlySpan<Value> arguments, bool all)
    {
        var text = This(machine, self);
        var pattern = arguments.Text(machine, 0);
        var replacer = arguments.At(1).AsFunction;
        var template = replacer is null ? arguments.Text(machine, 1) : "";
        var result = new StringBuilder();
        var start = 0;
        for (var at = IndexOf(machine, text, pattern, 0); at >= 0; at = IndexOf(machine, text, pattern, at + Math.Max(1, pattern.Length)))
        {
            var replacement = replacer is null
                ? Expand(template, text, pattern, at)
                : Coerce.ToText(machine, replacer.Invoke(machine, pattern, (double)at, text));
            machine.ChargeText(at - start + replacement.Length);
            result.Append(text, start, at - start).Append(replacement);
            start = at + pattern.Length;
            if (!all)
                break;
        }
        machine.ChargeText(text.Length - start);
        return result.Append(text, start, text.Length - start).ToString();
    }

    // $$, $&, $` and $' in a replacement
    private static string Expand(string template, string text, string pattern, int at)
    {
        if (!template.Contains('$'))
            return template;
        var result = new StringBuilder();
        for (var i = 0; i < template.Length; i++)
        {
            var next = template[i] == '$' && i + 1 < template.Length ? template[i + 1] : '\0';
            ReadOnlySpan<char> insert = next switch
            {
                '$' => "$",
                '&' => pattern,
                '`' => text.AsSpan(0, at),
                '\'' => text.AsSpan(at + pattern.Length),
                _ => default,
            };
            if (next is '$' or '&' or '`' or '\'')
            {
                result.Append(insert);
                i++;
            }
            else
                result.Append(template[i]);
        }
        return result.ToString();
    }
}
