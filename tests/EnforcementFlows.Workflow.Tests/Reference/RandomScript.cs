using System.Text.Json.Nodes;

namespace EnforcementFlows.Workflow.Tests.Reference;

/// <summary>Keeps account of the variables in scope while a definition is made, and writes scripts that use them.</summary>
internal sealed class RandomScript(Random random)
{
    private readonly List<Scope> _scopes = [];
    private readonly List<JsonObject> _counters = [];
    private readonly List<Loop> _loops = [];
    private int _made;

    public enum Loop
    {
        Other,
        Counted,
        Items,
        Parallel,
    }

    /// <summary>A Break has a loop to end; a parallel one passes it on.</summary>
    public bool IsInLoop => _loops.Exists(l => l != Loop.Parallel);

    public IEnumerable<JsonObject> WorkflowVariables() =>
        [Variable("v-x", "X", "Int32", "0"), Variable("v-y", "Y", "Int32", "2"), Variable("v-s", "S", "String", "s"), .. _counters];

    public Scope Enter(string owner, bool declares)
    {
        var scope = new Scope(this, declares ? [Variable($"{owner}-x", "X", "Int32", "1"), Variable($"{owner}-z", "Z", "Int32", "5")] : []);
        _scopes.Add(scope);
        return scope;
    }

    public IDisposable EnterLoop(Loop loop)
    {
        _loops.Add(loop);
        return new LoopEnd(this);
    }

    /// <summary>A variable that counts the turns of one loop; it lives as long as the chart around it, or the instance.</summary>
    public string NewCounter()
    {
        var name = $"C{_made++}";
        var variable = Variable($"v-{name}", name, "Int32", "0");
        if (_scopes.Count > 0 && _scopes[^1].Own.Count > 0)
            _scopes[^1].Own.Add(variable);
        else
            _counters.Add(variable);
        return name;
    }

    public static JsonObject Reference(string counter) => new() { ["id"] = $"v-{counter}", ["name"] = counter, ["typeName"] = "Int32" };

    public (JsonObject Variable, string Script) Assignment()
    {
        if (random.Next(4) == 0)
            return (new() { ["id"] = "v-s", ["name"] = "S", ["typeName"] = "String" }, $"getS().length > 4 ? 'z' : getS() + '{random.Next(10)}'");
        var variables = WorkflowVariables().Take(2).Concat(_scopes.SelectMany(s => s.Own.Take(2))).ToList();
        var chosen = variables[random.Next(variables.Count)];
        return (new() { ["id"] = (string)chosen["id"]!, ["name"] = (string)chosen["name"]!, ["typeName"] = "Int32" }, Number());
    }

    public object Condition() => random.Next(4) == 0 ? random.Next(2) == 0 : "=" + ConditionText();

    public string ConditionText() => random.Next(6) switch
    {
        0 => "true",
        1 => "false",
        2 => $"getX() > {random.Next(3)}",
        3 => $"getX() % 2 == {random.Next(2)}",
        4 => $"getY() < {random.Next(5)} && getX() != 1",
        _ => "getS().includes('1')",
    };

    public string LineText(string id)
    {
        if (_loops.Exists(l => l is Loop.Items or Loop.Parallel) && random.Next(2) == 0)
            return $"`{id} ${{getCurrentIndex()}}`";
        if (_loops.Exists(l => l != Loop.Other) && random.Next(2) == 0)
            return $"`{id} ${{getCurrentValue()}}`";
        return random.Next(3) == 0 ? $"'{id} ' + getS() + getX()" : $"`{id} ${{getX()}} ${{{Number()}}}`";
    }

    public static string SpanText() => "`00:00:0${getX() % 10}`";

    public object Items() => random.Next(4) switch
    {
        0 => new JsonObject { ["type"] = "Object", ["value"] = """["p","q","r"]""" },
        1 => new JsonObject { ["type"] = "Object", ["value"] = "[]" },
        2 => new JsonObject { ["type"] = "Object", ["value"] = "[7]" },
        _ => "=[getY(), 8]",
    };

    private string Number() => random.Next(5) switch
    {
        0 => $"{random.Next(4)}",
        1 => "(getX() + getY()) % 7",
        2 => $"Math.max(getX(), {random.Next(5)})",
        3 when _scopes.Exists(s => s.Own.Count > 0) => "(getZ() + 1) % 9",
        _ => "(getX() + 1) % 9",
    };

    private static JsonObject Variable(string id, string name, string type, string value) => new()
    {
        ["id"] = id,
        ["name"] = name,
        ["typeName"] = type,
        ["isArray"] = false,
        ["value"] = value,
        ["storageDriverTypeName"] = "WorkflowInstanceStorageDriver",
    };

    /// <summary>The variables of a container that is being made.</summary>
    internal sealed class Scope(RandomScript scripts, List<JsonObject> own) : IDisposable
    {
        public List<JsonObject> Own { get; } = own;

        public IEnumerable<JsonObject> Variables() => Own;

        public void Dispose() => scripts._scopes.Remove(this);
    }

    private sealed class LoopEnd(RandomScript scripts) : IDisposable
    {
        public void Dispose() => scripts._loops.RemoveAt(scripts._loops.Count - 1);
    }
}
