using System.Text.Json;
using EnforcementFlows.Api.Hosting.Json;
using EnforcementFlows.Api.Hosting.Security;
using FluentAssertions;

namespace EnforcementFlows.Api.Tests.Hosting;

public sealed class JsonTests
{
    private static readonly JsonSerializerOptions Options = Create();

    [Theory]
    [InlineData("1250", "\"1250.00\"")]
    [InlineData("0.1", "\"0.10\"")]
    [InlineData("123456789012345.67", "\"123456789012345.67\"")]
    public void Money_Written_IsAString(string value, string json) =>
        JsonSerializer.Serialize(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture), Options).Should().Be(json);

    [Theory]
    [InlineData("\"1250.5\"")]
    [InlineData("1250.5")]
    public void Money_Read_IsExact(string json) => JsonSerializer.Deserialize<decimal>(json, Options).Should().Be(1250.5m);

    [Theory]
    [InlineData("\"1,250.5\"")]
    [InlineData("\"1e3\"")]
    [InlineData("\" 1\"")]
    public void Money_OtherSpelling_IsRefused(string json) =>
        FluentActions.Invoking(() => JsonSerializer.Deserialize<decimal>(json, Options)).Should().Throw<JsonException>();

    [Fact]
    public void Instant_Written_IsBeijingTime() =>
        JsonSerializer.Serialize(new DateTimeOffset(2026, 3, 16, 16, 0, 0, TimeSpan.Zero), Options).Should().Be("\"2026-03-17T00:00:00+08:00\"");

    [Fact]
    public void Instant_Read_IsUtc() =>
        JsonSerializer.Deserialize<DateTimeOffset>("\"2026-03-17T00:00:00+08:00\"", Options).Offset.Should().Be(TimeSpan.Zero);

    [Fact]
    public void Code_Written_IsKebabCase() => JsonSerializer.Serialize(ActorKind.Staff, Options).Should().Be("\"staff\"");

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        JsonRegistration.Configure(options);
        return options;
    }
}
