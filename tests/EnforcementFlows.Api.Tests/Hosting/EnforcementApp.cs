using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using EnforcementFlows.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace EnforcementFlows.Api.Tests.Hosting;

/// <summary>The real host on a loopback port, with a database of its own and the demo accounts; its clock stands at <see cref="Start"/>.</summary>
/// <remarks>As class or collection fixture, or made by <see cref="StartAsync"/> with settings of a test's own.</remarks>
public sealed class EnforcementApp : WebApplicationFactory<Program>, IAsyncLifetime
{
    public const string Password = "Enforce-2026";
    public const string Start = "2026-03-02T09:00:00+08:00";

    internal const string Database = "ConnectionStrings:EnforcementFlows";

    private readonly Dictionary<string, string> _settings = new()
    {
        ["Clock:Mode"] = "Manual",
        ["Clock:Start"] = Start,
        ["Demo:Enabled"] = "true",
        ["Demo:Password"] = Password,
        ["Logging:LogLevel:Default"] = "Error",
        ["Logging:LogLevel:Microsoft"] = "Error",
    };

    private string? _ownDatabase;

    public static async Task<EnforcementApp> StartAsync(params (string Name, string Value)[] settings)
    {
        var app = new EnforcementApp();
        foreach (var (name, value) in settings)
            app._settings[name] = value;
        await app.InitializeAsync();
        return app;
    }

    public string ConnectionString => _settings[Database];

    public async Task InitializeAsync()
    {
        if (!_settings.ContainsKey(Database))
            _settings[Database] = _ownDatabase = await NewDatabaseAsync();
        UseKestrel(0);
        StartServer();
    }

    /// <summary>Nobody's client: follows no redirects and keeps no cookies.</summary>
    public HttpClient Anonymous() => CreateClient(new() { BaseAddress = ClientOptions.BaseAddress, AllowAutoRedirect = false, HandleCookies = false });

    /// <summary>A client signed in as a person, such as <c>tongbai.judge1</c>.</summary>
    public async Task<HttpClient> SignedInAsAsync(string userName)
    {
        var client = Anonymous();
        var answer = await client.LoginAsync(userName);
        return client.WithToken(answer.GetProperty("accessToken").GetString()!);
    }

    /// <summary>A client with the token of a system, such as <c>tongbai.filing-system</c>.</summary>
    public async Task<HttpClient> SystemAsync(string clientId)
    {
        var client = Anonymous();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = clientId,
            ["client_secret"] = Password,
        });
        var answer = await (await client.PostAsync("/api/auth/token", form)).ReadJsonAsync();
        return client.WithToken(answer.GetProperty("access_token").GetString()!);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.ConfigureServices(services => services.Configure<PasswordHasherOptions>(options => options.IterationCount = 1000)); // a test signs in many
        builder.UseEnvironment("Development");
        foreach (var (name, value) in _settings)
            builder.UseSetting(name, value);
    }

    async Task IAsyncLifetime.DisposeAsync() => await DisposeAsync();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_ownDatabase is not null)
            await (await TestCluster.GetAsync()).DropDatabaseAsync(_ownDatabase);
    }

    // with accounts, profiles and definitions as the first start leaves them; the clock is each test's own
    private static async Task<string> NewDatabaseAsync()
    {
        var cluster = await TestCluster.GetAsync();
        return await cluster.CreateDatabaseAsync("template_started", async empty =>
        {
            await using var first = await StartAsync((Database, empty), ("Clock:Mode", "System"));
        });
    }
}

/// <summary>Tests that change no setting share one host.</summary>
[CollectionDefinition(Name)]
public sealed class SharedApp : ICollectionFixture<EnforcementApp>
{
    public const string Name = "shared app";
}

public static class HttpClientExtensions
{
    public static HttpClient WithToken(this HttpClient client, string token)
    {
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    public static async Task<JsonElement> LoginAsync(this HttpClient client, string userName, string password = EnforcementApp.Password)
    {
        using var response = await client.PostAsJsonAsync("/api/auth/login", new { username = userName, password });
        return await response.ReadJsonAsync();
    }

    public static async Task<JsonElement> ReadJsonAsync(this HttpResponseMessage response) =>
        await response.Content.ReadFromJsonAsync<JsonElement>();

    /// <summary>The code of an error answer; null for any other.</summary>
    public static async Task<string?> ReadCodeAsync(this HttpResponseMessage response) =>
        response.Content.Headers.ContentType?.MediaType == "application/problem+json"
            ? (await response.ReadJsonAsync()).GetProperty("code").GetString()
            : null;
}
