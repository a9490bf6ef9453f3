using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using EnforcementFlows.Api.Features.Repair;
using EnforcementFlows.Domain.Courts;

namespace EnforcementFlows.Api.Features.Rehearsal;

/// <summary>What steps, nodes and roles are called where a failed case is put into words; a code that has no name stands for itself.</summary>
internal sealed record FlowWords(IReadOnlyDictionary<string, string> Steps, CourtProfile Profile)
{
    public string Step(string id) => Steps.GetValueOrDefault(id, id);

    public string Node(string code) => Profile.Nodes.GetValueOrDefault(code)?.Name ?? code;
}

/// <summary>Why an example case failed, in the words of those who design flows: by code, with the values of the message in their order.</summary>
internal static class FlowTestText
{
    /// <summary>The code of a problem whose message is in these words already.</summary>
    public const string InItsWords = "in-its-words";

    private static readonly FrozenDictionary<string, string> Texts = new Dictionary<string, string>
    {
        ["expects-nothing"] = "用例没有写明任何预期结果。",
        ["clauses-many"] = "列了 {0} 个条款，多于 {1} 个就说明不了任何一个。",
        ["clause-unknown"] = "条款“{0}”不在本院规程之列。",
        ["definition-wrong"] = "流程不能运行：{0}",
        ["clock-back"] = "时间 {0} 早于此时的 {1}，时钟不能倒退。",
        ["event-missing"] = "没有写明是什么事件。",
        ["do-unknown"] = "“{0}”不是 task（办理待办）、event（事件）、advance（时间推进）之一。",
        ["task-unnamed"] = "没有写明办理哪一项待办。",
        ["task-missing"] = "没有这一待办，此时的待办为：{0}。",
        ["by-missing"] = "没有写明由谁办理，也没有能够办理的人员。",
        ["outcome-missing"] = "没有写明办理结果。",
        ["outcome-unknown"] = "待办“{0}”没有“{1}”这一结果，只有：{2}。",
        ["outcome-no-text"] = "结果 {0} 应为文字。",
        ["form-wrong"] = "待办“{0}”的表单 {1}：{2}。",
        ["person-unknown"] = "本院没有账号“{1}”，不能办理“{0}”。",
        ["person-excluded"] = "{1} 须回避，不得办理“{0}”。",
        ["person-wrong"] = "“{0}”不由 {1}（{2}）办理，而由：{3}。",
        ["activity-missing"] = "没有标识为“{0}”的步骤。",
        ["node-missing"] = "已经起算的期限没有写明节点。",
        ["node-not-started"] = "节点“{0}”尚未起算。",
        ["node-end-unknown"] = "节点“{0}”只能以 met（办结）或者 void（作废）结束，不能是“{1}”。",
        ["endless"] = "流程循环不止。",
        ["mistake"] = "运行出错：{0}",
        ["tasks"] = "待办应为：{1}；实际为：{0}。",
        ["events"] = "发出的事件应为：{1}；实际为：{0}。",
        ["node-state"] = "节点“{0}”应为{2}，实际为{1}。",
        ["node-date"] = "节点“{0}”应至 {2}，实际为 {1}。",
        ["status"] = "流程应为{1}，实际为{0}；此时的待办为：{2}。",
        ["path"] = "经过的步骤应为：{1}；实际为：{0}。",
        ["rule"] = "分流依据应为 {1}，实际为 {0}。",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, string> Values = new Dictionary<string, string>
    {
        [FlowTestRun.NotStarted] = "未起算",
        [FlowTestRun.NoRule] = "没有适用的规则",
        [""] = "无",
        ["running"] = "进行中",
        ["paused"] = "暂停",
        ["met"] = "已办结",
        ["overdue"] = "已超期",
        ["void"] = "不再适用",
        ["Finished"] = "已结束",
        ["Suspended"] = "办理中",
        ["Faulted"] = "出错",
        ["Cancelled"] = "已取消",
    }.ToFrozenDictionary();

    /// <summary>The problem, and where in the case it was met.</summary>
    public static string Full(FlowTestProblem problem, FlowWords words) => problem.Step switch
    {
        null => $"结束时：{Of(problem, words)}",
        0 => $"开始时：{Of(problem, words)}",
        var step => $"第 {step} 步：{Of(problem, words)}",
    };

    /// <summary>The problem; in the words of the run itself where there are no others.</summary>
    public static string Of(FlowTestProblem problem, FlowWords words) => problem switch
    {
        { Code: "fault", Arguments: [var code, var message] } => $"运行出错：{IncidentText.Of(code, message)}",
        { Code: "faulted", Arguments: [var step, var code, var message] } => $"“{words.Step(step)}”出错：{IncidentText.Of(code, message)}",
        _ => Filled(problem, words),
    };

    private static string Filled(FlowTestProblem problem, FlowWords words)
    {
        if (!Texts.TryGetValue(problem.Code, out var text))
            return problem.Message;
        var filled = new StringBuilder(text);
        for (var i = 0; i < problem.Arguments.Count; i++)
            filled.Replace(string.Create(CultureInfo.InvariantCulture, $"{{{i}}}"), Word(problem.Code, i, problem.Arguments[i], words));
        return filled.ToString();
    }

    private static string Word(string code, int place, string value, FlowWords words) => (code, place) switch
    {
        ("path", _) => value.Length == 0 ? Values[""] : string.Join("、", value.Split(", ").Select(words.Step)),
        ("tasks" or "task-missing", _) or ("status", 2) => value.Length == 0 ? Values[""] : value.Replace(" | ", "、", StringComparison.Ordinal),
        ("node-state" or "node-date" or "node-not-started" or "node-end-unknown", 0) => words.Node(value),
        ("person-wrong", 2 or 3) => string.Join("、", value.Split(", ").Select(words.Profile.NameOfRole)),
        ("node-state" or "node-date" or "status" or "rule" or "events", _) => Values.GetValueOrDefault(value, value),
        _ => value,
    };
}
