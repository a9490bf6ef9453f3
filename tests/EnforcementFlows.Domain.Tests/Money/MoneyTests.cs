using System.Text.Json;

namespace EnforcementFlows.Domain.Tests;

public sealed class MoneyTests
{
    [Theory]
    [InlineData("0", "0.00")]
    [InlineData("0.5", "0.50")]
    [InlineData("12000", "12000.00")]
    [InlineData("12000.07", "12000.07")]
    [InlineData("9999999999999999.99", "9999999999999999.99")]
    public void Parse_PlainDecimal_ShowsTwoPlaces(string text, string shown) =>
        Money.Parse(text).ToString().Should().Be(shown);

    [Theory]
    [InlineData(null, "金额不能为空。")]
    [InlineData("", "金额不能为空。")]
    [InlineData("-1", "金额不得为负数。")]
    [InlineData("1.005", "金额最多两位小数（精确到分）。")]
    [InlineData("007", "金额的整数部分不得以0开头。")]
    [InlineData("00.50", "金额的整数部分不得以0开头。")]
    [InlineData("10000000000000000.00", "金额超出允许的范围。")]
    [InlineData("10000000000000000", "金额应为*")]
    [InlineData("1,200", "金额应为*")]
    [InlineData("１２", "金额应为*")]
    [InlineData("1e3", "金额应为*")]
    [InlineData("+1", "金额应为*")]
    [InlineData(" 1", "金额应为*")]
    [InlineData("1\n", "金额应为*")]
    [InlineData("1.", "金额应为*")]
    [InlineData(".5", "金额应为*")]
    [InlineData("12元", "金额应为*")]
    public void Parse_AnythingElse_SaysWhatIsWrong(string? text, string message) =>
        FluentActions.Invoking(() => Money.Parse(text)).Should().Throw<DomainException>()
            .WithMessage(message).Which.Code.Should().Be("money.invalid");

    [Fact]
    public void Of_FractionOfAFen_IsRefused() =>
        FluentActions.Invoking(() => Money.Of(0.001m)).Should().Throw<DomainException>().Which.Code.Should().Be("money.precision");

    [Fact]
    public void Add_BeyondTheColumn_IsRefused() =>
        FluentActions.Invoking(() => Money.Of(Money.Maximum) + Money.Of(0.01m)).Should().Throw<DomainException>()
            .Which.Code.Should().Be("money.out-of-range");

    [Fact]
    public void Subtract_MoreThanThereIs_GivesANegativeDifferenceThatNotNegativeRefuses()
    {
        var difference = Money.Parse("1.00") - Money.Parse("1.01");

        difference.ToString().Should().Be("-0.01");
        FluentActions.Invoking(() => difference.NotNegative("余额")).Should().Throw<DomainException>().WithMessage("余额不得为负数。");
    }

    [Theory]
    [InlineData("100.00", "1,1,1", "33.34,33.33,33.33")] // the fen left over goes to the first of equal remainders
    [InlineData("0.02", "1,1,1", "0.01,0.01,0.00")]
    [InlineData("100.00", "1,2,1", "25.00,50.00,25.00")]
    [InlineData("10.00", "0,3", "0.00,10.00")]
    [InlineData("1.00", "0.5,0.25,0.25", "0.50,0.25,0.25")]
    [InlineData("0.10", "50,30,7", "0.06,0.03,0.01")] // 5.747, 3.448, 0.804: down to 5, 3, 0, then one each to .804 and .747
    [InlineData("9999999999999999.99", "9999999999999999.99,9999999999999999.99", "5000000000000000.00,4999999999999999.99")]
    public void Allocate_ProRata_LargestRemainderTakesTheOddFen(string total, string weights, string shares) =>
        string.Join(',', Money.Parse(total).Allocate(weights.Split(',').Select(decimal.Parse).ToArray())).Should().Be(shares);

    [Theory]
    [InlineData("0,0")]
    [InlineData("1,-1")]
    [InlineData("2,-1")]
    public void Allocate_WeightsWithoutSense_AreRefused(string weights) =>
        FluentActions.Invoking(() => Money.Parse("1").Allocate(weights.Split(',').Select(decimal.Parse).ToArray()))
            .Should().Throw<DomainException>().Which.Code.Should().Be("money.weights-invalid");

    [Fact]
    public void Allocate_NoWeights_IsRefused() =>
        FluentActions.Invoking(() => Money.Parse("1").Allocate(Array.Empty<decimal>()))
            .Should().Throw<DomainException>().Which.Code.Should().Be("money.weights-invalid");

    [Fact]
    public void Allocate_ManyRandomPlans_AlwaysAddUpAndStayWithinOneFenOfTheExactShare()
    {
        var random = new Random(20260302);
        for (var round = 0; round < 2_000; round++)
        {
            var total = Money.Of(random.NextInt64(0, 1_000_000_000_000) / 100m);
            var claims = Enumerable.Range(0, random.Next(1, 12)).Select(_ => Money.Of(random.NextInt64(1, 100_000_000) / 100m)).ToArray();
            var sum = claims.Sum(claim => claim.Amount);

            var shares = total.Allocate(claims);

            shares.Sum(share => share.Amount).Should().Be(total.Amount);
            for (var i = 0; i < claims.Length; i++)
                Math.Abs(shares[i].Amount - (total.Amount * claims[i].Amount / sum)).Should().BeLessThan(0.01m);
        }
    }

    [Fact]
    public void Json_Money_IsAString()
    {
        JsonSerializer.Serialize(Money.Parse("12.5")).Should().Be("\"12.50\"");
        JsonSerializer.Deserialize<Money>("\"12.50\"").Should().Be(Money.Parse("12.5"));
        JsonSerializer.Deserialize<Money>("\"-0.01\"").Should().Be(-Money.Parse("0.01"));
        FluentActions.Invoking(() => JsonSerializer.Deserialize<Money>("12.5")).Should().Throw<JsonException>();
    }

    [Fact]
    public void Equality_SameAmountWrittenDifferently_IsEqual() => Money.Of(1.5m).Should().Be(Money.Of(1.50m));
}
