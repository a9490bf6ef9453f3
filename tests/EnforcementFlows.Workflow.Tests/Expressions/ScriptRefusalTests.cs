using EnforcementFlows.Workflow.Expressions;

namespace EnforcementFlows.Workflow.Tests.Expressions;

public sealed class ScriptRefusalTests
{
    [Theory]
    [InlineData("x = /a+/", 1, 5, "正则表达式")]
    [InlineData("getX().match(/a/)", 1, 14, "正则表达式")]
    [InlineData("1 +\n  class {}", 2, 3, "class")]
    [InlineData("class A {}", 1, 1, "class")]
    [InlineData("async () => 1", 1, 1, "async")]
    [InlineData("async function f() {}", 1, 1, "async")]
    [InlineData("await f()", 1, 1, "await")]
    [InlineData("function* g() {}", 1, 9, "生成器")]
    [InlineData("({ *g() {} })", 1, 4, "生成器")]
    [InlineData("yield 1", 1, 1, "yield")]
    [InlineData("import('fs')", 1, 1, "import")]
    [InlineData("export const a = 1", 1, 1, "export")]
    [InlineData("with (a) {}", 1, 1, "with")]
    [InlineData("return this.x", 1, 8, "this")]
    [InlineData("super.x", 1, 1, "super")]
    [InlineData("debugger", 1, 1, "debugger")]
    [InlineData("eval('1')", 1, 1, "eval")]
    [InlineData("new Function('return 1')", 1, 1, "Function")]
    [InlineData("Function('return 1')()", 1, 1, "Function")]
    [InlineData("globalThis.x", 1, 1, "globalThis")]
    [InlineData("Symbol.iterator", 1, 1, "Symbol")]
    [InlineData("new Proxy({}, {})", 1, 1, "Proxy")]
    [InlineData("Reflect.ownKeys({})", 1, 1, "Reflect")]
    [InlineData("Promise.resolve(1)", 1, 1, "Promise")]
    [InlineData("() => arguments[0]", 1, 7, "arguments")]
    [InlineData("10n + 1n", 1, 1, "BigInt")]
    [InlineData("({ get a() { return 1 } })", 1, 4, "访问器")]
    [InlineData("({ set a(v) { } })", 1, 4, "访问器")]
    [InlineData("tag`x`", 1, 4, "模板字符串")]
    [InlineData("outer: for (;;) {}", 1, 1, "标签")]
    [InlineData("{ a: 1 }", 1, 3, "标签")]
    [InlineData("for (;;) break outer", 1, 16, "标签")]
    [InlineData("[a, b] = [b, a]", 1, 1, "解构")]
    [InlineData("const f = 1; new f()", 1, 14, "new")]
    [InlineData("new Math.X()", 1, 1, "new")]
    [InlineData("a.#x", 1, 3, "#")]
    [InlineData("for await (const x of y) {}", 1, 5, "await")]
    public void Parse_OutsideTheSubset_NamesTheConstructAndItsPlace(string source, int line, int column, string named)
    {
        var refusal = A.Refusal(source);

        refusal.Message.Should().Contain(named);
        (refusal.Line, refusal.Column).Should().Be((line, column));
    }

    [Theory]
    [InlineData("({}).constructor")]
    [InlineData("[]['constructor']")]
    [InlineData("''.__proto__")]
    [InlineData("(() => 1).prototype")]
    [InlineData("({ __proto__: null })")]
    [InlineData("({ 'constructor': 1 })")]
    [InlineData("const { constructor } = {}")]
    [InlineData("const { constructor: c } = {}")]
    [InlineData("getX().__defineGetter__('a', () => 1)")]
    public void Parse_Prototypes_Refused(string source) => A.Refusal(source).Message.Should().Contain("不允许");

    [Theory]
    [InlineData("const k = '__pro' + 'to__'; return ({})[k]")]
    [InlineData("const k = 'constr' + 'uctor'; return [][k]")]
    [InlineData("const k = 'constr' + 'uctor'; return 'a'[k]")]
    [InlineData("const k = 'constr' + 'uctor'; return (5)[k]")]
    [InlineData("const k = 'constr' + 'uctor'; return (() => 1)[k]")]
    [InlineData("const k = 'constr' + 'uctor'; return Math.max[k]")]
    [InlineData("const k = '__pro' + 'to__'; const o = {}; o[k] = { a: 1 }")]
    [InlineData("const k = '__pro' + 'to__'; return { [k]: 1 }")]
    [InlineData("const k = '__pro' + 'to__'; return Object.fromEntries([[k, 1]])")]
    [InlineData("const k = '__pro' + 'to__'; const { [k]: p } = {}; return p")]
    public void Evaluate_PrototypeByComputedName_Fails(string source) => A.Failure(source).Message.Should().Contain("不允许");

    [Theory]
    [InlineData("Math.max = 1")]
    [InlineData("Math.extra = 1")]
    [InlineData("JSON.parse = () => 1")]
    [InlineData("Array.isArray = 1")]
    [InlineData("const f = [].map; f.x = 1")]
    [InlineData("delete Math.PI")]
    public void Evaluate_ChangingABuiltIn_Fails(string source) => A.Failure(source).Message.Should().StartWith("TypeError");

    [Theory]
    [InlineData("x = 1")]
    [InlineData("x++")]
    [InlineData("let y; y = x = 2")]
    [InlineData("Math = 1")]
    [InlineData("for (i of [1]) {}")]
    public void Parse_AssignmentToUndeclaredName_Refused(string source) => A.Refusal(source).Message.Should().Contain("没有声明");

    [Theory]
    [InlineData("")]
    [InlineData("  \n// nothing\n")]
    public void Parse_Blank_GivesNull(string source) => A.Run(source).Should().BeNull();

    [Fact]
    public void Parse_TooLong_Refused() => A.Refusal(new string(' ', 65_537)).Message.Should().Contain("过长");

    [Fact]
    public void FreeNames_OfAScript_LeavesOutItsOwnAndBuiltInNames()
    {
        var script = Script.Parse("const a = getX(); const f = b => b + a + c; [1].map(f); Math.max(typeof d, undefined, NaN); function getY() { return getZ() }");

        script.FreeNames.Should().BeEquivalentTo("getX", "c", "d", "getZ");
    }
}
