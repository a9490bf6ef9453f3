using System.Text.Json;

namespace EnforcementFlows.Domain.Tests;

public sealed class CanonicalJsonTests
{
    [Theory]
    [InlineData("""{ "b": 1, "a": {"d": [2, 1], "c": null} }""", """{"a":{"c":null,"d":[2,1]},"b":1}""")]
    [InlineData("""{"a":1,"a":2}""", """{"a":2}""")]
    [InlineData("""{"名":"张 三"}""", """{"名":"张 三"}""")]
    public void Of_SortsKeysKeepsListsAndDropsSpaces(string text, string canonical) =>
        CanonicalJson.Of(JsonDocument.Parse(text).RootElement).Should().Be(canonical);
}
