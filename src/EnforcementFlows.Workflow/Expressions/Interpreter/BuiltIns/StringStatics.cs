using System.Text;

namespace EnforcementFlows.Workflow.Expressions.Interpreter;

internal static class StringStatics
{
    private static readonly MethodTable Statics = new()
    {
        { "fromCharCode", FromCharCode },
        { "fromCodePoint", FromCodePoint },
    };

    public static readonly ConstructorFunction Constructor =
        new("String", (machine, _, a) => a.Length == 0 ? "" : a.Text(machine, 0), null, Statics);

    private static Value FromCharCode(Machine machine, Value self, ReadOnlySpan<Value> arguments)
    {
        machine.ChargeText(arguments.Length);
        var text = new StringBuilder(arguments.Length);
        foreach (var argument in arguments)
            text.Append((char)Coerce.ToUInt32(machine, argument));
        return text.ToString();
    }

    private static Value FromCodePoint(Machine machine, Value self, ReadOnlySpan<Value> arguments)
    {
        machine.ChargeText(2L * arguments.Length);
        var text = new StringBuilder(arguments.Length);
        foreach (var argument in arguments)
        {
            var code = Coerce.ToNumber(machine, argument);
            if (!(code >= 0 && code <= 0x10FFFF) || code != Math.Floor(code))
                throw machine.RangeError("码点不正确");
            if (code <= 0xFFFF)
                text.Append((char)code);
            else
                text.Append(char.ConvertFromUtf32((int)code));
        }
        return text.ToString();
    }
}
