using System.Net;
using System.Text;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Api.Hosting.Startup;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;

namespace EnforcementFlows.Api.Tests.Hosting;

[Collection(SharedApp.Name)]
public sealed class ProblemTests(EnforcementApp app)
{
    [Theory]
    [InlineData("GET", "/api/nowhere", null, null, HttpStatusCode.NotFound, "resource.not-found")]
    [InlineData("DELETE", "/api/auth/login", null, null, HttpStatusCode.MethodNotAllowed, "request.method-not-allowed")]
    [InlineData("POST", "/api/auth/login", "court=tongbai", "application/x-www-form-urlencoded", HttpStatusCode.UnsupportedMediaType, "request.unsupported-type")]
    [InlineData("POST", "/api/auth/login", """{"court":""", "application/json", HttpStatusCode.BadRequest, "request.malformed")]
    [InlineData("POST", "/api/auth/login", null, null, HttpStatusCode.BadRequest, "request.malformed")]
    [InlineData("POST", "/api/auth/login?useCookies=perhaps", """{"username":"a.b","password":"c"}""", "application/json", HttpStatusCode.BadRequest, "request.malformed")]
    [InlineData("GET", "/api/auth/me", null, null, HttpStatusCode.Unauthorized, "auth.required")]
    public async Task Error_OfAnyKind_IsAProblemDocument(string method, string path, string? body, string? type, HttpStatusCode status, string code)
    {
        using var request = new HttpRequestMessage(new(method), path);
        request.Headers.Accept.ParseAdd("text/html");
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, type!);

        using var response = await app.Anonymous().SendAsync(request);

        response.StatusCode.Should().Be(status);
        response.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
        var problem = await response.ReadJsonAsync();
        problem.GetProperty("code").GetString().Should().Be(code);
        problem.GetProperty("status").GetInt32().Should().Be((int)status);
        problem.GetProperty("title").GetString().Should().Be(ErrorCodes.TitleOf(code));
        problem.GetProperty("type").GetString().Should().Be($"urn:enforcementflows:error:{code}");
        problem.GetProperty("traceId").GetString().Should().NotBeEmpty();
    }

    [Fact]
    public async Task Error_BodyOverOneMegabyte_IsTooLarge()
    {
        using var body = new StringContent($$"""{"court":"{{new string('x', 1_100_000)}}"}""", Encoding.UTF8, "application/json");

        using var response = await app.Anonymous().PostAsync("/api/auth/login", body);

        response.StatusCode.Should().Be(HttpStatusCode.RequestEntityTooLarge);
        (await response.ReadCodeAsync()).Should().Be("request.too-large");
    }

    [Fact]
    public async Task Error_TooManySignIns_AnswersWhenToTryAgain()
    {
        await using var strict = await EnforcementApp.StartAsync(("Auth:SignInsPerMinute", "1"));
        await strict.Anonymous().LoginAsync("tongbai.judge1");

        using var response = await strict.Anonymous().PostAsync("/api/auth/login", new StringContent("{}", Encoding.UTF8, "application/json"));

        response.StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
        response.Headers.RetryAfter.Should().NotBeNull();
        (await response.ReadCodeAsync()).Should().Be("request.too-many");
    }

    [Fact]
    public void Codes_AllOfTheHost_AreExplained()
    {
        var explained = File.ReadAllText(Path.Combine(app.Services.GetRequiredService<HostFolders>().Root, "docs", "api-errors.md"));

        ErrorCodes.All.Where(code => !explained.Contains($"`{code}`", StringComparison.Ordinal)).Should().BeEmpty();
    }
}
