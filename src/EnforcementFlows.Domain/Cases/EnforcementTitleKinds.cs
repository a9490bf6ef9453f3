namespace EnforcementFlows.Domain.Cases;

/// <summary>The kinds of enforcement title (执行依据种类) that triage tells apart, and the words filing systems use for them.</summary>
public static class EnforcementTitleKinds
{
    // the longer word first: 刑事判决涉财产部分 is not an ordinary judgment
    private static readonly (string Word, string Code)[] Words = [
        ("刑事", "criminal-property"), ("行政", "administrative"), ("仲裁", "arbitration"), ("公证", "notarial-deed"),
        ("支付令", "payment-order"), ("调解", "mediation"), ("裁定", "ruling"), ("判决", "judgment"),
    ];

    /// <summary>The code of a Chinese word such as 民事判决书; a code or an unknown word stays as it is.</summary>
    public static string Normalize(string kind)
    {
        var text = kind.Trim();
        foreach (var (word, code) in Words)
            if (text.Contains(word, StringComparison.Ordinal))
                return code;
        return text;
    }
}
