using EnforcementFlows.Workflow.Activities;
using EnforcementFlows.Workflow.Expressions;
using EnforcementFlows.Workflow.Values;

namespace EnforcementFlows.Workflow.Execution;

/// <summary>The globals that Elsa offers to JavaScript, bound to one execution of an activity. Names are looked up only when a script uses them.</summary>
internal sealed class ScriptBindings(ActivityExecutionContext context)
{
    private readonly List<string> _outcomes = [];

    public IReadOnlyList<string> ScriptOutcomes => _outcomes;

    public static bool ReadsOutputs(Script script) =>
        script.FreeNames.Any(n => n is "getOutputFrom" or "getLastResult" || (n.StartsWith("get", StringComparison.Ordinal) && n.Contains("From", StringComparison.Ordinal)));

    public object? Evaluate(Script script)
    {
        var scope = new ScriptScope
        {
            Now = context.Now,
            Random = new ScriptRandom(Seed()),
            Resolver = Resolve,
        };
        try
        {
            return script.Evaluate(scope);
        }
        catch (ScriptRuntimeException exception)
        {
            throw new ActivityFaultException(exception.Code, $"Line {exception.Line}, column {exception.Column}: {exception.Message}");
        }
    }

    /// <summary>An input of the nearest workflow: given by the parent where it is used as an activity, else the instance's.</summary>
    public static object? Input(ActivityExecutionContext context, string name) => InputOf(context.Composite(), name);

    /// <summary>An input of a workflow, or of one used as an activity.</summary>
    public static object? InputOf(ActivityExecutionContext composite, string name)
    {
        var given = composite.Parent is null ? composite.Execution.Input : WorkflowComposite.GivenInput(composite) ?? [];
        if (given.TryGetValue(name, out var value))
            return value;
        var other = given.Keys.FirstOrDefault(k => string.Equals(k, name, StringComparison.OrdinalIgnoreCase));
        return other is null ? null : given[other];
    }

    private ulong Seed() =>
        BitConverter.ToUInt64(context.CommandId.ToByteArray(), 0) ^ ((ulong)context.Id << 32) ^ (ulong)context.Execution.Effects.Journal.Count;

    private static Func<IReadOnlyList<object?>, object?> Function(Func<IReadOnlyList<object?>, object?> function) => function;

    private static string Text(IReadOnlyList<object?> arguments, int index) =>
        arguments.Count > index ? WorkflowValue.ToText(arguments[index]) ?? "" : "";

    private static object? At(IReadOnlyList<object?> arguments, int index) => arguments.Count > index ? arguments[index] : null;

    private bool Resolve(string name, out object? value)
    {
        value = name switch
        {
            "variables" => new LiveVariables(this),
            "getVariable" => Function(a => Get(Text(a, 0))),
            "setVariable" => Function(a => Set(Text(a, 0), At(a, 1))),
            "getInput" => Function(a => Input(context, Text(a, 0))),
            "getOutputFrom" => Function(a => OutputFrom(Text(a, 0), a.Count > 1 ? Text(a, 1) : null)),
            "getLastResult" => Function(_ => context.Execution.Outputs.Last),
            "getWorkflowInstanceId" => Function(_ => context.InstanceId.ToString("D")),
            "getWorkflowDefinitionId" => Function(_ => context.DefinitionId),
            "getWorkflowDefinitionVersionId" => Function(_ => context.Execution.Plan.Definition.Id),
            "getWorkflowDefinitionVersion" => Function(_ => (double)context.Execution.Plan.Definition.Version),
            "getCorrelationId" => Function(_ => context.CorrelationId),
            "setCorrelationId" => Function(a => context.CorrelationId = Text(a, 0)),
            "getWorkflowInstanceName" => Function(_ => context.Execution.Name),
            "setWorkflowInstanceName" => Function(a => context.Execution.Name = Text(a, 0)),
            "setOutcome" => Function(a => AddOutcomes([Text(a, 0)])),
            "setOutcomes" => Function(a => AddOutcomes(OutcomeLists.Read(At(a, 0)))),
            "isNullOrEmpty" => Function(a => string.IsNullOrEmpty(WorkflowValue.ToText(At(a, 0)))),
            "isNullOrWhiteSpace" => Function(a => string.IsNullOrWhiteSpace(WorkflowValue.ToText(At(a, 0)))),
            "toJson" => Function(a => WorkflowValue.ToJson(At(a, 0))),
            "parseGuid" => Function(a => Guid.Parse(Text(a, 0)).ToString("D")),
            "newGuid" or "newGuidString" or "getGuidString" => Function(_ => context.Execution.NewId().ToString("D")),
            "newShortGuid" or "getShortGuid" => Function(_ => Convert.ToBase64String(context.Execution.NewId().ToByteArray())[..22].Replace('/', '_').Replace('+', '-')),
            _ => null,
        };
        return value is not null || ResolveAccessor(name, out value);
    }

    // getX / setX of variables and inputs, getOutputFromActivity
    private bool ResolveAccessor(string name, out object? value)
    {
        value = null;
        if (name.Length <= 3)
            return false;
        var rest = name[3..];
        if (name.StartsWith("set", StringComparison.Ordinal) && Has(rest))
            value = Function(a => Set(rest, At(a, 0)));
        else if (name.StartsWith("get", StringComparison.Ordinal))
            value = Getter(rest);
        return value is not null;
    }

    private Func<IReadOnlyList<object?>, object?>? Getter(string rest)
    {
        if (Has(rest))
            return _ => Get(rest);
        if (Declares(rest))
            return _ => Input(context, rest);
        var from = rest.IndexOf("From", StringComparison.Ordinal);
        return from > 0 ? _ => OutputFrom(rest[(from + 4)..], rest[..from]) : null;
    }

    private bool Declares(string input) =>
        context.Composite().Node.Composite!.Inputs.Any(i => string.Equals(i.Name, input, StringComparison.OrdinalIgnoreCase));

    private bool Has(string name) => ScopedVariables.Find(context, name) is not null;

    private object? Get(string name) =>
        ScopedVariables.Find(context, name) is var (scope, id) ? scope.Variables.GetValueOrDefault(id) : null;

    private object? Set(string name, object? value)
    {
        if (ScopedVariables.Find(context, name) is not var (scope, id))
            throw new ActivityFaultException("variable-unknown", $"There is no variable '{name}'.");
        ScopedVariables.Set(scope, id, WorkflowValue.Normalise(value));
        return null;
    }

    private object? OutputFrom(string idOrName, string? output)
    {
        var node = context.Execution.Plan.Nodes.Values.FirstOrDefault(n =>
            n.Id == idOrName || string.Equals(n.Activity.Name, idOrName, StringComparison.OrdinalIgnoreCase));
        return context.Execution.Outputs.Find(node?.Id ?? idOrName, output);
    }

    private object? AddOutcomes(IReadOnlyList<string> outcomes)
    {
        _outcomes.AddRange(outcomes);
        return null;
    }

    private IEnumerable<string> VariableNames()
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var scope = context; scope is not null; scope = scope.Parent)
        {
            foreach (var variable in scope.Node.Variables.Where(v => seen.Add(v.Name)))
                yield return variable.Name;
        }
    }

    /// <summary>The <c>variables</c> object: reads and writes go to the scopes.</summary>
    private sealed class LiveVariables(ScriptBindings bindings) : ScriptHostObject
    {
        public override IEnumerable<string> Names => bindings.VariableNames();

        public override bool TryGet(string name, out object? value)
        {
            value = bindings.Get(name);
            return value is not null || bindings.Has(name);
        }

        public override void Assign(string name, object? value) => bindings.Set(name, value);
    }
}
