using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Hosting;

/// <summary>What a list holds and in which order. Whoever counts it counts the rows that the list shows.</summary>
/// <param name="Rows">Everything in it.</param>
/// <param name="Order">Its order.</param>
/// <param name="Ranges">See <see cref="Paging.PageAsync"/>.</param>
public sealed record Listing<T>(IQueryable<T> Rows, Keyset<T> Order, Ranges<T>? Ranges = null)
{
    public Task<Page<T>> PageAsync(Cursor? after, int limit, CancellationToken cancellationToken) => Rows.PageAsync(Order, after, limit, cancellationToken, Ranges);

    /// <summary>How many rows there are, counted no further than <paramref name="most"/>.</summary>
    public Task<int> CountAsync(int most, CancellationToken cancellationToken) =>
        (Ranges is null ? Rows.Take(most) : Ranges(Order.Sort(Rows), most).Take(most)).CountAsync(cancellationToken);
}
