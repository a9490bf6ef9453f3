using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using EnforcementFlows.Workflow.Expressions;

namespace EnforcementFlows.Workflow.Tests.Expressions.Differential;

/// <summary>Runs cases in our interpreter and in Node, and lists what differs.</summary>
internal static class Comparison
{
    private static readonly string ShowSource = File.ReadAllText(Path.Combine(NodeReference.Folder, "show.js"));

    private static readonly ScriptLimits Limits = new(5_000_000, TimeSpan.FromMinutes(1), 64 * 1024 * 1024, 64);

    public static async Task<IReadOnlyList<string>> DifferencesAsync(IReadOnlyList<Case> cases)
    {
        var expected = await NodeReference.RunAsync(cases);
        expected.Should().HaveCount(cases.Count);
        return [.. cases.Zip(expected).Select(pair => Difference(pair.First, pair.Second)).OfType<string>()];
    }

    private static string? Difference(Case each, Outcome expected)
    {
        var (shown, error) = Evaluate(each);
        if (expected.Error is null ? shown == expected.Shown : error is not null)
            return null;
        return $"{each}\n   Node: {expected.Shown ?? expected.Error}\n   ours: {shown ?? error}";
    }

    private static (string? Shown, string? Error) Evaluate(Case each)
    {
        try
        {
            if (each.Script is not null)
                return (Show(Script.Parse(each.Script).Evaluate(A.Scope(), Limits)), null);
            var code = each.Expression is not null ? $"return ({each.Expression}\n)" : each.Body;
            var script = Script.Parse($"{ShowSource}\nreturn show((() => {{{code}\n}})())");
            return ((string?)script.Evaluate(A.Scope(), Limits), null);
        }
        catch (ScriptSyntaxException refused)
        {
            return (null, $"{refused.Line}:{refused.Column} {refused.Message}");
        }
        catch (ScriptRuntimeException failed)
        {
            return (null, failed.Message);
        }
    }

    private static string Show(object? value) => value switch
    {
        null => "null",
        bool boolean => boolean ? "true" : "false",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        string text => JsonValue.Create(text).ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }),
        List<object?> list => $"[{string.Join(',', list.Select(Show))}]",
        Dictionary<string, object?> members => $"{{{string.Join(',', members.Select(member => $"{Show(member.Key)}:{Show(member.Value)}"))}}}",
        _ => throw new ArgumentException($"unexpected {value.GetType()}"),
    };
}
