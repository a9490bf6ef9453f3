using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Hosting;

/// <summary>One page of a list.</summary>
/// <param name="Items">At most as many as asked for.</param>
/// <param name="Next">What to send as <c>after</c> for the next page; null on the last.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next)
{
    /// <summary>The same page, each row as it is shown.</summary>
    public Page<TShown> Show<TShown>(Func<T, TShown> show) => new([.. Items.Select(show)], Next);
}

/// <summary>Keyset paging: a page begins behind the last row seen, so that rows added meanwhile move no page and no page costs more than the first.</summary>
public static class Paging
{
    public const int MaxLimit = 200;
    public const int DefaultLimit = 50;

    /// <summary>Reads the page of <paramref name="rows"/> that follows a cursor.</summary>
    /// <param name="rows">Everything that the list holds, in any order.</param>
    /// <param name="order">The order of the list.</param>
    /// <param name="after">The last row seen; null for the first page.</param>
    /// <param name="limit">The most rows wanted.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public static async Task<Page<T>> PageAsync<T>(this IQueryable<T> rows, Keyset<T> order, Cursor? after, int limit, CancellationToken cancellationToken)
    {
        if (after is { } cursor)
            rows = rows.Where(order.After(cursor));
        var read = await order.Sort(rows).Take(limit + 1).ToListAsync(cancellationToken); // one more tells whether there is a next page
        return read.Count > limit ? new(read[..limit], order.CursorOf(read[limit - 1]).ToString()) : new(read, null);
    }
}
