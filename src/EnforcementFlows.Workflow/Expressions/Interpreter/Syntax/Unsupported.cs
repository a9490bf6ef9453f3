namespace EnforcementFlows.Workflow.Expressions.Interpreter;

/// <summary>What is ECMAScript but not in the subset, and why.</summary>
internal static class Unsupported
{
    public static readonly Dictionary<string, string> Keywords = new(StringComparer.Ordinal)
    {
        ["await"] = "不支持异步代码（await）",
        ["class"] = "不支持类（class）",
        ["debugger"] = "不支持 debugger 语句",
        ["enum"] = "不支持 enum",
        ["export"] = "不支持模块（export）",
        ["extends"] = "不支持类（extends）",
        ["import"] = "不支持模块（import）",
        ["super"] = "不支持类（super）",
        ["this"] = "不支持 this",
        ["with"] = "不支持 with 语句",
        ["yield"] = "不支持生成器（yield）",
    };

    public static readonly Dictionary<string, string> Globals = new(StringComparer.Ordinal)
    {
        ["eval"] = "不允许使用 eval",
        ["Function"] = "不允许使用 Function",
        ["arguments"] = "不支持 arguments；请用剩余参数（...args）",
        ["globalThis"] = "不允许访问 globalThis",
        ["Symbol"] = "不支持 Symbol",
        ["Proxy"] = "不支持 Proxy",
        ["Reflect"] = "不支持 Reflect",
        ["Promise"] = "不支持异步代码（Promise）",
        ["RegExp"] = "不支持正则表达式（RegExp）",
        ["BigInt"] = "不支持 BigInt",
        ["WeakMap"] = "不支持 WeakMap",
        ["WeakSet"] = "不支持 WeakSet",
        ["Intl"] = "不支持 Intl",
    };
}
