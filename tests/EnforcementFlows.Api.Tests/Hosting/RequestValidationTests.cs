using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Api.Hosting.Validation;
using FluentAssertions;

namespace EnforcementFlows.Api.Tests.Hosting;

public sealed class RequestValidationTests
{
    [Fact]
    public void Check_ValidRequest_FindsNothing() => Check(Valid).Should().BeEmpty();

    [Fact]
    public void Check_SeveralFaults_ListsThemAllWithPlaceAndCode() =>
        Check(Valid with { Name = null!, Code = "toolong", Count = 0, Parties = [new() { Name = "甲" }, new() { Name = "" }] })
            .Select(error => (error.Field, error.Code))
            .Should().BeEquivalentTo([("name", "required"), ("code", "length"), ("count", "range"), ("parties[1].name", "required")]);

    [Fact]
    public void Check_RuleOverSeveralMembers_KeepsItsCode() =>
        Check(Valid with { From = 2, Until = 1 }).Should().ContainSingle()
            .Which.Should().Be(new ApiError("period.reversed", "止期早于起期", "until"));

    [Fact]
    public void Check_Message_IsChinese() =>
        Check(Valid with { Count = 11, View = "other" }).Select(error => error.Message).Should().BeEquivalentTo("应在 1 与 10 之间", "应为 mine、team 之一");

    [Fact]
    public void Check_TextThatCannotBeStored_IsMalformed()
    {
        foreach (var text in new[] { "a\0b", "a\ud800", "\udc00a", "\ud800\ud800" }) // a theory's arguments would lose their halves of pairs
        {
            Check(Valid with { Name = text, Labels = ["甲😀", text] }).Select(error => (error.Field, error.Code))
                .Should().BeEquivalentTo([("name", "malformed"), ("labels[1]", "malformed")]);
        }
    }

    [Theory]
    [InlineData(@"{""a"":[""b\u0000""]}")]
    [InlineData(@"{""a\u0000"":1}")]
    [InlineData(@"[""\ud800""]")]
    [InlineData(@"{""\udc00"":1}")]
    [InlineData("[1e400]")]
    public void Check_JsonThatCannotBeStored_IsMalformed(string json) =>
        Check(Valid with { Data = JsonSerializer.Deserialize<JsonElement>(json) }).Should().ContainSingle().Which.Should().Match<ApiError>(e => e.Field == "data" && e.Code == "malformed");

    [Fact]
    public void Check_DeepJson_IsTakenToTheLimitAndNoFurther()
    {
        Check(Valid with { Data = Nested(Storable.MaxDepth) }).Should().BeEmpty();
        Check(Valid with { Data = Nested(Storable.MaxDepth + 1) }).Should().ContainSingle().Which.Code.Should().Be("malformed");
    }

    private static JsonElement Nested(int depth) =>
        JsonSerializer.Deserialize<JsonElement>(string.Concat(Enumerable.Repeat("{\"a\":", depth)) + "1" + new string('}', depth));

    [Fact]
    public void Check_ArrayOfOurOwnType_ChecksItsItems() =>
        Check(Valid with { Parties = new Party[] { new() { Name = "甲" }, new() { Name = "" } } }).Should().ContainSingle().Which.Field.Should().Be("parties[1].name");

    private static Request Valid => new() { Name = "甲", Code = "abc", Count = 5, Parties = [new() { Name = "乙" }] };

    private static List<ApiError> Check(Request request)
    {
        var errors = new List<ApiError>();
        ObjectRules.Check(request, "", errors);
        return errors;
    }

    private sealed record Request : IValidatableObject
    {
        public required string Name { get; init; }

        [StringLength(5)]
        public string? Code { get; init; }

        [Range(1, 10)]
        public int Count { get; init; }

        [AllowedValues("mine", "team")]
        public string View { get; init; } = "mine";

        public IReadOnlyList<string> Labels { get; init; } = [];

        public JsonElement? Data { get; init; }

        public IReadOnlyList<Party> Parties { get; init; } = [];

        public int From { get; init; }

        public int Until { get; init; }

        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (Until < From)
                yield return new CodedResult("period.reversed", "止期早于起期", nameof(Until));
        }
    }

    private sealed record Party
    {
        [Required]
        public required string Name { get; init; }
    }
}
