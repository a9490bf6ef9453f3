using FluentAssertions;

namespace EnforcementFlows.Testing;

/// <summary>Collections whose order means nothing and which may be long: unlike <c>BeEquivalentTo</c> this takes a time that grows with their length only.</summary>
public static class Bags
{
    private const int Shown = 20;

    /// <summary>Fails unless both hold the same things, each as often; names what is too much and what is missing.</summary>
    public static void ShouldHoldTheSameAs<T>(this IEnumerable<T> actual, IEnumerable<T> expected, string because = "")
        where T : notnull
    {
        var surplus = actual.CountBy(item => item).ToDictionary();
        foreach (var (item, count) in expected.CountBy(item => item))
            surplus[item] = surplus.GetValueOrDefault(item) - count;
        surplus.Where(found => found.Value != 0).Take(Shown).Select(found => $"{found.Key}: {found.Value:+#;-#}").Should().BeEmpty(because);
    }
}
