using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using EnforcementFlows.Workflow.Definitions;

namespace EnforcementFlows.Api.Features.Designer;

/// <summary>Findings in the words of those who design flows: by code, with the values of the message in their order.</summary>
internal static class FindingText
{
    private static readonly FrozenDictionary<string, string> Texts = new Dictionary<string, string>
    {
        ["definition-too-long"] = "流程定义过长，最多 {0} 个字符。",
        ["json-invalid"] = "流程定义不是有效的 JSON。",
        ["definition-shape"] = "流程定义应为一个 JSON 对象。",
        ["root-missing"] = "流程定义没有根活动。",
        ["variable-unnamed"] = "变量没有名称，已略去。",
        ["variable-default"] = "变量的默认值不是 {0} 类型，按空值开始。",
        ["activity-type-missing"] = "活动没有类型。",
        ["activity-id-twice"] = "有两个活动的标识都是“{0}”。",
        ["connection-half"] = "连线缺少一端，已略去。",
        ["connection-unknown"] = "连线 {0} → {1} 指向流程图中没有的活动。",
        ["activity-unknown"] = "没有“{0}”这种活动，也没有同名的已发布流程可作为活动使用。",
        ["workflow-nesting"] = "流程引用了自身，或者层层引用过深：{0}。请去掉其中一处引用。",
        ["plan-too-large"] = "连同所引用的流程，步骤超过 {0} 个。每引用一次就多一份，请减少引用的次数。",
        ["used-workflow-refused"] = "所引用的流程本身有错误，不能使用。",
        ["activity-unreachable"] = "从起点无法到达“{0}”。",
        ["backward-connection-invalid"] = "连线退回的步骤并非必经之路，运行到此会出错。",
        ["port-unknown"] = "“{0}”没有“{1}”这个结果，只有：{2}。",
        ["loop-without-body"] = "循环没有内容。",
        ["input-missing"] = "“{1}”必须填写“{3}”。",
        ["literal-type"] = "“{0}”不是 {1} 类型的值。",
        ["time-invalid"] = "时间写法有误，运行时无法识别。",
        ["expression-unsupported"] = "不支持 {0} 表达式，请改用 JavaScript、文字、对象、变量或者输入。",
        ["expression-unknown"] = "没有“{0}”这种表达式。",
        ["expression-invalid"] = "脚本第 {0} 行第 {1} 列有误：{2}",
        ["object-invalid"] = "对象表达式不是有效的 JSON。",
        ["reference-invalid"] = "对变量或者输入的引用不完整。",
        ["name-unknown"] = "脚本使用了“{0}”，它既不是函数，也不是此处的变量或者输入。",
        ["variable-unknown"] = "所指的变量没有声明。",
        ["variable-unset"] = "读取了变量“{0}”，但此前没有任何步骤给它赋值。",
        ["variable-unset-on-path"] = "读取了变量“{0}”，但有的路径到此还没有给它赋值，脚本会在此出错。",
        ["variable-lost"] = "变量“{0}”在等待之前赋值、等待之后读取，却没有随流程保存，届时其值已经丢失。请把存储方式改为随流程实例保存。",
        ["join-never-complete"] = "汇合“{0}”要等所有分支，而“{1}”与“{2}”只会走其中一支，汇合永远不能完成。",
        ["join-input-dead"] = "汇合“{0}”在等“{1}”，而流程到那一步即告结束，汇合永远不能完成。",
        ["join-waits-for-itself"] = "汇合“{0}”在等“{1}”，而那一步要在汇合之后才会到达，汇合永远不能完成。",
        ["id-style"] = "标识“{0}”应为小写字母、数字和连字符。",
        ["clause-missing"] = "“{0}”没有写明条款，每一步都要有依据。",
        ["clause-unknown"] = "条款“{0}”不在本院规程和法律依据之列。",
        ["role-missing"] = "“{0}”没有指定角色，没有人能够办理。",
        ["role-unknown"] = "本院没有角色“{0}”。",
        ["role-unheld"] = "目前无人担任{0}，“{1}”将由{2}代办。",
        ["form-unknown"] = "没有表单“{2}”。",
        ["form-restricted"] = "表单“{0}”含有限制查阅的内容（副卷、举报人），不能用于流程任务。",
        ["node-unknown"] = "本院配置没有节点“{2}”。",
        ["team-unknown"] = "本院配置没有团队“{2}”。",
        ["chain-unknown"] = "本院配置没有审批链“{2}”。",
        ["period-unknown"] = "本院配置没有期间“{2}”。",
        ["workflow-unknown"] = "没有流程“{2}”。",
        ["code-unknown"] = "没有代码“{2}”。",
        ["document-set-unknown"] = "本院配置没有文书组“{0}”。",
        ["template-missing"] = "文书组“{0}”需要的模板“{1}”不存在。",
        ["outcomes-computed"] = "结果由脚本算出，无法检查是否都有去向。",
        ["outcomes-missing"] = "任务“{0}”没有任何结果，无法办结。",
        ["outcome-twice"] = "结果“{0}”重复。",
        ["outcome-name"] = "结果“{0}”应为小写字母、数字和连字符。",
        ["outcome-unnamed"] = "“{1}”的结果“{0}”没有中文名称，办案人员看到的就是这个编码。请改用有名称的结果（见系统管理员指南第 13 节）；确需新的，请在“系统管理”的“本院配置”中提出变更，在“办理结果的名称”一栏为它加上名称，由另一人批准。",
        ["outcome-unconnected"] = "“{1}”的结果“{0}”没有去向；请连线，或者标明分支到此为止。",
        ["required-step-missing"] = "有的路径没有“{0}”：{1}。",
        ["required-step-late"] = "未经“{1}”就能到达“{0}”。",
        ["approval-below-law"] = "审批链“{0}”没有{1}签批，而法律要求由其批准（{2}），也没有在案的授权。",
        ["approval-chain-unsure"] = "“{0}”走哪条审批链要到运行时才知道，不能保证“{1}”由{2}批准（{3}）。请直接选定审批链，或者写明按条件在哪几条审批链中选择。",
        ["excuse-changed"] = "“{0}”的条件已经改动，经“{2}”不再免去“{1}”。请恢复原来的条件：{3}",
    }.ToFrozenDictionary();

    /// <summary>The codes that have words of their own.</summary>
    public static IEnumerable<string> Codes => Texts.Keys;

    /// <summary>The finding in Chinese; in the words of the check itself where there are no others.</summary>
    public static string Of(DefinitionFinding finding) => Of(finding, FrozenDictionary<string, string>.Empty);

    /// <summary>The finding in Chinese, with the steps called as the designer shows them.</summary>
    /// <param name="names">Of the steps by their ids.</param>
    public static string Of(DefinitionFinding finding, IReadOnlyDictionary<string, string> names)
    {
        var since = finding.From is { } day ? string.Create(CultureInfo.InvariantCulture, $"自 {day:yyyy-MM-dd} 起（已批准的配置变更）：") : "";
        if (!Texts.TryGetValue(finding.Code, out var text))
            return since + finding.Message;
        var filled = new StringBuilder(text);
        for (var i = 0; i < finding.Arguments.Count; i++)
            filled.Replace(string.Create(CultureInfo.InvariantCulture, $"{{{i}}}"), NameOf(finding, finding.Arguments[i], names));
        return filled.Insert(0, since).ToString();
    }

    // of other steps only joins and connections speak: elsewhere the same word is an outcome, a node, a role
    private static string NameOf(DefinitionFinding finding, string argument, IReadOnlyDictionary<string, string> names) =>
        finding.Code is "id-style" or "activity-id-twice" ? argument // it is the id that is wrong
        : argument == finding.ActivityId || finding.Code.StartsWith("join-", StringComparison.Ordinal) || finding.Code == "connection-unknown" ? names.GetValueOrDefault(argument, argument) : argument;
}
