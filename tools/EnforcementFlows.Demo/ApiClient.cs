using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace EnforcementFlows.Demo;

/// <summary>An answer of the API.</summary>
internal sealed record Answer(HttpStatusCode Status, JsonNode? Body)
{
    public bool Succeeded => (int)Status < 400;

    /// <summary>The stable code of a refusal.</summary>
    public string? Code => Body?["code"]?.GetValue<string>();

    public JsonNode Get() => Succeeded ? Body! : throw new DemoException(ToString());

    public override string ToString() => $"{(int)Status} {Body?.ToJsonString(Text.Json)}";
}

/// <summary>
/// Speaks to the API as any account or client of the court. A request that met a dead host is sent again once it is back:
/// every POST carries the key of its step, so that it is done once however often it is sent.
/// </summary>
internal sealed class ApiClient(HostProcess host, string runId) : IDisposable
{
    public const string Court = "tongbai";
    private const int Attempts = 8;

    private readonly HttpClient _http = new() { BaseAddress = host.Address, Timeout = TimeSpan.FromSeconds(30) };
    private readonly Dictionary<string, string> _tokens = [];
    private readonly Dictionary<string, string> _accounts = [];

    public string RunId { get; } = runId;

    /// <summary>The account of a user id, for those who have signed in.</summary>
    public string AccountOf(string? userId) => userId is null ? "" : _accounts.GetValueOrDefault(userId, userId);

    public async Task<Answer> GetAsync(string account, string path, CancellationToken cancellationToken) =>
        await SendAsync(account, HttpMethod.Get, path, null, null, cancellationToken);

    public async Task<Answer> PutAsync(string account, string path, JsonNode body, CancellationToken cancellationToken) =>
        await SendAsync(account, HttpMethod.Put, path, body, null, cancellationToken);

    /// <param name="step">Names the step within the run; part of the idempotency key.</param>
    public async Task<Answer> PostAsync(string account, string path, JsonNode? body, string step, CancellationToken cancellationToken) =>
        await SendAsync(account, HttpMethod.Post, path, body, $"demo-{RunId}-{step}", cancellationToken);

    /// <summary>All rows of a list, page by page.</summary>
    public async Task<List<JsonNode>> ListAsync(string account, string path, CancellationToken cancellationToken)
    {
        var rows = new List<JsonNode>();
        for (string? next = ""; next is not null;)
        {
            var paging = $"{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}limit=200{(next.Length > 0 ? $"&after={Uri.EscapeDataString(next)}" : "")}";
            var page = (await GetAsync(account, path + paging, cancellationToken)).Get();
            rows.AddRange(page["items"]!.AsArray().Select(row => row!));
            next = page["next"]?.GetValue<string>();
        }

        return rows;
    }

    /// <summary>The user id of an account.</summary>
    public async Task<string> SignInAsync(string account, CancellationToken cancellationToken)
    {
        await TokenAsync(account, cancellationToken);
        return _accounts.First(known => known.Value == account).Key;
    }

    public void Dispose() => _http.Dispose();

    private async Task<Answer> SendAsync(string account, HttpMethod method, string path, JsonNode? body, string? key, CancellationToken cancellationToken)
    {
        var token = await TokenAsync(account, cancellationToken);
        return await RetryAsync(
            () =>
            {
                var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
                if (key is not null)
                    request.Headers.Add("Idempotency-Key", key);
                return request;
            },
            cancellationToken);
    }

    private async Task<string> TokenAsync(string account, CancellationToken cancellationToken)
    {
        if (_tokens.TryGetValue(account, out var known))
            return known;
        return _tokens[account] = IsClient(account) ? await ClientTokenAsync(account, cancellationToken) : await StaffTokenAsync(account, cancellationToken);
    }

    private static bool IsClient(string account) => account.EndsWith("-system", StringComparison.Ordinal) || account.EndsWith("-gateway", StringComparison.Ordinal);

    private async Task<string> ClientTokenAsync(string account, CancellationToken cancellationToken)
    {
        var answer = await RetryAsync(
            () => new(HttpMethod.Post, "/api/auth/token")
            {
                Content = new FormUrlEncodedContent(new Dictionary<string, string>
                {
                    ["grant_type"] = "client_credentials",
                    ["client_id"] = $"{Court}.{account}",
                    ["client_secret"] = host.Password,
                }),
            },
            cancellationToken);
        _accounts[$"{Court}.{account}"] = account;
        return answer.Get()["access_token"]!.GetValue<string>();
    }

    private async Task<string> StaffTokenAsync(string account, CancellationToken cancellationToken)
    {
        var body = new JsonObject { ["court"] = Court, ["username"] = account, ["password"] = host.Password };
        var answer = (await RetryAsync(() => new(HttpMethod.Post, "/api/auth/login") { Content = JsonContent.Create(body) }, cancellationToken)).Get();
        _accounts[answer["user"]!["id"]!.GetValue<string>()] = account;
        return answer["accessToken"]!.GetValue<string>();
    }

    // the host is away, or back but not ready, or it died while it answered
    private async Task<Answer> RetryAsync(Func<HttpRequestMessage> make, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                using var request = make();
                using var response = await _http.SendAsync(request, cancellationToken);
                var text = await response.Content.ReadAsStringAsync(cancellationToken);
                if (response.StatusCode != HttpStatusCode.ServiceUnavailable || attempt == Attempts)
                    return new(response.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text));
            }
            catch (Exception away) when (away is HttpRequestException or IOException or TaskCanceledException && !cancellationToken.IsCancellationRequested && attempt < Attempts)
            {
                Console.WriteLine($"  .. the host does not answer; waiting for it at {host.Address} on the same data");
            }

            await host.WaitUntilReadyAsync(cancellationToken);
        }
    }
}
