namespace EnforcementFlows.Domain.Parties;

/// <summary>Unified social credit code (统一社会信用代码): 18 characters, check character modulo 31.</summary>
/// <remarks>GB 32100-2015.</remarks>
public static class UnifiedCreditCode
{
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"; // without I, O, S, V, Z
    private const int Length = 18;

    public static bool IsValid(string? code)
    {
        if (code is not { Length: Length })
            return false;
        var sum = 0;
        var weight = 1; // powers of 3 modulo 31
        for (var i = 0; i < Length - 1; i++)
        {
            var value = ValueOf(code[i]);
            if (value < 0)
                return false;
            sum += value * weight;
            weight = weight * 3 % 31;
        }
        return ValueOf(code[Length - 1]) == (31 - (sum % 31)) % 31;
    }

    private static int ValueOf(char character) => Alphabet.IndexOf(char.ToUpperInvariant(character), StringComparison.Ordinal);
}
