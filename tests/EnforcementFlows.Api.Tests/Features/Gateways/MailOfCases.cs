using EnforcementFlows.Api.Tests.Hosting;
using EnforcementFlows.Data;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Gateways;
using EnforcementFlows.Workflow.Execution;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EnforcementFlows.Api.Tests.Features.Gateways;

/// <summary>One message of an outside system for each of many new cases; the first case may have a second one before it, which can not be carried out.</summary>
internal sealed class MailOfCases
{
    public const string Kind = "inbound:national-query";
    private const string Message = "query.result";
    private const string Poison = "unknown";
    private readonly CourtEngine _engine;
    private readonly List<EnforcementCase> _cases;
    private readonly bool _isPoisoned;
    private readonly List<string> _others = [];

    private MailOfCases(CourtEngine engine, List<EnforcementCase> cases, bool isPoisoned) =>
        (_engine, _cases, _isPoisoned) = (engine, cases, isPoisoned);

    /// <summary>The outbox keys of the messages of all cases but the first.</summary>
    public IReadOnlyList<string> Others => _others;

    /// <summary>Files the cases, and receives all messages in one instant.</summary>
    public static async Task<MailOfCases> ReceiveAsync(EnforcementApp app, int count, bool isPoisoned)
    {
        var engine = new CourtEngine(app);
        var mail = new MailOfCases(engine, [.. Enumerable.Range(0, count).Select(_ => CourtEngine.NewCase(engine.Now))], isPoisoned);
        await engine.SaveAsync([.. mail._cases]);
        await app.Services.GetRequiredService<WorkflowRuntime>().ExecuteAsync(new("tongbai", Guid.NewGuid(), "test"), mail.ReceiveAll, CancellationToken.None);
        return mail;
    }

    public EnforcementDbContext NewContext() => _engine.NewContext();

    /// <summary>Waits until only what has to wait is left, as long as something is still being done, however slow the machine is.</summary>
    public async Task DeliveredAsync()
    {
        using var interval = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        await using var db = NewContext();
        while (await db.Outbox.CountAsync(row => row.Kind == Kind && row.DoneAt == null, patience.Token) != (_isPoisoned ? 2 : 0))
            await interval.WaitForNextTickAsync(patience.Token);
    }

    /// <summary>Every message is taken but the poison, which is stuck, and the one of the same case behind it, which waits.</summary>
    public async Task CheckAsync()
    {
        var ids = _cases.ConvertAll(about => (Guid?)about.Id);
        await using var db = NewContext();
        var messages = await db.InboundMessages.Where(m => ids.Contains(m.CaseId)).ToDictionaryAsync(m => m.MessageId, m => m.State);
        messages.Should().HaveCount(_cases.Count + (_isPoisoned ? 1 : 0));
        var expected = _cases.ToDictionary(about => $"{about.Number}.{Message}", _ => InboundMessageState.Taken);
        if (_isPoisoned)
            (expected[$"{_cases[0].Number}.{Poison}"], expected[$"{_cases[0].Number}.{Message}"]) = (InboundMessageState.Stuck, InboundMessageState.Received);
        messages.Where(message => message.Value != expected[message.Key]).Should().BeEmpty();
    }

    private Task<object?> ReceiveAll(Burst burst)
    {
        foreach (var about in _cases)
        {
            if (_isPoisoned && about == _cases[0])
                Receive(burst, about, Poison);
            var id = Receive(burst, about, Message);
            if (about != _cases[0])
                _others.Add(id);
        }

        return Task.FromResult<object?>(null);
    }

    private static string Receive(Burst burst, EnforcementCase about, string type)
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
        burst.Services.GetRequiredService<EnforcementDbContext>().InboundMessages.Add(message);
        var id = message.Id.ToString("D");
        burst.Enqueue(new(Kind, id, new Dictionary<string, object?> { ["message"] = id }) { CorrelationId = about.Id.ToString("D") });
        return id;
    }
}
