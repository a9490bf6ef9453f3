namespace EnforcementFlows.Api.Features.Clock;

/// <summary>Moves the manual clock and has everything done that is due by then, in due order.</summary>
public sealed class ClockAdvance(ManualClock clock)
{
    /// <returns>How many due things were done, or null if the clock is already later.</returns>
    public async Task<int?> ToAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        await clock.MoveAsync(now, cancellationToken) ? 0 : null;
}
