using System.Net;
using System.Net.Http.Json;
using EnforcementFlows.Api.Tests.Hosting;
using EnforcementFlows.Domain.Alerts;
using FluentAssertions;

namespace EnforcementFlows.Api.Tests.Features.Alerts;

[Collection(SharedApp.Name)]
public sealed class AcknowledgeAlertTests(EnforcementApp app)
{
    private readonly CourtEngine _engine = new(app);

    [Fact]
    public async Task Acknowledge_ByAllHoldersOfTheRoleAtOnce_KeepsTheFirst()
    {
        var about = await _engine.FileAsync();
        var alert = Alert.To(AlertRecipient.HoldersOf("clerk"), about, AlertKind.Urging, $"{about.Id:N}", new("请办理", null, null, null), _engine.Now);
        await _engine.SaveAsync(alert);
        HttpClient[] clerks = [await app.SignedInAsAsync("tongbai.clerk1"), await app.SignedInAsAsync("tongbai.clerk2")];

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => clerks[i % 2].PostAsJsonAsync($"/api/alerts/{alert.Id}/acknowledge", new { })));

        answers.Should().OnlyContain(a => a.StatusCode == HttpStatusCode.OK);
        var confirmed = await Task.WhenAll(answers.Select(async a => (await a.ReadJsonAsync()).GetProperty("acknowledgedBy").GetString()));
        confirmed.Distinct().Should().ContainSingle();
    }

    [Fact]
    public async Task Acknowledge_SomebodyElsesAlert_IsNotFound()
    {
        var about = await _engine.FileAsync();
        var alert = Alert.To(AlertRecipient.HoldersOf("clerk"), about, AlertKind.Urging, $"{about.Id:N}", new("请办理", null, null, null), _engine.Now);
        await _engine.SaveAsync(alert);

        using var answer = await (await app.SignedInAsAsync("tongbai.judge2")).PostAsJsonAsync($"/api/alerts/{alert.Id}/acknowledge", new { });

        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }
}
