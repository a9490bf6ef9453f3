using System.Diagnostics;
using Microsoft.Extensions.Caching.Memory;

namespace EnforcementFlows.Api.Features.Boards;

/// <summary>
/// Remembers what was added up over a whole court: no index has such a sum, so it costs more the more open cases there are. Remembered for
/// twenty times as long as it took, a minute at most, and never into the next minute of the court's clock: a small court's board is always fresh,
/// and a large one's, opened by everybody at nine, is added up once.
/// </summary>
public sealed class BoardCache(IMemoryCache cache, TimeProvider clock)
{
    private const int TimesItsCost = 20;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    /// <param name="court">The court.</param>
    /// <param name="board">Which board, with all that it was asked.</param>
    /// <param name="addUp">Adds it up.</param>
    public async Task<T> GetAsync<T>(string court, string board, Func<Task<T>> addUp)
        where T : class
    {
        var key = (court, board, clock.GetUtcNow().UtcTicks / TimeSpan.TicksPerMinute);
        if (cache.TryGetValue(key, out T? known))
            return known!;
        var begun = Stopwatch.GetTimestamp();
        var added = await addUp();
        var cost = Stopwatch.GetElapsedTime(begun) * TimesItsCost;
        return cache.Set(key, added, cost < Longest ? cost : Longest);
    }
}
