using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace EnforcementFlows.Api.Tests.Hosting;

/// <summary>Another system on a loopback port of its own: it keeps what it is sent and answers as the test says.</summary>
internal sealed class Partner : IAsyncDisposable
{
    private readonly WebApplication _server;

    private Partner(WebApplication server) => _server = server;

    /// <summary>What came, in the order in which it was answered with success.</summary>
    public ConcurrentQueue<Received> Taken { get; } = new();

    /// <summary>What is answered; success unless the test says otherwise.</summary>
    public Func<Received, HttpStatusCode> Answer { get; set; } = _ => HttpStatusCode.NoContent;

    /// <summary>Answers in a way of its own, such as cutting the connection; null = as <see cref="Answer"/> says.</summary>
    public Func<HttpContext, Received, Task>? Behave { get; set; }

    /// <summary>Everything that came, however it was answered.</summary>
    public ConcurrentQueue<Received> Seen { get; } = new();

    public Uri Address { get; private set; } = null!;

    public static async Task<Partner> OpenAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var partner = new Partner(builder.Build());
        partner._server.Run(partner.ReceiveAsync);
        await partner._server.StartAsync();
        partner.Address = new(partner._server.Urls.Single());
        return partner;
    }

    /// <summary>Makes it as new, for the next test.</summary>
    public void Forget()
    {
        (Answer, Behave) = (_ => HttpStatusCode.NoContent, null);
        Taken.Clear();
        Seen.Clear();
    }

    private async Task ReceiveAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        var received = new Received(
            http.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase), body.ToArray(), http.Request.Method, http.Request.Path);
        Seen.Enqueue(received);
        if (Behave is { } behave)
        {
            await behave(http, received);
            return;
        }

        var answer = Answer(received);
        http.Response.StatusCode = (int)answer;
        if ((int)answer < 300)
            Taken.Enqueue(received);
    }

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();
}

internal sealed record Received(IReadOnlyDictionary<string, string> Headers, byte[] Body, string Method = "POST", string Path = "/");
