using System.Text.Json;
using EnforcementFlows.Workflow.Expressions;

namespace EnforcementFlows.Workflow.Tests.Expressions;

/// <summary>What texts a script may come to, before all that it looks at is known.</summary>
public sealed class ScriptTextsTests
{
    private const string Given = """{ "kind": "large", "request": { "data": { "signed": false } } }""";

    [Theory]
    [InlineData("'a'", "a")]
    [InlineData("return `a`;", "a")]
    [InlineData("getOther() ? 'a' : 'b'", "a b")]
    [InlineData("getOther() ? 'a' : 'a'", "a")]
    [InlineData("getOther() ? getOther() === 1 ? 'a' : 'b' : 'c'", "a b c")]
    [InlineData("getKind() === 'large' ? 'a' : 'b'", "a")]
    [InlineData("getKind() === 'small' ? 'a' : getOther() ? 'b' : 'c'", "b c")]
    [InlineData("getRequest().data.signed === true ? 'a' : 'b'", "b")]
    [InlineData("variables.kind + getVariable('kind') + getInput('Kind')", "largelargelarge")]
    [InlineData("({ large: 'a' })[getKind()] ?? 'b'", "a")]
    [InlineData("(getOther() ? 'a' : 'b') || 'c'", "a b c")]
    [InlineData("const key = getKind(); return key === 'large' ? 'a' : 'b'", "a")]
    public void Texts_AreThoseThatItMayComeTo(string source, string texts) => Texts(source).Should().BeEquivalentTo(texts.Split(' '));

    [Theory]
    [InlineData("getOther()")]
    [InlineData("1")]
    [InlineData("getOther() ?? 'a'")]
    [InlineData("getOther() ? 'a' : getOther()")]
    [InlineData("'a' + getOther()")]
    [InlineData("getRequest().kind ? 'a' : getOther()")] // what is not given is not absent
    [InlineData("typeof getOther === 'undefined' ? 'a' : getOther()")]
    [InlineData("(() => { try { return getOther() } catch { return 'a' } })()")]
    [InlineData("'other' in getRequest() ? getOther() : 'a'")]
    [InlineData("Object.keys(getRequest()).length === 1 ? 'a' : getOther()")]
    [InlineData("Math.random() < 2 ? 'a' : getOther()")]
    [InlineData("Date.now() > 0 ? 'a' : getOther()")]
    [InlineData("let key = 'a'; (getOther(), key = 'b') ? key : key")]
    [InlineData("'a'; if (getOther()) 'b'")]
    [InlineData("setKind('small'), getOther()")]
    public void Texts_WhereItMayBeAnythingElse_AreNotTold(string source) => Texts(source).Should().BeNull();

    private static IReadOnlyList<string>? Texts(string source) =>
        Script.Parse(source).Texts(GivenValues.Scope(JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(Given)));
}
