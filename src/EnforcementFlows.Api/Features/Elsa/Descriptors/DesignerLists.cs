using System.Text.Json.Serialization;

namespace EnforcementFlows.Api.Features.Elsa.Descriptors;

/// <summary>The short lists of the designer: what this engine has of what Elsa offers. What it has not is an empty list, for Studio does not survive a missing one.</summary>
internal static class DesignerLists
{
    private const string Core = "Elsa.Workflows.Core";
    private const string Plain = "基本类型";

    private sealed record Expression(string Type, string DisplayName, bool IsBrowsable, [property: JsonIgnore] string? Language = null)
    {
        public bool IsSerializable { get; } = true;

        public IReadOnlyDictionary<string, string> Properties { get; } = Language is null ? new() : new Dictionary<string, string> { ["MonacoLanguage"] = Language };
    }

    private sealed record Strategy(string TypeName, string DisplayName, string Description);

    private sealed record StorageDriver(string TypeName, string DisplayName, int Priority)
    {
        public bool Deprecated { get; }
    }

    private sealed record VariableType(string TypeName, string DisplayName, string Category, string Description = "");

    /// <summary>How a value may be written.</summary>
    public static IResult Expressions() => Counted<Expression>(
    [
        new("Literal", "文本", IsBrowsable: false),
        new("Object", "对象", IsBrowsable: true, "json"),
        new("Variable", "变量", IsBrowsable: true),
        new("Input", "流程输入", IsBrowsable: true),
        new("JavaScript", "JavaScript", IsBrowsable: true, "javascript"),
    ]);

    /// <summary>Where a variable is kept; only one that is kept survives a wait.</summary>
    public static IResult StorageDrivers() => Listed<StorageDriver>([new("WorkflowInstanceStorageDriver", "随流程实例保存", 0), new("MemoryStorageDriver", "不保存（等待后即失去）", 1)]);

    public static IResult VariableTypes() => Listed<VariableType>(
    [
        new("String", "文本", Plain),
        new("Boolean", "是否", Plain),
        new("Int32", "整数", Plain),
        new("Int64", "长整数", Plain),
        new("Double", "小数", Plain),
        new("Decimal", "金额", Plain),
        new("DateTimeOffset", "时间", Plain),
        new("DateOnly", "日期", Plain),
        new("Object", "对象", "其他"),
    ]);

    /// <summary>What happens when a step fails.</summary>
    public static IResult IncidentStrategies() => Counted<Strategy>(
    [
        new($"Elsa.Workflows.IncidentStrategies.FaultStrategy, {Core}", "停下", "步骤出错时流程停下，等待处理"),
        new($"Elsa.Workflows.IncidentStrategies.ContinueWithIncidentsStrategy, {Core}", "其他分支继续", "步骤出错时其他分支继续"),
    ]);

    /// <summary>What of a step is recorded.</summary>
    public static IResult LogPersistence() => Counted<Strategy>(
    [
        new($"Elsa.Workflows.LogPersistence.Strategies.Include, {Core}", "记录", "记入流程日志"),
        new($"Elsa.Workflows.LogPersistence.Strategies.Exclude, {Core}", "不记录", "不记入流程日志"),
    ]);

    public static IResult None() => Counted<Strategy>([]);

    private static IResult Counted<T>(IReadOnlyList<T> items) => ElsaJson.Ok(new { items, count = items.Count });

    private static IResult Listed<T>(IReadOnlyList<T> items) => ElsaJson.Ok(new { items });
}
