using System.Net;
using System.Net.Http.Json;
using System.Text;
using EnforcementFlows.Api.Tests.Hosting;
using FluentAssertions;

namespace EnforcementFlows.Api.Tests.Features.Auth;

[Collection(SharedApp.Name)]
public sealed class CookieTests(EnforcementApp app)
{
    [Fact]
    public async Task Login_UseCookies_SetsAStrictCookieAndNoToken()
    {
        using var response = await LoginAsync(app.Anonymous());

        var cookie = response.Headers.GetValues("Set-Cookie").Should().ContainSingle().Subject;
        cookie.Should().Contain("httponly").And.Contain("samesite=strict");
        (await response.ReadJsonAsync()).TryGetProperty("accessToken", out _).Should().BeFalse();
    }

    [Fact]
    public async Task Me_WithCookie_AnswersTheUser()
    {
        var client = await WithCookieAsync();

        var me = await (await client.GetAsync("/api/auth/me")).ReadJsonAsync();

        me.GetProperty("userName").GetString().Should().Be("tongbai.judge2");
    }

    [Theory]
    [InlineData(null, "application/json")]
    [InlineData("https://elsewhere.example", "application/json")]
    [InlineData("own", "text/plain")]
    public async Task Change_WithCookieFromElsewhereOrAsForm_IsRefused(string? origin, string contentType)
    {
        var client = await WithCookieAsync();
        using var request = Logout(client, origin, contentType);

        using var response = await client.SendAsync(request);

        response.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await response.ReadCodeAsync()).Should().Be("auth.cross-site");
        (await client.GetAsync("/api/auth/me")).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Logout_WithCookieFromOwnPage_EndsTheSession()
    {
        var client = await WithCookieAsync();
        using var request = Logout(client, "own", "application/json");

        (await client.SendAsync(request)).StatusCode.Should().Be(HttpStatusCode.NoContent);

        (await client.GetAsync("/api/auth/me")).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    private async Task<HttpClient> WithCookieAsync()
    {
        var client = app.Anonymous();
        using var response = await LoginAsync(client);
        client.DefaultRequestHeaders.Add("Cookie", response.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
        return client;
    }

    private static Task<HttpResponseMessage> LoginAsync(HttpClient client) =>
        client.PostAsJsonAsync("/api/auth/login?useCookies=true", new { court = "tongbai", username = "judge2", password = EnforcementApp.Password });

    private static HttpRequestMessage Logout(HttpClient client, string? origin, string contentType)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/auth/logout") { Content = new StringContent("{}", Encoding.UTF8, contentType) };
        if (origin is not null)
            request.Headers.Add("Origin", origin == "own" ? client.BaseAddress!.GetLeftPart(UriPartial.Authority) : origin);
        return request;
    }
}
