using EnforcementFlows.Workflow.Expressions;

namespace EnforcementFlows.Workflow.Tests.Expressions;

/// <summary>Scopes and evaluations with valid defaults.</summary>
internal static class A
{
    public static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8));

    /// <summary>Enough time for a busy machine, so that tests of the other limits cannot fail by it.</summary>
    public static readonly ScriptLimits Limits = ScriptLimits.Default with { Time = TimeSpan.FromMinutes(1) };

    public static ScriptScope Scope() => new() { Now = Now, Random = new ScriptRandom(1) };

    public static object? Run(string source, ScriptScope? scope = null) => Script.Parse(source).Evaluate(scope ?? Scope(), Limits);

    public static ScriptRuntimeException Failure(string source, ScriptLimits? limits = null)
    {
        var script = Script.Parse(source);
        var run = () => script.Evaluate(Scope(), limits ?? Limits);
        return run.Should().Throw<ScriptRuntimeException>().Which;
    }

    public static ScriptSyntaxException Refusal(string source)
    {
        var parse = () => Script.Parse(source);
        return parse.Should().Throw<ScriptSyntaxException>(source).Which;
    }
}
