using System.Globalization;
using System.Text.Json.Serialization;

namespace EnforcementFlows.Domain;

/// <summary>An exact amount of money (金额) in CNY yuan with two places; what <c>numeric(18,2)</c> holds, and no more.</summary>
/// <remarks>May be negative as the result of a subtraction; text given by people may not (<see cref="Parse"/>).</remarks>
[JsonConverter(typeof(MoneyJsonConverter))]
public readonly partial record struct Money : IComparable<Money>
{
    /// <summary>The largest amount that <c>numeric(18,2)</c> holds.</summary>
    public const decimal Maximum = 9_999_999_999_999_999.99m;

    private Money(decimal amount) => Amount = amount;

    public static Money Zero => default;

    /// <summary>The amount in yuan, never with more than two places.</summary>
    public decimal Amount { get; }

    public bool IsNegative => Amount < 0;

    public bool IsZero => Amount == 0;

    /// <exception cref="DomainException"><c>money.precision</c>: a fraction of a fen; <c>money.out-of-range</c></exception>
    public static Money Of(decimal amount)
    {
        if (decimal.Round(amount, 2) != amount)
            throw new DomainException("money.precision", "金额最多两位小数（精确到分）。");
        if (Math.Abs(amount) > Maximum)
            throw new DomainException("money.out-of-range", "金额超出允许的范围。");
        return new Money(amount);
    }

    public static Money operator +(Money left, Money right) => Of(left.Amount + right.Amount);

    public static Money operator -(Money left, Money right) => Of(left.Amount - right.Amount);

    public static Money operator -(Money value) => new(-value.Amount);

    public static bool operator <(Money left, Money right) => left.Amount < right.Amount;

    public static bool operator >(Money left, Money right) => left.Amount > right.Amount;

    public static bool operator <=(Money left, Money right) => left.Amount <= right.Amount;

    public static bool operator >=(Money left, Money right) => left.Amount >= right.Amount;

    public static Money Min(Money left, Money right) => left <= right ? left : right;

    public int CompareTo(Money other) => Amount.CompareTo(other.Amount);

    /// <summary>This amount, if it is not negative.</summary>
    /// <exception cref="DomainException"><c>money.negative</c></exception>
    public Money NotNegative(string what) =>
        IsNegative ? throw new DomainException("money.negative", $"{what}不得为负数。") : this;

    /// <summary>Always two places and no separators: <c>1234.50</c>. Can be read by <see cref="Parse"/> unless negative.</summary>
    public override string ToString() => Amount.ToString("0.00", CultureInfo.InvariantCulture);
}
