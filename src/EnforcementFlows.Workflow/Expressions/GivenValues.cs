using System.Text.Json;
using EnforcementFlows.Workflow.Expressions.Interpreter;

namespace EnforcementFlows.Workflow.Expressions;

/// <summary>
/// What is known beforehand of the variables and inputs that a script will see when it runs. Whatever else it looks at, the time and chance
/// included, ends the evaluation: nothing is taken to be absent only because it is not known yet.
/// </summary>
public static class GivenValues
{
    private static readonly IReadOnlyDictionary<string, JsonElement> Nothing = new Dictionary<string, JsonElement>();

    /// <param name="given">By name of the variable or input; null where nothing is known.</param>
    public static ScriptScope Scope(IReadOnlyDictionary<string, JsonElement>? given)
    {
        var known = new Known(new(given ?? Nothing, StringComparer.OrdinalIgnoreCase));
        return new() { Now = default, Random = new ScriptRandom(0), Resolver = (string name, out object? value) => Resolve(known, name, out value) };
    }

    private static bool Resolve(Known known, string name, out object? value)
    {
        value = null;
        if (BuiltInGlobals.Contains(name) && name is not ("Date" or "Math"))
            return false;
        value = name switch
        {
            "variables" => known,
            "getVariable" or "getInput" => Function(arguments => known.Of(arguments is [string asked, ..] ? asked : "")),
            _ when name.StartsWith("get", StringComparison.Ordinal) => Function(_ => known.Of(name[3..])),
            _ => throw NotKnown(name),
        };
        return true;
    }

    private static Func<IReadOnlyList<object?>, object?> Function(Func<IReadOnlyList<object?>, object?> function) => function;

    private static ScriptRuntimeException NotKnown(string name) => new(ScriptRuntimeException.Host, $"“{name}”要到运行时才知道", 1, 1);

    private sealed class Known(Dictionary<string, JsonElement> members) : ScriptHostObject
    {
        public override IEnumerable<string> Names => throw NotKnown("*");

        public object? Of(string name) => !members.TryGetValue(name, out var value) ? throw NotKnown(name)
            : value.ValueKind == JsonValueKind.Object ? new Known(value.EnumerateObject().ToDictionary(member => member.Name, member => member.Value))
            : value;

        public override bool TryGet(string name, out object? value)
        {
            value = Of(name);
            return true;
        }

        public override void Assign(string name, object? value) => throw NotKnown(name);
    }
}
