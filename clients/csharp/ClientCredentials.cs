using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Serialization;

namespace EnforcementFlows.Client;

/// <summary>Gives every request the token of a court's system; fetches it, and a new one a minute before it ends.</summary>
/// <example><code>
/// using var http = ClientCredentials.Connect(new Uri("https://enforcement.example"), "tongbai.filing-system", secret);
/// var client = new EnforcementFlowsClient(http);
/// </code></example>
public sealed class ClientCredentials(Uri host, string clientId, string clientSecret) : DelegatingHandler(new HttpClientHandler())
{
    private readonly HttpClient _tokens = new() { BaseAddress = host };
    private readonly SemaphoreSlim _one = new(1);
    private string? _token;
    private long _until;

    /// <summary>A client of one host in the name of one system.</summary>
    public static HttpClient Connect(Uri host, string clientId, string clientSecret) =>
        new(new ClientCredentials(host, clientId, clientSecret)) { BaseAddress = host };

    /// <exception cref="HttpRequestException">The host refused the credentials, or could not be reached.</exception>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(cancellationToken));
        return await base.SendAsync(request, cancellationToken);
    }

    private async Task<string> TokenAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (_token is not null && Environment.TickCount64 < _until)
                return _token;
            using var form = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["grant_type"] = "client_credentials",
                ["client_id"] = clientId,
                ["client_secret"] = clientSecret,
            });
            using var answer = await _tokens.PostAsync(new Uri("api/auth/token", UriKind.Relative), form, cancellationToken);
            answer.EnsureSuccessStatusCode();
            var token = (await answer.Content.ReadFromJsonAsync<Token>(cancellationToken))!;
            _until = Environment.TickCount64 + ((token.ExpiresIn - 60) * 1000L);
            return _token = token.AccessToken;
        }
        finally
        {
            _one.Release();
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _tokens.Dispose();
            _one.Dispose();
        }

        base.Dispose(disposing);
    }

    private sealed record Token([property: JsonPropertyName("access_token")] string AccessToken, [property: JsonPropertyName("expires_in")] int ExpiresIn);
}
