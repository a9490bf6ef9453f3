using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Api.Tests.Features.FirstEnforcement;
using EnforcementFlows.Api.Tests.Hosting;
using EnforcementFlows.Data;
using EnforcementFlows.Domain.Gateways;
using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EnforcementFlows.Api.Tests.Features.Gateways;

/// <summary>桐柏 with one outside system connected: the partner keeps requests by their key and answers as agreed, unless a test says otherwise.</summary>
internal sealed class GatewayHouse : IAsyncDisposable
{
    public const string Secret = "whsec_c2VjcmV0LW9mLW9uZS1nYXRld2F5LTAwMDAwMDAw";

    // by what the court is told of them: a partner on the same port lets the host be used again
    private static readonly ConcurrentDictionary<string, ConcurrentBag<Partner>> IdlePartners = new();

    private readonly ConcurrentBag<Partner> _idle;
    private string _now = "2026-04-28T10:00:00+08:00";

    private GatewayHouse(CourtHouse court, Partner partner, ConcurrentBag<Partner> idle) => (Court, Partner, _idle) = (court, partner, idle);

    public CourtHouse Court { get; }

    public Partner Partner { get; }

    /// <summary>What the other side took, by key; a repetition changes nothing.</summary>
    public ConcurrentDictionary<string, JsonElement> Effects { get; } = new();

    public static async Task<GatewayHouse> OpenAsync(string gateway = GatewayNames.NationalQuery, params (string Name, string Value)[] settings)
    {
        var idle = IdlePartners.GetOrAdd(string.Join('\n', settings.Select(s => $"{s}").Prepend(gateway)), _ => []);
        var partner = idle.TryTake(out var used) ? used : await Partner.OpenAsync();
        var court = await CourtHouse.OpenAsync(settings:
        [
            ($"Gateways:{gateway}:BaseUrl", $"{partner.Address}api"), ($"Gateways:{gateway}:Secret", Secret),
            .. settings.Select(s => ($"Gateways:{gateway}:{s.Name}", s.Value)),
        ]);
        var house = new GatewayHouse(court, partner, idle);
        partner.Behave = house.AnswerAsync;
        return house;
    }

    /// <summary>As agreed: takes a request once by its key, and says what became of one.</summary>
    public async Task AnswerAsync(HttpContext http, Received received)
    {
        if (received.Method == "POST")
            Take(received);
        var key = received.Method == "POST" ? received.Headers["Idempotency-Key"] : received.Path.Split('/')[^1];
        http.Response.StatusCode = Effects.ContainsKey(key) ? 200 : 404;
        await http.Response.WriteAsync($$"""{"reference":"R-{{key}}"}""");
    }

    public void Take(Received received) => Effects.TryAdd(received.Headers["Idempotency-Key"], JsonSerializer.Deserialize<JsonElement>(received.Body));

    /// <summary>Has everything done that is due now; what the worker has tried already, and failed, is not tried again.</summary>
    public Task DeliverAsync() => Court.MoveClockAsync(_now);

    /// <summary>Has everything done that is due now, also what failed and would be tried later.</summary>
    public async Task SettleAsync()
    {
        await using (var db = NewContext())
            await db.Database.ExecuteSqlAsync($"UPDATE flow_outbox SET available_at = now() WHERE done_at IS NULL AND dead_at IS NULL");
        await DeliverAsync();
    }

    public Task MoveClockAsync(string now) => Court.MoveClockAsync(_now = now);

    /// <summary>Sends a signed message to the court, as the other side does.</summary>
    public async Task<HttpResponseMessage> SayAsync(
        object body, string? messageId = null, string gateway = GatewayNames.NationalQuery, string secret = Secret, TimeSpan age = default, string court = "tongbai")
    {
        var bytes = body as byte[] ?? (body is string text ? Encoding.UTF8.GetBytes(text) : JsonSerializer.SerializeToUtf8Bytes(body));
        var (id, at) = (messageId ?? Guid.NewGuid().ToString("N"), TimeProvider.System.GetUtcNow() - age);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/gateways/{court}/{gateway}/messages") { Content = new ByteArrayContent(bytes) };
        request.Headers.Add(MessageSignature.IdHeader, id);
        request.Headers.Add(MessageSignature.TimestampHeader, at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        request.Headers.Add(MessageSignature.SignatureHeader, MessageSignature.Sign(secret, id, at, bytes));
        return await Court.App.Anonymous().SendAsync(request);
    }

    public async Task<InboundMessage> MessageAsync(string messageId)
    {
        await using var db = NewContext();
        return await db.InboundMessages.AsNoTracking().SingleAsync(message => message.MessageId == messageId);
    }

    public async Task<GatewayRequest> RequestAsync(Guid caseId)
    {
        await using var db = NewContext();
        return await db.GatewayRequests.AsNoTracking().SingleAsync(request => request.CaseId == caseId);
    }

    public async Task<OutboxRow> RowAsync(Guid requestId)
    {
        await using var db = NewContext();
        var key = requestId.ToString("D");
        return await db.Outbox.AsNoTracking().SingleAsync(row => row.DedupKey == key);
    }

    public async Task ChangeRowAsync(Guid requestId, Action<OutboxRow> change)
    {
        await using var db = NewContext();
        var key = requestId.ToString("D");
        change(await db.Outbox.SingleAsync(row => row.DedupKey == key));
        await db.SaveChangesAsync();
    }

    public async Task<IReadOnlyList<string>> TimelineAsync(Guid caseId) =>
        [.. (await Court.ListAsync("tongbai.director", $"/api/cases/{caseId}/timeline?limit=200")).Select(entry => entry.GetProperty("kind").GetString()!)];

    public async Task<IReadOnlyList<string>> AlertsAsync(Guid caseId) =>
        [.. (await Court.ListAsync("tongbai.director", $"/api/alerts?view=case&caseId={caseId}"))
            .Where(alert => alert.GetProperty("kind").GetString() == "gateway").Select(alert => alert.GetProperty("text").GetString()!)];

    /// <summary>Ends a flow from outside, as an administrator does.</summary>
    public Task CancelInstanceAsync(Guid instance) =>
        Court.App.Services.GetRequiredService<WorkflowRuntime>().ExecuteAsync(
            new("tongbai", Guid.NewGuid(), "test"),
            async burst =>
            {
                await burst.ChangeAsync(instance, execution => { execution.Cancel(); return ValueTask.CompletedTask; }, CancellationToken.None);
                return null;
            },
            CancellationToken.None);

    public int Sent => Partner.Seen.Count(received => received.Method == "POST");

    public int Asked => Partner.Seen.Count(received => received.Method == "GET");

    public EnforcementDbContext NewContext() =>
        new(new DbContextOptionsBuilder<EnforcementDbContext>().UseNpgsql(Court.App.ConnectionString).Options);

    public async ValueTask DisposeAsync()
    {
        await Court.DisposeAsync();
        Partner.Forget();
        _idle.Add(Partner);
    }
}
