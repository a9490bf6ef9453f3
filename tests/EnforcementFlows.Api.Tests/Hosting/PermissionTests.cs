using System.Net;
using System.Net.Http.Json;
using EnforcementFlows.Api.Hosting.Security;
using FluentAssertions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace EnforcementFlows.Api.Tests.Hosting;

[Collection(SharedApp.Name)]
public sealed class PermissionTests(EnforcementApp app)
{
    [Fact]
    public void Endpoints_EachOne_SaysWhoMayCallIt()
    {
        var undeclared = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<RequirePermissionAttribute>() is null
                && endpoint.Metadata.GetMetadata<RequireSignedInAttribute>() is null
                && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null)
            .Select(endpoint => $"{endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods[0]} {endpoint.RoutePattern.RawText}");

        undeclared.Should().BeEmpty();
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized, "auth.required")]
    [InlineData("tongbai.judge1", HttpStatusCode.Forbidden, "auth.forbidden")]
    [InlineData("tongbai.president", HttpStatusCode.Forbidden, "auth.forbidden")]
    [InlineData("tongbai.admin", HttpStatusCode.OK, null)]
    [InlineData("shihe.admin", HttpStatusCode.OK, null)]
    [InlineData("shihe.judge1", HttpStatusCode.Forbidden, "auth.forbidden")]
    public async Task SetClock_ByMatrix_IsTheAdminsAlone(string? userName, HttpStatusCode status, string? code)
    {
        var client = userName is null ? app.Anonymous() : await app.SignedInAsAsync(userName);

        using var response = await client.PutAsJsonAsync("/api/clock", new { now = EnforcementApp.Start });

        response.StatusCode.Should().Be(status);
        (await response.ReadCodeAsync()).Should().Be(code);
    }

    [Fact]
    public async Task SetClock_BySystem_IsForbidden()
    {
        using var response = await (await app.SystemAsync("tongbai.filing-system")).PutAsJsonAsync("/api/clock", new { now = EnforcementApp.Start });

        response.StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }
}
