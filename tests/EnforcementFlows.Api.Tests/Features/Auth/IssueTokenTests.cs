using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using EnforcementFlows.Api.Tests.Hosting;
using FluentAssertions;

namespace EnforcementFlows.Api.Tests.Features.Auth;

[Collection(SharedApp.Name)]
public sealed class IssueTokenTests(EnforcementApp app)
{
    private const string Client = "tongbai.filing-system";

    [Fact]
    public async Task IssueToken_SecretInForm_AnswersABearerTokenOfThatClient()
    {
        var system = await app.SystemAsync(Client);

        var me = await (await system.GetAsync("/api/auth/me")).ReadJsonAsync();

        me.GetProperty("kind").GetString().Should().Be("client");
        me.GetProperty("court").GetString().Should().Be("tongbai");
        me.GetProperty("permissions").EnumerateArray().Select(permission => permission.GetString()).Should().Contain("case.file");
    }

    [Fact]
    public async Task IssueToken_SecretInBasicHeaderAndOneScope_GrantsOnlyThatScope()
    {
        var client = app.Anonymous();
        client.DefaultRequestHeaders.Authorization = Basic(Client, EnforcementApp.Password);

        using var response = await PostAsync(client, ("grant_type", "client_credentials"), ("scope", "events:write"));

        var body = await response.ReadJsonAsync();
        response.StatusCode.Should().Be(HttpStatusCode.OK);
        response.Headers.CacheControl!.NoStore.Should().BeTrue();
        (body.GetProperty("token_type").GetString(), body.GetProperty("scope").GetString()).Should().Be(("Bearer", "events:write"));
        client.WithToken(body.GetProperty("access_token").GetString()!);
        var me = await (await client.GetAsync("/api/auth/me")).ReadJsonAsync();
        me.GetProperty("permissions").EnumerateArray().Select(permission => permission.GetString()).Should().NotContain("case.file").And.Contain("event.write");
    }

    [Theory]
    [InlineData(Client, "wrong")]
    [InlineData("tongbai.unknown", EnforcementApp.Password)]
    [InlineData("tongbai.judge1", EnforcementApp.Password)]
    public async Task IssueToken_WrongClientOrSecret_AnswersInvalidClient(string id, string secret)
    {
        using var response = await PostAsync(app.Anonymous(), ("grant_type", "client_credentials"), ("client_id", id), ("client_secret", secret));

        response.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        response.Headers.WwwAuthenticate.ToString().Should().StartWith("Basic");
        (await ErrorAsync(response)).Should().Be("invalid_client");
    }

    [Theory]
    [InlineData("password", null, "unsupported_grant_type")]
    [InlineData(null, null, "invalid_request")]
    [InlineData("client_credentials", "everything", "invalid_scope")]
    public async Task IssueToken_WrongRequest_AnswersTheErrorOfTheStandard(string? grantType, string? scope, string error)
    {
        var fields = new List<(string, string)> { ("client_id", Client), ("client_secret", EnforcementApp.Password) };
        if (grantType is not null)
            fields.Add(("grant_type", grantType));
        if (scope is not null)
            fields.Add(("scope", scope));

        using var response = await PostAsync(app.Anonymous(), [.. fields]);

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await ErrorAsync(response)).Should().Be(error);
    }

    [Fact]
    public async Task IssueToken_SecretTwice_AnswersInvalidRequest()
    {
        var client = app.Anonymous();
        client.DefaultRequestHeaders.Authorization = Basic(Client, EnforcementApp.Password);

        using var response = await PostAsync(client, ("grant_type", "client_credentials"), ("client_secret", EnforcementApp.Password));

        (await ErrorAsync(response)).Should().Be("invalid_request");
    }

    [Fact]
    public async Task IssueToken_Json_AnswersUnsupportedType()
    {
        using var response = await app.Anonymous().PostAsJsonAsync("/api/auth/token", new { grant_type = "client_credentials" });

        response.StatusCode.Should().Be(HttpStatusCode.UnsupportedMediaType);
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient client, params (string Name, string Value)[] fields) =>
        client.PostAsync("/api/auth/token", new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));

    private static AuthenticationHeaderValue Basic(string id, string secret) =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Uri.EscapeDataString(id)}:{Uri.EscapeDataString(secret)}")));

    private static async Task<string?> ErrorAsync(HttpResponseMessage response) =>
        (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("error").GetString();
}
