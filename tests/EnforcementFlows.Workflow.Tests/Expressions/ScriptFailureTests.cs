using EnforcementFlows.Workflow.Expressions;

namespace EnforcementFlows.Workflow.Tests.Expressions;

public sealed class ScriptFailureTests
{
    [Theory]
    [InlineData("getY()", 1, 1, "ReferenceError: “getY”未定义")]
    [InlineData("const a = 1;\n  a.b.c", 2, 7, "TypeError: 不能读取 undefined 的属性“c”")]
    [InlineData("const o = {};\no.f(1)", 2, 4, "TypeError: o.f 不是函数")]
    [InlineData("\n\n throw new Error('坏了')", 3, 2, "Error: 坏了")]
    [InlineData("throw 'text'", 1, 1, "text")]
    [InlineData("throw { code: 1 }", 1, 1, "[object Object]")]
    [InlineData("const c = 1;\r\nc = 2", 2, 1, "TypeError: 常量“c”不能重新赋值")]
    [InlineData("[1].map(x =>\n  x.y.z)", 2, 7, "TypeError: 不能读取 undefined 的属性“z”")]
    [InlineData("[].reduce((a, b) => a)", 1, 10, "TypeError: 空数组的 reduce 需要初始值")]
    [InlineData("'a'.repeat(-1)", 1, 11, "RangeError: 重复次数不正确")]
    [InlineData("JSON.parse('{\"a\":}')", 1, 11, "SyntaxError: JSON 第 6 个字符处格式不正确")]
    public void Evaluate_Error_HasMessageAndPlace(string source, int line, int column, string message)
    {
        var failure = A.Failure(source);

        failure.Message.Should().Be(message);
        failure.Code.Should().Be(ScriptRuntimeException.Thrown);
        (failure.Line, failure.Column).Should().Be((line, column));
    }

    [Fact]
    public void Evaluate_HostFunctionThrows_KeepsItsExceptionAndCannotBeCaught()
    {
        var scope = A.Scope();
        scope.SetFunction("fail", _ => throw new InvalidOperationException("no such variable"));
        var run = () => Script.Parse("try {\n  fail() } catch { 'caught' }").Evaluate(scope);

        var failure = run.Should().Throw<ScriptRuntimeException>().Which;

        failure.Code.Should().Be(ScriptRuntimeException.Host);
        failure.InnerException.Should().BeOfType<InvalidOperationException>();
        (failure.Line, failure.Column).Should().Be((2, 7));
    }

    [Fact]
    public void Evaluate_HostFunctionIsCancelled_PassesTheCancellationOn()
    {
        var scope = A.Scope();
        scope.SetFunction("wait", _ => throw new OperationCanceledException());
        var run = () => Script.Parse("wait()").Evaluate(scope);

        run.Should().Throw<OperationCanceledException>();
    }

    [Theory]
    [InlineData("getX", "函数“getX”不能作为结果")]
    [InlineData("new Map([[1, 2]])", "Map 不能作为结果")]
    [InlineData("[new Set([1])]", "Set 不能作为结果")]
    [InlineData("Math", "Math 不能作为结果")]
    public void Evaluate_ValueThatIsNoData_Fails(string source, string message)
    {
        var scope = A.Scope();
        scope.SetFunction("getX", _ => 1);
        var run = () => A.Run(source, scope);

        run.Should().Throw<ScriptRuntimeException>().WithMessage($"*{message}*");
    }
}
