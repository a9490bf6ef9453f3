using System.Text.Json;
using EnforcementFlows.Api.Hosting.Errors;

namespace EnforcementFlows.Api.Hosting.Validation;

/// <summary>
/// Refuses at the door what could not be kept: U+0000 and halves of surrogate pairs, which PostgreSQL does not take, numbers beyond
/// a double, and free JSON nested so deep that a flow that carries it could not be read back.
/// </summary>
internal static class Storable
{
    /// <summary>Half of what the reader of a flow's state takes; the other half is for what surrounds it there.</summary>
    public const int MaxDepth = 32;

    /// <summary>What is wrong with a text or with free JSON; null for anything else.</summary>
    public static ApiError? Fault(object? value) => value switch
    {
        string text => IsText(text) ? null : Characters,
        JsonElement json => Fault(json),
        _ => null,
    };

    private static ApiError Characters => new("malformed", "含有无法保存的字符");

    private static ApiError? Fault(JsonElement json)
    {
        try
        {
            return Fault(json, MaxDepth);
        }
        catch (InvalidOperationException) // the reader's word for an escaped half of a pair
        {
            return Characters;
        }
    }

    private static ApiError? Fault(JsonElement json, int depthLeft) => json.ValueKind switch
    {
        JsonValueKind.Object or JsonValueKind.Array when depthLeft == 0 => new("malformed", $"嵌套过深，最多 {MaxDepth} 层"),
        JsonValueKind.Object => json.EnumerateObject().Select(member => Fault(member.Name) ?? Fault(member.Value, depthLeft - 1)).FirstOrDefault(fault => fault is not null),
        JsonValueKind.Array => json.EnumerateArray().Select(item => Fault(item, depthLeft - 1)).FirstOrDefault(fault => fault is not null),
        JsonValueKind.String => Fault(json.GetString()),
        JsonValueKind.Number => double.IsFinite(json.GetDouble()) ? null : new("malformed", "数字超出范围"),
        _ => null,
    };

    private static bool IsText(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\0' || char.IsLowSurrogate(text[i]))
                return false;
            if (char.IsHighSurrogate(text[i]) && (++i == text.Length || !char.IsLowSurrogate(text[i])))
                return false;
        }

        return true;
    }
}
