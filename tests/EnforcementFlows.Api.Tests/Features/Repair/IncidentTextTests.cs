using EnforcementFlows.Api.Features.Repair;
using EnforcementFlows.Workflow.Expressions;
using FluentAssertions;

namespace EnforcementFlows.Api.Tests.Features.Repair;

public sealed class IncidentTextTests
{
    [Theory]
    [InlineData("input-missing", "The input 'node' is empty.", "必填的内容为空（The input 'node' is empty.）")]
    [InlineData(ScriptRuntimeException.Thrown, "Line 1, column 14: TypeError: 不能读取 null 的属性“data”", "脚本运行出错（第 1 行第 14 列：TypeError: 不能读取 null 的属性“data”）")]
    [InlineData("DomainException", "本院配置没有节点“nowhere”。", "本院配置没有节点“nowhere”。")] // the law's rules speak for themselves
    [InlineData("NpgsqlException", "Connection refused", "程序出错（Connection refused）")]
    [InlineData("rejected-by-partner", "对方系统拒收", "对方系统拒收")] // a flow may fail with a code and words of its own (Elsa.Fault)
    public void Of_CodeAndMessage_SaysInChineseWhatIsWrong(string code, string message, string text) => IncidentText.Of(code, message).Should().Be(text);
}
