using EnforcementFlows.Domain.Cases;

namespace EnforcementFlows.Domain.Requests;

/// <summary>A request on a case (提请审批事项): it starts a flow, and its approval is the only key to the act it asks for.</summary>
/// <remarks>TB-3.2-8a, TB-3.2-8b, TB-3.2-13a：未经审批，任何团队不得纳入、撤销、变更期限或者承办人。</remarks>
public sealed class CaseRequest : VersionedCaseRecord
{
    private CaseRequest()
    {
    }

    /// <summary>Kind of request, see <see cref="RequestKinds"/>.</summary>
    public required string Kind { get; init; }

    public required string Reason { get; init; }

    /// <summary>What is asked for, a JSON object of the kind's form.</summary>
    public string Data { get; private set; } = "{}";

    public RequestState State { get; private set; } = RequestState.Open;

    /// <summary>User id; never an approver of the same request (C-16).</summary>
    public required string RequestedBy { get; init; }

    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>Who gave the last decision.</summary>
    public string? DecidedBy { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>The approver's reason, or why the act failed.</summary>
    public string? DecisionText { get; private set; }

    public DateTimeOffset? FinishedAt { get; private set; }

    public bool IsUndecided => State is RequestState.Open or RequestState.Returned;

    /// <summary>Hands a request in (提请).</summary>
    /// <param name="data">A JSON object.</param>
    /// <exception cref="DomainException"><c>request.reason-missing</c>, <c>request.text-too-long</c>, <c>case.closed</c>, <c>case.not-closed</c></exception>
    public static CaseRequest HandIn(EnforcementCase on, string kind, string? reason, string data, string requestedBy, DateTimeOffset now)
    {
        EnsureFits(on, kind);
        return new CaseRequest
        {
            Court = on.Court,
            CaseId = on.Id,
            Kind = kind,
            Reason = RequestText.Reason(reason),
            Data = data,
            RequestedBy = requestedBy,
            RequestedAt = now,
        };
    }

    /// <summary>Whether a case that is open, or closed, has something for a request of this kind to change.</summary>
    /// <exception cref="DomainException"><c>case.closed</c>, <c>case.not-closed</c></exception>
    public static void EnsureFits(EnforcementCase on, string kind)
    {
        Rule.Require(!on.IsClosed || !RequestKinds.NeedsOpenCase(kind), "case.closed", $"案件 {on.Number} 已结案。");
        Rule.Require(on.IsClosed || kind != RequestKinds.Reinstatement, "case.not-closed", $"案件 {on.Number} 尚未结案，中止、暂缓后恢复的提请“恢复执行、结束扣除”。");
    }

    /// <summary>The whole chain has agreed (审批通过). From now on the act may be done, once.</summary>
    public void Approve(string by, DateTimeOffset now) => Decide(RequestState.Approved, by, text: null, now);

    /// <exception cref="DomainException"><c>request.reason-missing</c>: whoever says no says why.</exception>
    public void Reject(string by, string? reason, DateTimeOffset now) => Decide(RequestState.Rejected, by, RequestText.Reason(reason), now);

    /// <summary>Sends it back for correction (退回修改).</summary>
    public void Return(string by, string? reason, DateTimeOffset now) => Decide(RequestState.Returned, by, RequestText.Reason(reason), now);

    /// <summary>The applicant hands the corrected request in again.</summary>
    /// <exception cref="DomainException"><c>request.not-requester</c>, <c>request.not-returned</c></exception>
    public void HandInAgain(string by, string data)
    {
        EnsureRequester(by);
        Rule.Require(State == RequestState.Returned, "request.not-returned", "该申请未被退回。");
        Data = data;
        Move(RequestState.Open);
    }

    /// <summary>The applicant takes it back (撤回) before it is decided.</summary>
    /// <exception cref="DomainException"><c>request.not-requester</c>, <c>request.decided</c></exception>
    public void Withdraw(string by, DateTimeOffset now)
    {
        EnsureMayWithdraw(by);
        FinishedAt = now;
        Move(RequestState.Withdrawn);
    }

    /// <exception cref="DomainException"><c>request.not-requester</c>, <c>request.decided</c></exception>
    public void EnsureMayWithdraw(string by)
    {
        EnsureRequester(by);
        EnsureUndecided();
    }

    /// <summary>The approved act is done (办结).</summary>
    /// <exception cref="DomainException"><c>approval.missing</c></exception>
    public void Finish(DateTimeOffset now)
    {
        Rule.Require(State == RequestState.Approved, "approval.missing", "该申请未经批准，不能办结。");
        FinishedAt = now;
        Move(RequestState.Done);
    }

    /// <summary>The act could not be done, approved or not.</summary>
    /// <exception cref="DomainException"><c>request.decided</c>: it has ended already.</exception>
    public void Fail(string? reason, DateTimeOffset now)
    {
        Rule.Require(IsUndecided || State == RequestState.Approved, "request.decided", "该申请已经办理完毕。");
        (DecisionText, FinishedAt) = (RequestText.Reason(reason), now);
        Move(RequestState.Failed);
    }

    /// <summary>Does this request allow an act of one of these kinds on this case, now?</summary>
    /// <exception cref="DomainException"><c>approval.missing</c></exception>
    public void EnsureAuthorises(EnforcementCase on, params ReadOnlySpan<string> kinds) =>
        EnsureAuthorises(on.Court, on.Id, kinds);

    /// <inheritdoc cref="EnsureAuthorises(EnforcementCase, ReadOnlySpan{string})"/>
    public void EnsureAuthorises(string court, Guid caseId, params ReadOnlySpan<string> kinds) =>
        Rule.Require(State == RequestState.Approved && Court == court && CaseId == caseId && kinds.Contains(Kind),
            "approval.missing", "没有已经批准的相应申请，不得办理。");

    private void Decide(RequestState state, string by, string? text, DateTimeOffset now)
    {
        Rule.Require(by != RequestedBy, "approval.same-person", "申请人不得审批自己的申请。");
        EnsureUndecided();
        (DecidedBy, DecidedAt, DecisionText) = (by, now, text);
        if (state == RequestState.Rejected)
            FinishedAt = now;
        Move(state);
    }

    private void Move(RequestState state)
    {
        State = state;
        Changed();
    }

    private void EnsureRequester(string by) =>
        Rule.Require(by == RequestedBy, "request.not-requester", "只有申请人可以修改或者撤回申请。");

    private void EnsureUndecided() => Rule.Require(IsUndecided, "request.decided", "该申请已经作出决定。");
}
