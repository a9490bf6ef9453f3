using EnforcementFlows.Domain.Deadlines;

namespace EnforcementFlows.Domain.Sanctions;

/// <summary>How long a listing lasts (失信期限).</summary>
/// <remarks>失信规定 2：情形（二）至（六）为二年，以暴力、威胁方法情节严重或者有多项失信行为的可以延长一至三年；情形（一）没有期限.</remarks>
public static class ListingTerm
{
    private const int Years = 2;
    private const int MostExtraYears = 3;
    private const string Source = "失信规定2";

    /// <summary>Last day of the listing (P7: start + term − 1 day, never rolled); null where the ground has no term.</summary>
    /// <param name="extraYears">0, or 1 to 3 for violence or several acts.</param>
    /// <exception cref="DomainException"><c>sanction.term-invalid</c></exception>
    public static DateOnly? LastDay(ListingGround ground, DateOnly start, int extraYears = 0)
    {
        Rule.Require(extraYears is >= 0 and <= MostExtraYears, "sanction.term-invalid", "失信期限最多延长三年。", Source);
        Rule.Require(ground != ListingGround.AbleButRefusing || extraYears == 0, "sanction.term-invalid", "有履行能力而拒不履行的，没有期限，无须延长。", Source);
        return ground == ListingGround.AbleButRefusing ? null : ValidityPeriod.LastDay(start, Period.Years(Years + extraYears));
    }
}
