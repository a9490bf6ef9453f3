using EnforcementFlows.Workflow.Expressions;

namespace EnforcementFlows.Workflow.Tests.Expressions;

public sealed class ScriptLimitTests
{
    [Theory]
    [InlineData("while (true) {}")]
    [InlineData("for (;;);")]
    [InlineData("do { continue } while (1)")]
    [InlineData("const a = [1]; for (const x of a) a.push(x)")]
    [InlineData("const s = new Set([0]); for (const x of s) s.add(x + 1)")]
    [InlineData("const m = new Map([[0, 0]]); m.forEach((v, k) => m.set(k + 1, 0))")]
    [InlineData("while (true) { try { null.x } catch { } }", 20_000)]
    [InlineData("Array.from({ length: 1e9 }, () => 0)")]
    [InlineData("const a = Array(50000).fill(1); for (;;) a.includes(2)")]
    public void Evaluate_WithoutEnd_StopsAtTheStepLimit(string source, int steps = 100_000) =>
        A.Failure(source, A.Limits with { Steps = steps }).Code.Should().Be(ScriptRuntimeException.Steps);

    [Theory]
    [InlineData("'x'.repeat(1e9)")]
    [InlineData("'abc'.padStart(2e9)")]
    [InlineData("let s = 'x'; for (;;) s += s")]
    [InlineData("let s = 'x'; for (;;) s = `${s}${s}`")]
    [InlineData("let s = 'x'; for (;;) s = s.concat(s)")]
    [InlineData("let s = 'x'; for (;;) s = s.replaceAll('x', 'xx')")]
    [InlineData("let s = 'x'; for (;;) s = [s, s].join('')")]
    [InlineData("let s = 'x'; for (;;) s = JSON.stringify([s, s])")]
    [InlineData("let a = [1]; for (;;) a = [...a, ...a]")]
    [InlineData("let a = [1]; for (;;) a = a.concat(a)")]
    [InlineData("let a = [1]; for (;;) a.push(...a)")]
    [InlineData("Array(1e9)")]
    [InlineData("const a = []; a[1e9] = 1")]
    [InlineData("const a = []; a.length = 4e9")]
    [InlineData("let o = { a: 1 }; for (;;) o = { l: { ...o }, r: { ...o } }")]
    [InlineData("const o = {}; for (let i = 0; ; i++) o['k' + i] = i")]
    [InlineData("const a = []; for (;;) a.push(() => a)")]
    public void Evaluate_WithHugeData_StopsAtTheMemoryLimit(string source) =>
        A.Failure(source, A.Limits with { Steps = 10_000_000 }).Code.Should().Be(ScriptRuntimeException.Memory);

    [Theory]
    [InlineData("function f() { return f() } f()")]
    [InlineData("const f = n => [n].map(f); f(1)")]
    [InlineData("const f = () => { try { f() } catch { f() } }; f()")]
    [InlineData("const o = { toString: () => `${o}` }; `${o}`")]
    [InlineData("const o = { toJSON: () => [o] }; JSON.stringify(o)")]
    [InlineData("const f = (a = f()) => a; f()")]
    [InlineData("const f = (a, b) => [2, 1].sort(f); f()")]
    [InlineData("const f = () => 'a'.replace('a', f); f()")]
    [InlineData("const a = []; a[0] = a; a.join()")]
    [InlineData("const a = []; a[0] = a; return a")]
    [InlineData("const a = []; a[0] = a; a.flat(Infinity)")]
    [InlineData("let a = []; for (let i = 0; i < 10000; i++) a = [a]; return a")]
    [InlineData("let a = {}; for (let i = 0; i < 10000; i++) a = { a }; return JSON.stringify(a)")]
    [InlineData("JSON.parse('['.repeat(100000))")]
    public void Evaluate_NestedTooDeeply_StopsAtTheDepthLimit(string source) =>
        A.Failure(source).Code.Should().Be(ScriptRuntimeException.Depth);

    [Fact]
    public void Evaluate_DepthAllowedBeyondTheStack_StillStops()
    {
        var limits = A.Limits with { Depth = int.MaxValue, Steps = int.MaxValue, MemoryBytes = long.MaxValue };

        A.Failure("function f(n) { return 1 + f(n + 1) } f(0)", limits).Code.Should().Be(ScriptRuntimeException.Depth);
    }

    [Theory]
    [InlineData("(", "1", ")")]
    [InlineData("[", "", "]")]
    [InlineData("{", "", "}")]
    [InlineData("!", "1", "")]
    [InlineData("- ", "1", "")]
    [InlineData("x => ", "x", "")]
    [InlineData("({ a: ", "1", "})")]
    [InlineData("f(", "", ")")]
    [InlineData("1 + (", "1", ")")]
    [InlineData("a[", "1", "]")]
    [InlineData("1 ? 1 : ", "1", "")]
    [InlineData("`${", "1", "}`")]
    [InlineData("2 ** ", "1", "")]
    [InlineData("if (1) ", "1", "")]
    [InlineData("if (1) 1; else ", "1", "")]
    [InlineData("for (;;) ", "1", "")]
    [InlineData("function f() {", "", "}")]
    [InlineData("a = ", "1", "")]
    [InlineData("typeof ", "1", "")]
    [InlineData("const {a: [", "b", "]} = 1")]
    [InlineData("x ?? ", "x", "")]
    [InlineData("1 + ", "1", "")]
    [InlineData("1 < ", "1", "")]
    public void Parse_NestedThousandsOfTimes_RefusedOrRunWithoutStackOverflow(string open, string inner, string close)
    {
        var count = Math.Min(8000, 65_000 / (open.Length + close.Length));
        var source = string.Concat(Enumerable.Repeat(open, count)) + inner + string.Concat(Enumerable.Repeat(close, count));

        A.Refusal(source).Message.Should().NotBeEmpty();
    }

    [Theory]
    [InlineData(".a")]
    [InlineData("[0]")]
    [InlineData("()")]
    [InlineData("?.a")]
    [InlineData(" + 1")]
    [InlineData(" && 1")]
    public void Parse_ChainedThousandsOfTimes_Refused(string link) =>
        A.Refusal("x" + string.Concat(Enumerable.Repeat(link, 8000))).Message.Should().Contain("最多");

    [Fact]
    public async Task Evaluate_NestedAsFarAsAllowedOnASmallStack_GivesAValueOrStops()
    {
        var nested = string.Concat(Enumerable.Repeat("[1 + (", 60)) + "f(n + 1)" + string.Concat(Enumerable.Repeat(")][0]", 60));
        var script = Script.Parse($"const f = n => n > 60 ? 0 : {nested}; f(0)");
        var ended = new TaskCompletionSource<object?>();
        var thread = new Thread(() =>
        {
            try
            {
                ended.SetResult(script.Evaluate(A.Scope(), A.Limits));
            }
            catch (ScriptRuntimeException stopped)
            {
                ended.SetResult(stopped.Code);
            }
        }, maxStackSize: 512 * 1024);
        thread.Start();

        (await ended.Task).Should().Be(ScriptRuntimeException.Depth);
    }

    [Fact]
    public void Evaluate_ManyReplacementsInALongText_CostsStepsByItsLength() =>
        A.Run("const s = 'ab '.repeat(5000); s.replaceAll(' ', '').length + s.split(' ').length").Should().Be(15_001.0);

    [Fact]
    public void Evaluate_SmallExpression_AllocatesLittle()
    {
        var scope = A.Scope();
        scope.SetFunction("getX", _ => 2.0);
        var script = Script.Parse("getX() > 1");
        script.Evaluate(scope);
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var i = 0; i < 1000; i++)
            script.Evaluate(scope);

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(600 * 1000, "a burst evaluates many small expressions");
    }

    [Fact]
    public void Evaluate_TimeIsUp_Stops() =>
        A.Failure("for (;;);", A.Limits with { Steps = int.MaxValue, Time = TimeSpan.Zero }).Code.Should().Be(ScriptRuntimeException.Time);

    [Fact]
    public void Evaluate_ShortScript_NeverFailsByTime() =>
        Script.Parse("[1, 2, 3].map(x => x * 2).length").Evaluate(A.Scope(), A.Limits with { Time = TimeSpan.Zero }).Should().Be(3.0);

    [Fact]
    public void Evaluate_SearchThatTakesQuadraticTime_IsStoppedByTime()
    {
        const string source = "const a = 'a'.repeat(400000); (a + a).includes(a.slice(0, 200000) + 'b' + a.slice(0, 199998) + 'a')";

        A.Failure(source, A.Limits with { Time = TimeSpan.Zero }).Code.Should().Be(ScriptRuntimeException.Time);
    }

    [Theory]
    [InlineData("try { for (;;); } catch { 'caught' }", ScriptRuntimeException.Steps)]
    [InlineData("try { 'x'.repeat(1e9) } catch { 'caught' } finally { 'finally' }", ScriptRuntimeException.Memory)]
    [InlineData("const f = () => f(); try { f() } catch { 'caught' }", ScriptRuntimeException.Depth)]
    [InlineData("const f = () => { try { for (;;); } finally { return 1 } }; f()", ScriptRuntimeException.Steps)]
    public void Evaluate_LimitInsideTry_CannotBeCaught(string source, string code) => A.Failure(source).Code.Should().Be(code);

    [Fact]
    public void Evaluate_CaughtErrorsInDeepCalls_DoNotUseUpTheDepth() =>
        A.Run("const deep = n => n ? deep(n - 1) : null.x; let n = 0; for (let i = 0; i < 50; i++) { try { deep(40) } catch { n++ } } return n")
            .Should().Be(50.0);
}
