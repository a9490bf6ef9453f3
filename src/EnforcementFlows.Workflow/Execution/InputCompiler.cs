using System.Text.Json;
using System.Text.Json.Nodes;
using EnforcementFlows.Workflow.Definitions;
using EnforcementFlows.Workflow.Expressions;
using EnforcementFlows.Workflow.Values;

namespace EnforcementFlows.Workflow.Execution;

/// <summary>Compiles one input: a wrapped expression or a naked value.</summary>
internal sealed class InputCompiler(string place, ActivityDefinition activity, string source, List<DefinitionFinding> findings)
{
    /// <summary>Null where the input carries no value.</summary>
    public CompiledInput? Compile(string name, JsonNode json, string? declaredType)
    {
        if (json is JsonObject wrapped && (wrapped.Has("typeName") || wrapped.Has("expression")))
        {
            var typeName = wrapped.Text("typeName") is { } t && !t.Equals("Object", StringComparison.OrdinalIgnoreCase) ? t : declaredType;
            return wrapped.Get("expression") is { } expression ? CompileExpression(name, expression, typeName) : null;
        }

        return Literal(name, WorkflowValue.FromJson(json), declaredType);
    }

    /// <summary>Compiles an input whose text is itself code, whatever syntax the wrapper names.</summary>
    public CompiledInput? CompileCode(string name, JsonNode json)
    {
        var expression = (json as JsonObject)?.Get("expression") as JsonObject;
        return CompileScript(name, (expression?.Get("value") ?? json as JsonValue)?.ToString() ?? "", null);
    }

    /// <summary>Compiles <c>{type, value}</c>.</summary>
    public CompiledInput? CompileExpression(string name, JsonNode json, string? typeName)
    {
        if (json is not JsonObject expression)
            return Literal(name, WorkflowValue.FromJson(json), typeName);
        var value = expression.Get("value");
        return expression.Text("type") switch
        {
            "Literal" or null => Literal(name, WorkflowValue.FromJson(value), typeName),
            "Object" or "Json" => Data(name, value, typeName),
            "JavaScript" => CompileScript(name, value?.ToString() ?? "", typeName),
            "Variable" => Reference(name, InputKind.Variable, value, "id", typeName),
            "Input" => Reference(name, InputKind.WorkflowInput, value, "name", typeName),
            "Liquid" or "CSharp" or "Python" => Refuse("expression-unsupported", $"{expression.Text("type")} expressions are not executed here; use JavaScript, Literal, Object, Variable or Input."),
            var other => Refuse("expression-unknown", $"The expression type '{other}' is unknown."),
        };
    }

    private CompiledInput? Literal(string name, object? value, string? typeName)
    {
        if (TypeAlias.TryConvert(value, typeName, out var converted))
            return new() { Name = name, Kind = InputKind.Literal, TypeName = typeName, Literal = converted, Place = place };
        return Refuse("literal-type", $"'{WorkflowValue.ToText(value)}' is not a {typeName}.");
    }

    private CompiledInput? Data(string name, JsonNode? value, string? typeName)
    {
        try
        {
            var data = value is JsonValue text && text.TryGetValue<string>(out var json) ? WorkflowValue.Parse(json) : WorkflowValue.FromJson(value);
            return new() { Name = name, Kind = InputKind.Literal, TypeName = typeName, Literal = data, Place = place };
        }
        catch (JsonException exception)
        {
            return Refuse("object-invalid", $"The object expression is not JSON: {exception.Message}");
        }
    }

    private CompiledInput? CompileScript(string name, string text, string? typeName)
    {
        if (string.IsNullOrWhiteSpace(text))
            return Literal(name, null, null);
        try
        {
            return new() { Name = name, Kind = InputKind.Script, TypeName = typeName, Script = Script.Parse(text), Place = place };
        }
        catch (ScriptSyntaxException exception)
        {
            return Refuse("expression-invalid", $"Line {exception.Line}, column {exception.Column}: {exception.Message}");
        }
    }

    private CompiledInput? Reference(string name, InputKind kind, JsonNode? value, string member, string? typeName)
    {
        if (value is JsonValue text && text.TryGetValue<string>(out var content))
        {
            try
            {
                value = content.TrimStart().StartsWith('{') ? JsonNode.Parse(content) : new JsonObject { [member] = content };
            }
            catch (JsonException)
            {
                return Refuse("reference-invalid", "The reference is not JSON.");
            }
        }

        return value is JsonObject json && json.Text(member) is { } reference
            ? new() { Name = name, Kind = kind, TypeName = typeName, Reference = reference, Place = place }
            : Refuse("reference-invalid", $"The reference has no '{member}'.");
    }

    private CompiledInput? Refuse(string code, FindingMessage message)
    {
        findings.Add(new(FindingSeverity.Error, code, source, place, message, activity.Id));
        return null;
    }
}
