using EnforcementFlows.Api.Hosting;

namespace EnforcementFlows.Api.Features.Ledgers;

/// <summary>The rows of a ledger that were asked for: read by pages for the screen, and one page after another for the export.</summary>
/// <param name="listing">What is asked for.</param>
/// <param name="show">Makes lines of a page's rows, with all that is looked up for them at once; and leaves the trace of reading them.</param>
public sealed class LedgerRows<T, TRow>(Listing<T> listing, Func<IReadOnlyList<T>, CancellationToken, Task<IReadOnlyList<TRow>>> show)
{
    public async Task<Page<TRow>> PageAsync(Cursor? after, int limit, CancellationToken cancellationToken)
    {
        var page = await listing.PageAsync(after, limit, cancellationToken);
        return new(await show(page.Items, cancellationToken), page.Next);
    }

    public Task<int> CountAsync(int most, CancellationToken cancellationToken) => listing.CountAsync(most, cancellationToken);
}
