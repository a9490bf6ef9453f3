
namespace EnforcementFlows.Workflow.Tests.Expressions;

/// <summary>The language as people write it in definitions; its corners are compared with Node in Differential.</summary>
public sealed class ScriptLanguageTests
{
    [Theory]
    [InlineData("1 + 1", 2.0)]
    [InlineData("return 'x'", "x")]
    [InlineData("const t = 2 * 3; return `t=${t}`", "t=6")]
    [InlineData("const t = 2 * 3; t + 1", 7.0)]
    [InlineData("if (1 > 2) 'a'; else 'b'", "b")]
    [InlineData("let s = 0; for (const x of [1, 2, 3]) s += x; s", 6.0)]
    [InlineData("[1, 2, 3].map(x => x * 2).filter(x => x > 2).join('-')", "4-6")]
    [InlineData("'(2026)豫1330执12号'.split('执')[1].replace('号', '')", "12")]
    [InlineData("({ a: { b: [1, 2] } }).a?.b?.[1] ?? 0", 2.0)]
    [InlineData("(0.1 + 0.2).toFixed(2)", "0.30")]
    [InlineData("JSON.stringify({ a: [1, null] })", "{\"a\":[1,null]}")]
    [InlineData("JSON.parse('{\"a\":[1]}').a[0]", 1.0)]
    [InlineData("new Date('2026-03-02T09:00:00+08:00').toISOString()", "2026-03-02T01:00:00.000Z")]
    [InlineData("const { a, ...rest } = { a: 1, b: 2, c: 3 }; Object.keys(rest).join()", "b,c")]
    [InlineData("function fact(n) { return n < 2 ? 1 : n * fact(n - 1) } fact(5)", 120.0)]
    [InlineData("switch ('b') { case 'a': 1; break; case 'b': 2; break; default: 3 }", 2.0)]
    [InlineData("try { null.x } catch (e) { e.name } finally { }", "TypeError")]
    [InlineData("[...new Set([3, 1, 3])].sort().join()", "1,3")]
    [InlineData("'b'.localeCompare('a') + 'a'.localeCompare('b') + '中'.localeCompare('z')", 1.0)]
    [InlineData("const 案号 = '豫1330'; `${案号}!`", "豫1330!")]
    public void Evaluate_EverydayScript_GivesItsValue(string source, object expected) => A.Run(source).Should().Be(expected);

    [Theory]
    [InlineData("new Date(2026, 2, 2).toISOString()", "2026-03-02T00:00:00.000Z")]
    [InlineData("new Date('2026-03-02T09:00:00').getHours()", 9.0)]
    [InlineData("new Date(0).getTimezoneOffset()", 0.0)]
    [InlineData("new Date('2 March 2026').getTime()", double.NaN)]
    public void Evaluate_Dates_AreInUtcWhateverTheMachine(string source, object expected) => A.Run(source).Should().Be(expected);
}
