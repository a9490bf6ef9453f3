namespace EnforcementFlows.Testing;

/// <summary>Waits for a condition that gives no signal of its own, such as another process having ended.</summary>
public static class Until
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public static Task TrueAsync(Func<bool> condition) => TrueAsync(() => Task.FromResult(condition()));

    public static async Task TrueAsync(Func<Task<bool>> condition)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var timer = new PeriodicTimer(Interval);
        while (!await condition())
            await timer.WaitForNextTickAsync(patience.Token);
    }
}
