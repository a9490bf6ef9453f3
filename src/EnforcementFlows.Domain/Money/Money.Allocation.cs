using System.Numerics;

namespace EnforcementFlows.Domain;

public readonly partial record struct Money
{
    /// <summary>Divides this amount pro rata (按比例分配) to the fen: nothing is lost, nothing is made.</summary>
    /// <remarks>
    /// Largest remainder: each share is rounded down, the fen left over go one each to the largest remainders;
    /// among equal remainders to the earlier weight, so that the same plan always gives the same shares.
    /// </remarks>
    /// <param name="weights">Not negative, at least one positive; only their ratio matters.</param>
    /// <exception cref="DomainException"><c>money.negative</c>, <c>money.weights-invalid</c></exception>
    public IReadOnlyList<Money> Allocate(IReadOnlyList<decimal> weights)
    {
        NotNegative("待分配金额");
        var units = WholeUnits(weights);
        var sum = units.Aggregate(BigInteger.Zero, (total, unit) => total + unit);
        if (sum.IsZero || units.Any(unit => unit.Sign < 0))
            throw new DomainException("money.weights-invalid", "分配比例不得为负数，且不得全部为零。");

        var fen = new BigInteger(Amount * 100);
        var shares = units.Select(unit => BigInteger.DivRem(fen * unit, sum, out _)).ToArray();
        var left = (int)(fen - shares.Aggregate(BigInteger.Zero, (total, share) => total + share));
        var byRemainder = Enumerable.Range(0, units.Length).OrderByDescending(i => fen * units[i] % sum).ThenBy(i => i);
        foreach (var i in byRemainder.Take(left))
            shares[i] += 1;
        return [.. shares.Select(share => new Money((decimal)share / 100))];
    }

    /// <summary>Divides this amount in proportion to other amounts, such as the claims of the creditors.</summary>
    public IReadOnlyList<Money> Allocate(IReadOnlyList<Money> weights) => Allocate([.. weights.Select(weight => weight.Amount)]);

    // fen times weight may exceed what decimal holds, so the shares are computed on whole numbers of any size
    private static BigInteger[] WholeUnits(IReadOnlyList<decimal> weights)
    {
        var places = weights.Select(weight => (int)weight.Scale).DefaultIfEmpty(0).Max();
        return [.. weights.Select(weight => Unscaled(weight) * BigInteger.Pow(10, places - weight.Scale))];
    }

    private static BigInteger Unscaled(decimal value)
    {
        var bits = decimal.GetBits(value);
        var digits = ((BigInteger)(uint)bits[2] << 64) | ((BigInteger)(uint)bits[1] << 32) | (uint)bits[0];
        return decimal.IsNegative(value) ? -digits : digits;
    }
}
