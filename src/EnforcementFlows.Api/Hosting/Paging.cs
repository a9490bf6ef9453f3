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
    /// <param name="ranges">
    /// For a list that no index has in this order, but several ranges of one have: takes the first so many of each range of the sorted
    /// rows, instead of sorting or leafing through the rows of a court.
    /// </param>
    public static async Task<Page<T>> PageAsync<T>(
        this IQueryable<T> rows, Keyset<T> order, Cursor? after, int limit, CancellationToken cancellationToken, Ranges<T>? ranges = null)
    {
        var most = limit + 1; // one more tells whether there is a next page
        var read = await ReadAsync(after is { } cursor ? rows.Where(order.After(cursor)) : rows, most);
        if (read.Count < most && after is { } last && order.Tail(last) is { } tail)
            read.AddRange(await ReadAsync(rows.Where(tail), most - read.Count));
        return read.Count > limit ? new(read[..limit], order.CursorOf(read[limit - 1]).ToString()) : new(read, null);

        Task<List<T>> ReadAsync(IQueryable<T> wanted, int count) =>
            (ranges is null ? order.Sort(wanted) : order.Sort(ranges(order.Sort(wanted), count))).Take(count).ToListAsync(cancellationToken);
    }
}

/// <summary>Takes at most so many rows of each range of a list.</summary>
/// <param name="sorted">The list, in its order.</param>
/// <param name="most">How many of each range at most.</param>
public delegate IQueryable<T> Ranges<T>(IQueryable<T> sorted, int most);
