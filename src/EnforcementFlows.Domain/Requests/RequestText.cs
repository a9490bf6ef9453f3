namespace EnforcementFlows.Domain.Requests;

/// <summary>The reasons people give for a request or a decision.</summary>
internal static class RequestText
{
    private const int Longest = 2000;

    public static string Reason(string? reason)
    {
        var text = Rule.Text(reason, "request.reason-missing", "须说明理由。");
        Rule.Require(text.Length <= Longest, "request.text-too-long", $"理由不得超过 {Longest} 个字。");
        return text;
    }
}
