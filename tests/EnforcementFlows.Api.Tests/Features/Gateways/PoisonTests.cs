using System.Diagnostics;
using EnforcementFlows.Api.Tests.Hosting;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Gateways;
using EnforcementFlows.Workflow.Execution;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace EnforcementFlows.Api.Tests.Features.Gateways;

/// <summary>One message that can not be carried out among those of a thousand cases: the others are, and no later for it.</summary>
public sealed class PoisonTests(ITestOutputHelper output)
{
    private const int Cases = 1000;

    [Fact]
    public async Task Poison_AmongAThousandCases_HoldsUpItsOwn()
    {
        var without = await TakeAsync(poisoned: false);
        var with = await TakeAsync(poisoned: true);

        output.WriteLine($"{Cases} cases, a message each: {without.TotalSeconds:F1} s without a poison message, {with.TotalSeconds:F1} s with one");
    }

    // the first message of the first case is the poison, and there is one behind it
    private static async Task<TimeSpan> TakeAsync(bool poisoned)
    {
        await using var app = await EnforcementApp.StartAsync();
        var engine = new CourtEngine(app);
        var cases = new List<EnforcementCase>();
        for (var i = 0; i < Cases; i++)
            cases.Add(CourtEngine.NewCase(engine.Now));
        await engine.SaveAsync([.. cases]);
        var began = Stopwatch.GetTimestamp();
        await app.Services.GetRequiredService<WorkflowRuntime>().ExecuteAsync(
            new("tongbai", Guid.NewGuid(), "test"),
            burst =>
            {
                foreach (var about in cases)
                {
                    if (poisoned && about == cases[0])
                        Receive(burst, about, "unknown");
                    Receive(burst, about, "query.result");
                }

                return Task.FromResult<object?>(null);
            },
            CancellationToken.None);
        await UntilLeftAsync(engine, poisoned ? 2 : 0);
        var took = Stopwatch.GetElapsedTime(began);

        await using var db = engine.NewContext();
        (await db.InboundMessages.CountAsync(m => m.State == InboundMessageState.Taken)).Should().Be(poisoned ? Cases - 1 : Cases);
        if (poisoned)
            (await db.InboundMessages.Where(m => m.CaseId == cases[0].Id).OrderBy(m => m.Id).Select(m => m.State).ToListAsync())
                .Should().Equal(InboundMessageState.Stuck, InboundMessageState.Received);
        return took;
    }

    private static void Receive(Burst burst, EnforcementCase about, string type)
    {
        var message = new InboundMessage
        {
            Court = about.Court,
            Id = burst.NewId(),
            Gateway = GatewayNames.NationalQuery,
            MessageId = $"{about.Number}.{type}",
            Body = $$$"""{"caseNumber":"{{{about.Number}}}","type":"{{{type}}}","occurredAt":"2026-03-02T08:00:00+08:00","data":{"system":"national","found":false}}""",
            ReceivedAt = burst.Now,
            CaseId = about.Id,
        };
        burst.Services.GetRequiredService<EnforcementFlows.Data.EnforcementDbContext>().InboundMessages.Add(message);
        burst.Enqueue(new("inbound:national-query", message.Id.ToString("D"), new Dictionary<string, object?> { ["message"] = message.Id.ToString("D") }) { CorrelationId = about.Id.ToString("D") });
    }

    // as long as something is still being done, however slow the machine is
    private static async Task UntilLeftAsync(CourtEngine engine, int left)
    {
        using var interval = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        await using var db = engine.NewContext();
        while (await db.Outbox.CountAsync(row => row.Kind == "inbound:national-query" && row.DoneAt == null, patience.Token) != left)
            await interval.WaitForNextTickAsync(patience.Token);
    }
}
