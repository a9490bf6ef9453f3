using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using EnforcementFlows.Api.Tests.Hosting;

namespace EnforcementFlows.Api.Tests.Features.Live;

/// <summary>An open page: the protocol of the hub as the browser's client speaks it, each message a JSON text that ends with 0x1E.</summary>
internal sealed class LiveSocket : IDisposable
{
    private const byte End = 0x1E;
    private const string Own = "/api/live";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1); // for a message that comes within two seconds, on a machine that does much else
    private static readonly TimeSpan SignOfLife = TimeSpan.FromSeconds(5); // the host hangs up on a page that it has not heard for half a minute
    private readonly ClientWebSocket _socket = new();
    private readonly SemaphoreSlim _sending = new(1);
    private readonly CancellationTokenSource _closed = new();
    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();
    private readonly Queue<string> _read = new();
    private string _rest = "";

    private LiveSocket() => _socket.Options.CollectHttpResponseDetails = true;

    public static async Task<LiveSocket> OpenAsync(EnforcementApp app, string userName, string? token = null, string path = Own)
    {
        token ??= (await app.Anonymous().LoginAsync(userName)).GetProperty("accessToken").GetString();
        var live = new LiveSocket();
        live._socket.Options.SetRequestHeader("Authorization", $"Bearer {token}");
        await live.ConnectAsync(app, path);
        await live.SendAsync("""{"protocol":"json","version":1}""");
        using var patience = new CancellationTokenSource(Patience);
        await live.NextAsync(patience.Token); // the answer to the handshake
        _ = live.StayAsync();
        return live;
    }

    /// <summary>What the host answers to somebody who wants to connect with these headers.</summary>
    public static Task<HttpStatusCode> TryAsync(EnforcementApp app, params (string Name, string Value)[] headers) => TryAtAsync(app, Own, headers);

    /// <summary>The same at another hub.</summary>
    public static async Task<HttpStatusCode> TryAtAsync(EnforcementApp app, string path, params (string Name, string Value)[] headers)
    {
        using var live = new LiveSocket();
        foreach (var (name, value) in headers)
            live._socket.Options.SetRequestHeader(name, value);
        try
        {
            await live.ConnectAsync(app, path);
        }
        catch (WebSocketException)
        {
            // refused; the status says how
        }

        return live._socket.HttpStatusCode;
    }

    /// <summary>The next news.</summary>
    public Task<JsonElement> ChangedAsync() => HearAsync("changed");

    /// <summary>Calls a method of the hub and waits until it has been done.</summary>
    public async Task InvokeAsync(string target, string argument)
    {
        await SendAsync(JsonSerializer.Serialize(new { type = 1, invocationId = "1", target, arguments = new[] { argument } }));
        using var patience = new CancellationTokenSource(Patience);
        while (!JsonDocument.Parse(await NextAsync(patience.Token)).RootElement.TryGetProperty("invocationId", out _))
        {
            // a sign of life
        }
    }

    /// <summary>Whether anything but a sign of life comes within a time.</summary>
    public async Task<bool> HearsAnythingAsync(TimeSpan within)
    {
        using var patience = new CancellationTokenSource(within);
        try
        {
            while (true)
            {
                if (JsonDocument.Parse(await NextAsync(patience.Token)).RootElement.TryGetProperty("target", out _))
                    return true;
            }
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>The next message to this method of the page.</summary>
    public async Task<JsonElement> HearAsync(string method)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var message = JsonDocument.Parse(await NextAsync(patience.Token)).RootElement;
            if (message.TryGetProperty("target", out var target) && target.GetString() == method)
                return message.GetProperty("arguments")[0];
        }
    }

    /// <summary>Waits until the host hangs up.</summary>
    public async Task<bool> IsHungUpAsync(TimeSpan within)
    {
        using var patience = new CancellationTokenSource(within);
        try
        {
            while (true)
                await NextAsync(patience.Token);
        }
        catch (Exception exception) when (exception is WebSocketException or EndOfStreamException)
        {
            return true;
        }
    }

    public void Dispose()
    {
        _closed.Cancel();
        _socket.Dispose();
    }

    private async Task StayAsync()
    {
        using var timer = new PeriodicTimer(SignOfLife);
        try
        {
            while (await timer.WaitForNextTickAsync(_closed.Token))
                await SendAsync("""{"type":6}""");
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException or ObjectDisposedException)
        {
            // closed, by whichever side
        }
    }

    private async Task SendAsync(string message)
    {
        await _sending.WaitAsync();
        try
        {
            await _socket.SendAsync((byte[])[.. Encoding.UTF8.GetBytes(message), End], WebSocketMessageType.Text, true, CancellationToken.None);
        }
        finally
        {
            _sending.Release();
        }
    }

    private Task ConnectAsync(EnforcementApp app, string path)
    {
        var address = new UriBuilder(new Uri(app.Anonymous().BaseAddress!, path)) { Scheme = "ws" };
        return _socket.ConnectAsync(address.Uri, CancellationToken.None);
    }

    private async Task<string> NextAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[4096];
        while (_read.Count == 0)
        {
            var part = await _socket.ReceiveAsync(buffer.AsMemory(), cancellationToken);
            if (part.MessageType == WebSocketMessageType.Close)
                throw new EndOfStreamException();
            var text = new char[buffer.Length];
            var messages = (_rest + new string(text, 0, _decoder.GetChars(buffer, 0, part.Count, text, 0))).Split((char)End);
            _rest = messages[^1];
            foreach (var message in messages[..^1])
                _read.Enqueue(message);
        }

        return _read.Dequeue();
    }
}
