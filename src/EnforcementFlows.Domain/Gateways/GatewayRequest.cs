using EnforcementFlows.Domain.Cases;

namespace EnforcementFlows.Domain.Gateways;

/// <summary>
/// What a flow asks of an outside system (对外请求): a query, a service of a document, a payment. Its id is the idempotency key:
/// however often it is sent, it takes effect once.
/// </summary>
public sealed class GatewayRequest : CaseRecord
{
    private GatewayRequest()
    {
    }

    /// <summary>Name of the gateway, see <see cref="GatewayNames"/>.</summary>
    public required string Gateway { get; init; }

    /// <summary>What is asked, such as <c>query</c>, <c>serve</c> or <c>pay</c>.</summary>
    public required string Operation { get; init; }

    /// <summary>What is sent, a JSON object.</summary>
    public string Payload { get; private set; } = "{}";

    /// <summary>Whether a step of the flow waits for the answer itself; else answers are told to the case as events.</summary>
    public required bool Awaited { get; init; }

    public string? Node { get; init; }

    public string? Clause { get; init; }

    public required DateTimeOffset RequestedAt { get; init; }

    public GatewayRequestState State { get; private set; } = GatewayRequestState.Pending;

    /// <summary>The number that the other side gave it.</summary>
    public string? Reference { get; private set; }

    public DateTimeOffset? AcceptedAt { get; private set; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>Why it was refused, is in doubt or was cancelled.</summary>
    public string? Reason { get; private set; }

    /// <param name="payload">A JSON object.</param>
    public static GatewayRequest Make(
        EnforcementCase about, Guid id, string gateway, string operation, string payload, bool awaited, string? node, string? clause, DateTimeOffset now) =>
        new()
        {
            Court = about.Court,
            CaseId = about.Id,
            Id = id,
            Gateway = gateway,
            Operation = operation,
            Payload = payload,
            Awaited = awaited,
            Node = node,
            Clause = clause,
            RequestedAt = now,
        };

    /// <summary>The other side has it. Without effect where it has already answered or been settled: acceptances come late and twice.</summary>
    public void Accept(string? reference, DateTimeOffset now)
    {
        if (State is not (GatewayRequestState.Pending or GatewayRequestState.Unknown))
            return;
        (State, Reference, AcceptedAt, Reason) = (GatewayRequestState.Accepted, reference, now, null);
    }

    /// <summary>The answer is here; it counts whatever was thought of the request before. Repetitions change nothing.</summary>
    public void Answer(DateTimeOffset now)
    {
        if (State == GatewayRequestState.Answered)
            return;
        (State, AnsweredAt, Reason) = (GatewayRequestState.Answered, now, null);
    }

    public void Refuse(string reason) => Settle(GatewayRequestState.Refused, reason);

    /// <summary>It may have been carried out or not, and the other side does not say.</summary>
    public void Doubt(string reason) => Settle(GatewayRequestState.Unknown, reason);

    public void Cancel(string reason) => Settle(GatewayRequestState.Cancelled, reason);

    /// <summary>An operator has it sent once more, after the reason has been removed.</summary>
    /// <exception cref="DomainException"><c>gateway.settled</c>: it was answered or cancelled.</exception>
    public void SendAgain()
    {
        Rule.Require(!IsSettled, "gateway.settled", "该请求已有结果或已取消，不再发送。");
        (State, Reason) = (GatewayRequestState.Pending, null);
    }

    /// <summary>An operator corrects what is sent. The other side may have none of it yet: one key stands for one content.</summary>
    /// <param name="payload">A JSON object.</param>
    /// <exception cref="DomainException"><c>gateway.may-be-taken</c></exception>
    public void Correct(string payload)
    {
        Rule.Require(State == GatewayRequestState.Refused, "gateway.may-be-taken", "对方未明确拒绝的请求可能已被受理，不得更改内容。");
        Payload = payload;
    }

    private bool IsSettled => State is GatewayRequestState.Answered or GatewayRequestState.Cancelled;

    private void Settle(GatewayRequestState state, string reason)
    {
        if (!IsSettled)
            (State, Reason) = (state, reason);
    }
}
