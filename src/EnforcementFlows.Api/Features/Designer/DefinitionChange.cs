namespace EnforcementFlows.Api.Features.Designer;

/// <summary>One thing in which two versions of a definition differ.</summary>
/// <param name="Kind">What it is: <c>step-added</c>, <c>connection-moved</c>, <c>role</c>, <c>limit</c> … (<see cref="ChangeKinds"/>).</param>
/// <param name="ActivityId">The step; null where it is the flow itself.</param>
/// <param name="ActivityName">What people call the step, as the later version has it.</param>
/// <param name="Property">The input, outcome or variable.</param>
/// <param name="Before">As it was; null where it was not there.</param>
/// <param name="After">As it is now; null where it is gone.</param>
/// <param name="Clauses">The clauses of the steps concerned, before and after.</param>
/// <param name="Sentence">The same in words.</param>
public sealed record DefinitionChange(
    string Kind, string? ActivityId, string? ActivityName, string? Property, string? Before, string? After, IReadOnlyList<string> Clauses, string Sentence);

/// <summary>What kinds of change there are, and which inputs each is about.</summary>
internal static class ChangeKinds
{
    public const string StepAdded = "step-added";
    public const string StepRemoved = "step-removed";
    public const string StepRenamed = "step-renamed";
    public const string StepMoved = "step-moved";
    public const string StepType = "step-type";
    public const string ConnectionAdded = "connection-added";
    public const string ConnectionRemoved = "connection-removed";
    public const string ConnectionMoved = "connection-moved";
    public const string Expression = "expression";
    public const string Output = "output";
    public const string Option = "option";
    public const string Variable = "variable";
    public const string Argument = "argument";
    public const string Flow = "flow";
    public const string Layout = "layout";

    private const string Other = "input";

    /// <summary>Kind and name of the inputs that say who does what until when and why.</summary>
    private static readonly Dictionary<string, (string Kind, string Name)> Inputs = new()
    {
        ["role"] = ("role", "角色"),
        ["team"] = ("role", "团队"),
        ["assignee"] = ("role", "承办人员"),
        ["user"] = ("role", "人员"),
        ["chain"] = ("role", "审批链"),
        ["requester"] = ("role", "申请人"),
        ["node"] = ("limit", "节点期限"),
        ["dueAt"] = ("limit", "办理期限"),
        ["workableFrom"] = ("limit", "可办时间"),
        ["startedAt"] = ("limit", "起算时间"),
        ["statedEnd"] = ("limit", "指定截止日"),
        ["period"] = ("limit", "期间"),
        ["timeSpan"] = ("limit", "等待时长"),
        ["interval"] = ("limit", "间隔"),
        ["cronExpression"] = ("limit", "定时"),
        ["dateTime"] = ("limit", "时间"),
        ["form"] = ("form", "表单"),
        ["clause"] = ("clause", "条款"),
        ["outcomes"] = ("outcomes", "结果"),
        ["branches"] = ("outcomes", "分支"),
        ["possibleOutcomes"] = ("outcomes", "结果"),
        ["condition"] = (Expression, "条件"),
        ["cases"] = (Expression, "分支条件"),
        ["script"] = (Expression, "脚本"),
        ["value"] = (Expression, "取值"),
        ["documentSet"] = ("documents", "文书组"),
        ["taskName"] = (Other, "待办名称"),
        ["text"] = (Other, "文字"),
        ["mode"] = (Option, "汇合方式"),
    };

    /// <summary>The kind of a changed input: what a script computes is an expression, whatever else it may be.</summary>
    public static string Of(string input, bool isComputed) =>
        Inputs.TryGetValue(input, out var known) && known.Kind != Other ? known.Kind : isComputed ? Expression : Other;

    /// <summary>What the input is called in whatever step it stands; null where the step says.</summary>
    public static string? NameOf(string input) => Inputs.TryGetValue(input, out var known) ? known.Name : null;
}
