using System.Net;
using System.Net.Http.Json;
using EnforcementFlows.Api.Tests.Hosting;
using EnforcementFlows.Data;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EnforcementFlows.Api.Tests.Features.Auth;

[Collection(SharedApp.Name)]
public sealed class LoginTests(EnforcementApp app)
{
    [Theory]
    [InlineData("tongbai", "judge1")]
    [InlineData(null, "tongbai.judge1")]
    [InlineData("tongbai", "tongbai.judge1")]
    public async Task Login_KnownAccount_AnswersTokensAndUser(string? court, string username)
    {
        using var response = await app.Anonymous().PostAsJsonAsync("/api/auth/login", new { court, username, password = EnforcementApp.Password });

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        var body = await response.ReadJsonAsync();
        body.GetProperty("expiresIn").GetInt32().Should().Be(3600);
        body.GetProperty("refreshToken").GetString().Should().NotBeEmpty();
        var user = body.GetProperty("user");
        user.GetProperty("court").GetString().Should().Be("tongbai");
        user.GetProperty("userName").GetString().Should().Be("tongbai.judge1");
        user.GetProperty("name").GetString().Should().EndWith("法官");
        user.GetProperty("roles").EnumerateArray().Select(role => role.GetString()).Should().Equal("judge");
        user.GetProperty("teams").EnumerateArray().Select(team => team.GetString()).Should().Contain("judges");
        user.GetProperty("permissions").EnumerateArray().Select(permission => permission.GetString()).Should().Contain("case.read").And.NotContain("clock.set");
    }

    [Theory]
    [InlineData("tongbai", "judge1", "wrong")]
    [InlineData("tongbai", "nobody", EnforcementApp.Password)]
    [InlineData("shihe", "tongbai.judge1", EnforcementApp.Password)]
    [InlineData("nowhere", "judge1", EnforcementApp.Password)]
    public async Task Login_WrongPasswordOrName_AnswersTheSame(string court, string username, string password)
    {
        using var response = await app.Anonymous().PostAsJsonAsync("/api/auth/login", new { court, username, password });

        response.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await response.ReadCodeAsync()).Should().Be("auth.invalid-credentials");
    }

    [Fact]
    public async Task Login_EmptyBody_NamesEveryMissingField()
    {
        using var response = await app.Anonymous().PostAsJsonAsync("/api/auth/login", new { });

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        var problem = await response.ReadJsonAsync();
        problem.GetProperty("code").GetString().Should().Be("request.invalid");
        problem.GetProperty("errors").EnumerateArray()
            .Select(error => (error.GetProperty("field").GetString(), error.GetProperty("code").GetString()))
            .Should().BeEquivalentTo([("username", "required"), ("password", "required")]);
    }

    [Fact]
    public async Task Login_FiveWrongPasswords_LocksOutTheRightOneToo()
    {
        var client = app.Anonymous();
        for (var attempt = 0; attempt < 5; attempt++)
            (await client.PostAsJsonAsync("/api/auth/login", new { username = "wolong.police", password = "wrong" })).Dispose();

        using var response = await client.PostAsJsonAsync("/api/auth/login", new { username = "wolong.police", password = EnforcementApp.Password });

        response.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await response.ReadCodeAsync()).Should().Be("auth.locked");
    }

    [Fact]
    public async Task Refresh_ValidToken_AnswersNewTokens()
    {
        var client = app.Anonymous();
        var signedIn = await client.LoginAsync("tongbai.clerk1");

        using var response = await client.PostAsJsonAsync("/api/auth/refresh", new { refreshToken = signedIn.GetProperty("refreshToken").GetString() });

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        client.WithToken((await response.ReadJsonAsync()).GetProperty("accessToken").GetString()!);
        (await client.GetAsync("/api/auth/me")).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Refresh_AccessTokenOrNonsense_AnswersUnauthorized()
    {
        var client = app.Anonymous();
        var signedIn = await client.LoginAsync("tongbai.clerk1");
        foreach (var token in new[] { signedIn.GetProperty("accessToken").GetString(), "nonsense" })
        {
            using var response = await client.PostAsJsonAsync("/api/auth/refresh", new { refreshToken = token });
            response.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        }
    }

    [Fact]
    public async Task Logout_Bearer_EndsAccessAndRefreshToken()
    {
        var client = app.Anonymous();
        var signedIn = await client.LoginAsync("tongbai.clerk2");
        client.WithToken(signedIn.GetProperty("accessToken").GetString()!);

        (await client.PostAsync("/api/auth/logout", null)).StatusCode.Should().Be(HttpStatusCode.NoContent);

        using var me = await client.GetAsync("/api/auth/me");
        me.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await me.ReadCodeAsync()).Should().Be("auth.required");
        using var refresh = await client.PostAsJsonAsync("/api/auth/refresh", new { refreshToken = signedIn.GetProperty("refreshToken").GetString() });
        refresh.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Me_TokenOfAnotherCourt_StaysThatCourts()
    {
        var client = await app.SignedInAsAsync("wolong.judge1");

        var me = await (await client.GetAsync("/api/auth/me")).ReadJsonAsync();
        var profile = await (await client.GetAsync("/api/courts/current/profile")).ReadJsonAsync();

        me.GetProperty("court").GetString().Should().Be("wolong");
        profile.GetProperty("court").GetString().Should().Be("wolong");
    }

    [Fact]
    public async Task Me_AccountTakenAway_AnswersUnauthorizedWithoutANewToken()
    {
        await using var own = await EnforcementApp.StartAsync(("ConnectionStrings:EnforcementFlows", app.ConnectionString));
        var client = await app.SignedInAsAsync("hualong.police");
        await using (var scope = app.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<EnforcementDbContext>().Users.Where(user => user.UserName == "hualong.police")
                .ExecuteUpdateAsync(user => user.SetProperty(column => column.Active, false));

        // the other node has not seen this session yet, so it asks the database; and it can read the first node's token
        var elsewhere = own.Anonymous();
        elsewhere.DefaultRequestHeaders.Authorization = client.DefaultRequestHeaders.Authorization;
        (await elsewhere.GetAsync("/api/auth/me")).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }
}
