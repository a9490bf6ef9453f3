using System.Text.Json;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Startup;
using EnforcementFlows.Workflow.Timers;
using Microsoft.Extensions.Options;

namespace EnforcementFlows.Api.Features.Clock;

/// <summary>
/// Tells the simulators the time while the clock is moved, so that an answer due on the way comes at its own instant. If they do not
/// answer, the clock goes on without them: they are told again when it is moved the next time.
/// </summary>
public sealed class SimulatorClock(IHttpClientFactory clients, IOptions<SimulatorSettings> settings, ILogger<SimulatorClock> logger)
{
    internal const string Client = nameof(SimulatorClock);

    /// <summary>They answer within about a second, however much they have to send.</summary>
    internal static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(5);

    /// <summary>For one move of the clock.</summary>
    public Func<DateTimeOffset, Task<OutsideTime>> BeginMove(CancellationToken cancellationToken)
    {
        var address = settings.Value.SimulatorUrl;
        return async now =>
        {
            if (address is null)
                return OutsideTime.Idle;
            try
            {
                return await TellAsync(address, now, cancellationToken);
            }
            catch (Exception failure) when (failure is HttpRequestException or JsonException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
            {
                Log.SimulatorsAway(logger, address, failure);
                address = null; // asked at every instant, one that hangs would hold up a year for hours
                return OutsideTime.Idle;
            }
        };
    }

    private sealed record Answer(int Sent, DateTimeOffset? Next);

    private async Task<OutsideTime> TellAsync(Uri address, DateTimeOffset now, CancellationToken cancellationToken)
    {
        using var client = clients.CreateClient(Client);
        using var response = await client.PostAsJsonAsync(new Uri(address, "/clock"), new { now }, cancellationToken);
        var answer = await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<Answer>(cancellationToken);
        return new(answer!.Sent, answer.Next);
    }
}
