using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Api.Hosting.Security;
using FluentAssertions;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace EnforcementFlows.Api.Tests.Hosting;

public sealed class CommandKeyTests
{
    [Fact]
    public void IdOf_SameCourtActorAndKey_IsTheSame() =>
        CommandKey.IdOf("tongbai", "a", "k").Should().Be(CommandKey.IdOf("tongbai", "a", "k")).And.NotBe(Guid.Empty);

    [Theory]
    [InlineData("wolong", "a", "k")]
    [InlineData("tongbai", "b", "k")]
    [InlineData("tongbai", "a", "l")]
    public void IdOf_AnyOtherPart_IsAnother(string court, string actor, string key) =>
        CommandKey.IdOf(court, actor, key).Should().NotBe(CommandKey.IdOf("tongbai", "a", "k"));

    [Fact]
    public async Task Bind_NoHeader_IsACommandOfItsOwn()
    {
        var first = await CommandKey.BindAsync(Request());
        var second = await CommandKey.BindAsync(Request());

        first.Key.Should().BeNull();
        first.CommandId.Should().NotBe(second.CommandId);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("3f2504e0-4f89-41d3-9a0c-0305e82c3301")]
    public async Task Bind_Visible_IsRepeatable(string key)
    {
        var bound = await CommandKey.BindAsync(Request(key));

        bound.Should().Be(new CommandKey(CommandKey.IdOf("", "", key), key));
    }

    [Theory]
    [InlineData("")]
    [InlineData("with blank")]
    [InlineData("键")]
    [InlineData("tab\t")]
    public async Task Bind_NotVisible_IsRefused(string key) =>
        (await FluentActions.Awaiting(() => CommandKey.BindAsync(Request(key)).AsTask()).Should().ThrowAsync<RequestException>())
            .Which.Code.Should().Be("idempotency-key.invalid");

    [Fact]
    public async Task Bind_129Characters_IsRefused() =>
        await FluentActions.Awaiting(() => CommandKey.BindAsync(Request(new string('k', 129))).AsTask()).Should().ThrowAsync<RequestException>();

    private static DefaultHttpContext Request(string? key = null)
    {
        var http = new DefaultHttpContext { RequestServices = new ServiceCollection().AddScoped<CurrentActor>().BuildServiceProvider() };
        if (key is not null)
            http.Request.Headers[CommandKey.HeaderName] = key;
        return http;
    }
}
