using System.Collections.Frozen;
using System.Text.RegularExpressions;
using EnforcementFlows.Domain;
using EnforcementFlows.Workflow.Expressions;

namespace EnforcementFlows.Api.Features.Repair;

/// <summary>Why a step failed, in the words of those who run the flows: what its code means, and the engine's own words behind it.</summary>
internal static partial class IncidentText
{
    private static readonly FrozenDictionary<string, string> Texts = new Dictionary<string, string>
    {
        [ScriptRuntimeException.Thrown] = "脚本运行出错",
        [ScriptRuntimeException.Host] = "脚本所用的函数出错",
        [ScriptRuntimeException.Steps] = "脚本循环不止，已被停止",
        [ScriptRuntimeException.Time] = "脚本运行过久，已被停止",
        [ScriptRuntimeException.Memory] = "脚本占用内存过多，已被停止",
        [ScriptRuntimeException.Depth] = "脚本嵌套过深，已被停止",
        ["activity-dangling"] = "从流程起点无法到达该步骤",
        ["backward-connection-invalid"] = "连线退回的步骤并非必经之路",
        ["burst-too-long"] = "一次运行的步骤过多，流程可能循环不止",
        ["case-missing"] = "流程没有对应的案件",
        ["chain-ended"] = "审批链的各级均已表示意见",
        ["chain-unknown"] = "本院配置没有所指的审批链",
        ["check-missing"] = "没有所指的日常检查",
        ["coercive-missing"] = "没有所指的强制措施",
        ["cron-never"] = "定时表达式不会再有下一次",
        ["date-invalid"] = "日期时间写法有误",
        ["deadline-missing"] = "所指的节点期限尚未起算",
        ["definition-missing"] = "没有所指的已发布流程",
        ["document-set-missing"] = "本院配置没有所指的文书组",
        ["expression-type"] = "填写的值类型不符",
        ["flow-missing"] = "本院配置没有指定所需的流程",
        ["form-restricted"] = "表单含有不得在待办中填写的内容",
        ["gateway-unknown"] = "没有所指的外部系统",
        ["input-missing"] = "必填的内容为空",
        ["instalment-missing"] = "和解协议没有所指的一期",
        ["items-missing"] = "循环所列的内容为空",
        ["loop-step-zero"] = "循环的步长为零",
        ["loop-without-body"] = "循环没有内容",
        ["outcome-unknown"] = "步骤没有所给的结果",
        ["outcomes-exhausted"] = "给该步骤的结果已用完",
        ["outcomes-invalid"] = "结果应为名称或者名称的列表",
        ["request-missing"] = "流程没有对应的申请",
        ["request-state"] = "申请不能以所给的状态办结",
        ["row-missing"] = "案件没有所指的记录",
        ["template-missing"] = "本院没有所指的文书模板",
        ["timespan-invalid"] = "时长写法有误",
        ["variable-missing"] = "没有写明变量",
        ["variable-unknown"] = "所指的变量没有声明",
        ["workflow-too-deep"] = "流程互相启动的层数过多",
    }.ToFrozenDictionary();

    /// <summary>The reason as a person reads it. What the law's rules say is Chinese already, and stays as it is.</summary>
    public static string Of(string code, string message) =>
        Texts.TryGetValue(code, out var text) ? $"{text}（{Place().Replace(message, "第 $1 行第 $2 列：")}）" : IsChinese(message) ? message : $"程序出错（{message}）";

    /// <summary>What a code means, without the engine's words: they may name a value of the case, for those who may not read the case.</summary>
    public static string Meaning(string code) =>
        Texts.TryGetValue(code, out var text) ? text : code == nameof(DomainException) ? "不符合办案规则" : $"程序出错（{code}）";

    [GeneratedRegex(@"^Line (\d+), column (\d+): ")]
    private static partial Regex Place();

    private static bool IsChinese(string message) => message.Any(sign => sign is >= '\u4e00' and <= '\u9fff');
}
