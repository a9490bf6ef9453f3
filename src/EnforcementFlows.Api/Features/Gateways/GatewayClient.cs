using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Api.Hosting.Validation;
using Microsoft.Extensions.Options;

namespace EnforcementFlows.Api.Features.Gateways;

/// <summary>Speaks to the outside systems over HTTP; every call is signed.</summary>
public sealed class GatewayClient(HttpClient http, IOptions<GatewaySettings> settings)
{
    internal const int LongestAnswer = 64 * 1024;
    private const int LongestReference = 200;

    /// <summary>Hands a request over.</summary>
    /// <returns>The number that the other side gave it.</returns>
    /// <exception cref="GatewayRefusedException">It will never take this request.</exception>
    /// <exception cref="GatewayBusyException">It has not taken it, and may later.</exception>
    /// <exception cref="GatewaySilentException">Nobody knows whether it has taken it.</exception>
    public async Task<string> SendAsync(string gateway, Guid id, byte[] body, CancellationToken cancellationToken)
    {
        using var message = Signed(HttpMethod.Post, gateway, "requests", id, body);
        message.Headers.Add("Idempotency-Key", id.ToString("D"));
        var (status, answer) = await CallAsync(gateway, message, cancellationToken);
        if (IsSuccess(status))
            return ReferenceIn(answer) ?? throw new GatewaySilentException("The answer is not what was agreed.");
        throw IsPassing(status) ? Passing(status) : new GatewayRefusedException($"The other system answered {(int)status}.");
    }

    /// <summary>Asks what became of a request.</summary>
    /// <returns>Its number, or null: the other side does not have it.</returns>
    /// <exception cref="GatewaySilentException">It does not say.</exception>
    public async Task<string?> AskAsync(string gateway, Guid id, CancellationToken cancellationToken)
    {
        using var message = Signed(HttpMethod.Get, gateway, $"requests/{id:D}", id, []);
        var (status, answer) = await CallAsync(gateway, message, cancellationToken);
        if (status == HttpStatusCode.NotFound)
            return null;
        return (IsSuccess(status) ? ReferenceIn(answer) : null) ?? throw new GatewaySilentException($"Asked for the request, the other system answered {(int)status}.");
    }

    private async Task<(HttpStatusCode Status, byte[] Answer)> CallAsync(string gateway, HttpRequestMessage message, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(settings.Value.Of(gateway).TimeoutSeconds));
        try
        {
            using var response = await http.SendAsync(message, limit.Token);
            return (response.StatusCode, await response.Content.ReadAsByteArrayAsync(limit.Token));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new GatewaySilentException("The other system did not answer in time.");
        }
        catch (HttpRequestException failure) when (WasNotSent(failure))
        {
            throw new GatewayBusyException("The other system can not be reached.", failure);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            throw new GatewaySilentException("The connection broke before the answer was there.", failure);
        }
    }

    private HttpRequestMessage Signed(HttpMethod method, string gateway, string path, Guid id, byte[] body)
    {
        var connection = settings.Value.Of(gateway);
        var (now, name) = (TimeProvider.System.GetUtcNow(), id.ToString("D"));
        var message = new HttpRequestMessage(method, $"{connection.BaseUrl!.TrimEnd('/')}/{path}");
        message.Headers.Add(MessageSignature.IdHeader, name);
        message.Headers.Add(MessageSignature.TimestampHeader, now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        message.Headers.Add(MessageSignature.SignatureHeader, MessageSignature.Sign(connection.Secret!, name, now, body));
        if (method == HttpMethod.Post)
        {
            message.Content = new ByteArrayContent(body);
            message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
        }

        return message;
    }

    // a system that can not be asked may not know a repetition either: only what surely was not taken is sent to it again
    private static Exception Passing(HttpStatusCode status)
    {
        var text = $"The other system answered {(int)status}.";
        return status is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable ? new GatewayBusyException(text) : new GatewaySilentException(text);
    }

    private static bool IsSuccess(HttpStatusCode status) => (int)status is >= 200 and < 300;

    private static bool IsPassing(HttpStatusCode status) => (int)status >= 500 || status is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout;

    private static bool WasNotSent(HttpRequestException failure) => failure.HttpRequestError
        is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;

    private static string? ReferenceIn(byte[] answer)
    {
        try
        {
            using var json = JsonDocument.Parse(answer);
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("reference", out var reference)
                && reference.ValueKind == JsonValueKind.String && Storable.Fault(reference) is null
                && reference.GetString() is { Length: > 0 and <= LongestReference } number
                ? number
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
