namespace EnforcementFlows.Domain.Tests;

public sealed class OrderedIdTests
{
    [Fact]
    public void New_TenThousandInARow_SortInTheOrderMade()
    {
        var ids = Enumerable.Range(0, 10_000).Select(_ => OrderedId.New().ToString()).ToList();

        ids.Should().BeInAscendingOrder(StringComparer.Ordinal).And.OnlyHaveUniqueItems();
    }
}
