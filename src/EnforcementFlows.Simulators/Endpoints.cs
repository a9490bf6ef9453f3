using System.Text;
using System.Text.Json;

namespace EnforcementFlows.Simulators;

/// <summary>What the host calls (<c>requests</c>), and what whoever tests calls (the rest).</summary>
internal static class Endpoints
{
    /// <summary>The gateways that are simulated.</summary>
    public static readonly IReadOnlyList<string> Gateways = ["national-query", "point-to-point-query", "service", "sms", "funds", "superior-court"];

    private const int LargestBody = 1_000_000;
    private static readonly TimeSpan SendWithin = TimeSpan.FromSeconds(1); // far below the time that the host waits

    public static void MapSimulators(this WebApplication app)
    {
        app.MapGet("/", () => Results.Ok(new { gateways = Gateways }));
        app.MapGet("/clock", (Partner partner) => new { now = partner.Now });
        app.MapPost("/clock", SetClockAsync);
        var gateway = app.MapGroup("/{gateway}").AddEndpointFilter(async (call, next) =>
            Gateways.Contains(call.HttpContext.Request.RouteValues["gateway"]) ? await next(call) : Results.NotFound());
        gateway.MapPost("/requests", RequestAsync);
        gateway.MapGet("/requests/{id:guid}", (string gateway, Guid id, Partner partner) =>
            partner.Find(gateway, id) is { } effect ? Results.Ok(new { reference = effect.Reference }) : Results.NotFound());
        gateway.MapGet("/behaviour", (string gateway, string? caseNumber, Partner partner) => partner.BehaviourOf(gateway, caseNumber));
        gateway.MapPut("/behaviour", (string gateway, string? caseNumber, Behaviour behaviour, Partner partner) =>
        {
            if (behaviour.Mistake is { } mistake)
                return Results.BadRequest(new { error = mistake });
            partner.Behave(gateway, caseNumber, behaviour);
            return Results.Ok(behaviour);
        });
        gateway.MapGet("/effects", (string gateway, Partner partner) =>
        {
            var effects = partner.Effects(gateway);
            return new { total = effects.Count, attempts = partner.Attempts(gateway), items = effects };
        });
        gateway.MapGet("/messages", (string gateway, Partner partner) => new { items = partner.Messages(gateway) });
        gateway.MapPost("/messages", Tell);
    }

    private sealed record Clock(DateTimeOffset Now);

    /// <summary>The host tells the time; what is due by then is sent before this answers, or as much of it as a second allows.</summary>
    private static async Task<IResult> SetClockAsync(Clock clock, Partner partner, Courier courier, CancellationToken cancellationToken)
    {
        var sent = await courier.SetClockAsync(clock.Now, SendWithin, cancellationToken);
        return Results.Ok(new { now = clock.Now, sent, next = partner.NextDue() });
    }

    private sealed record News(string Court, string? MessageId, JsonElement Body);

    /// <summary>Has the gateway send a message that answers nothing, such as money that arrived. A text is sent as it stands, anything else as JSON.</summary>
    private static IResult Tell(string gateway, News news, Partner partner)
    {
        var body = news.Body.ValueKind == JsonValueKind.String ? news.Body.GetString()! : news.Body.GetRawText();
        var message = partner.Tell(gateway, news.Court, news.MessageId ?? $"{gateway}.{Guid.CreateVersion7():N}", body);
        return Results.Accepted(value: new { messageId = message.MessageId });
    }

    private static async Task<IResult> RequestAsync(string gateway, HttpContext http, Partner partner, Courier courier, Options options)
    {
        using var buffer = new MemoryStream();
        if (http.Request.ContentLength is > LargestBody)
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        await http.Request.Body.CopyToAsync(buffer, http.RequestAborted);
        var body = buffer.ToArray();
        if (!Signature.IsValid(options.Secret, http.Request.Headers, body, TimeProvider.System.GetUtcNow()))
            return Results.Unauthorized();
        if (Read(body) is not { } request || !Guid.TryParse(http.Request.Headers["Idempotency-Key"], out var key) || key != request.Id)
            return Results.BadRequest(new { error = "The body is not a request, or its id is not the idempotency key." });
        var receipt = partner.Take(gateway, request, Encoding.UTF8.GetString(body));
        if (receipt.AnswerFirst)
            await courier.SendDueAsync(SendWithin, http.RequestAborted);
        return receipt.OtherBody
            ? Results.UnprocessableEntity(new { error = "The key was used before with another body." })
            : await AnswerAsync(receipt, http);
    }

    private static async Task<IResult> AnswerAsync(Receipt receipt, HttpContext http)
    {
        switch (receipt.Met)
        {
            case Acceptance.Ok:
                return Results.Accepted(value: new { reference = receipt.Reference });
            case Acceptance.Error:
                return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
            case Acceptance.Refuse:
                return Results.UnprocessableEntity(new { error = "refused" });
            case Acceptance.Garbage:
                return Results.Text("<html><body>系统繁忙", "text/html");
            case Acceptance.Hang: // until the sender gives up
                var stopping = http.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
                using (var end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, stopping))
                    await Task.Delay(Timeout.InfiniteTimeSpan, end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                break;
        }

        http.Abort();
        return Results.Empty;
    }

    private static Request? Read(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize<Request>(body, Ledger.Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
