using EnforcementFlows.Api.Tests.Hosting;

namespace EnforcementFlows.Api.Tests.Features.Gateways;

/// <summary>One message that can not be carried out among those of many cases: the others are. That they are no later for it, <c>./dev bench poison</c> measures.</summary>
public sealed class PoisonTests
{
    [Fact]
    public Task Poison_AmongManyCases_HoldsUpItsOwn() => DeliverAsync(100);

    [Fact]
    [Trait("Category", "Long")]
    public Task Poison_AmongAThousandCases_HoldsUpItsOwn() => DeliverAsync(1000);

    private static async Task DeliverAsync(int cases)
    {
        await using var app = await EnforcementApp.StartAsync();

        var mail = await MailOfCases.ReceiveAsync(app, cases, isPoisoned: true);
        await mail.DeliveredAsync();

        await mail.CheckAsync();
    }
}
