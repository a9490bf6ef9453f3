using System.Net.Http.Headers;
using System.Text;

namespace EnforcementFlows.Simulators;

/// <summary>
/// Sends what is due to the host, signed, until it is taken; one at a time, so that the order is the one that was planned. What the
/// host refuses for good (4xx) is noted and not sent again.
/// </summary>
internal sealed partial class Courier(Partner partner, Options options, ILogger<Courier> logger) : BackgroundService
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan PauseAtFailure = TimeSpan.FromSeconds(1);

    private readonly HttpClient _http = new() { BaseAddress = options.Host, Timeout = TimeSpan.FromSeconds(10) };
    private readonly SemaphoreSlim _sending = new(1);
    private int _settled;

    /// <summary>Takes the time that the host tells, and sends what is due by it, as far as the time allowed lets it and the host takes it.</summary>
    /// <returns>How many messages were settled since the last call, whoever sent them; 0 = nothing is due any more that the host would take.</returns>
    public async Task<int> SetClockAsync(DateTimeOffset now, TimeSpan within, CancellationToken cancellationToken)
    {
        partner.SetClock(now);
        await SendDueAsync(within, cancellationToken);
        return Interlocked.Exchange(ref _settled, 0);
    }

    /// <summary>Sends what is due now, as far as the time allowed lets it and the host takes it.</summary>
    /// <returns>Whether the host took all that it was sent.</returns>
    public async Task<bool> SendDueAsync(TimeSpan within, CancellationToken cancellationToken)
    {
        await _sending.WaitAsync(cancellationToken);
        try
        {
            var began = TimeProvider.System.GetTimestamp();
            while (TimeProvider.System.GetElapsedTime(began) <= within && partner.FirstDue() is { } message)
            {
                if (await SendAsync(message, cancellationToken) is not { } status)
                    return false;
                partner.Settle(message, status);
                Interlocked.Increment(ref _settled);
            }

            return true;
        }
        finally
        {
            _sending.Release();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var well = await SendDueAsync(TimeSpan.MaxValue, stoppingToken);
            await Task.Delay(well ? Glance : PauseAtFailure, TimeProvider.System, stoppingToken);
        }
    }

    public override void Dispose()
    {
        _http.Dispose();
        _sending.Dispose();
        base.Dispose();
    }

    /// <returns>What the host answered; null where the message has to be sent again.</returns>
    private async Task<int?> SendAsync(Message message, CancellationToken cancellationToken)
    {
        var body = Encoding.UTF8.GetBytes(message.Body);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/gateways/{message.Court}/{message.Gateway}/messages") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
        var timestamp = Signature.Timestamp(TimeProvider.System.GetUtcNow());
        request.Headers.Add(Signature.IdHeader, message.MessageId);
        request.Headers.Add(Signature.TimestampHeader, timestamp);
        request.Headers.Add(Signature.SignatureHeader, Signature.Of(options.Secret, message.MessageId, timestamp, body));
        try
        {
            using var response = await _http.SendAsync(request, cancellationToken);
            var status = (int)response.StatusCode;
            NoteAnswer(message.Gateway, message.MessageId, status);
            return status < 500 && status is not (StatusCodes.Status408RequestTimeout or StatusCodes.Status429TooManyRequests) ? status : null;
        }
        catch (Exception away) when (away is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            NoteFailure(message.Gateway, message.MessageId, away.Message);
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Gateway}: message {MessageId} was answered {Status}")]
    private partial void NoteAnswer(string gateway, string messageId, int status);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Gateway}: message {MessageId} was not taken: {Reason}")]
    private partial void NoteFailure(string gateway, string messageId, string reason);
}
