using EnforcementFlows.Domain.Requests;
using EnforcementFlows.Domain.Triage;

namespace EnforcementFlows.Domain.Cases;

public sealed partial class EnforcementCase
{
    private readonly List<HandlerAssignment> _handlers = [];

    /// <summary>繁简分流结果, code of the profile: <c>simple</c>, <c>ordinary</c>, <c>special</c> …</summary>
    public string? CaseClass { get; private set; }

    /// <summary>Who works on it: <c>centre</c>, <c>fast</c>, <c>ordinary</c> …, code of the profile.</summary>
    public string? Track { get; private set; }

    /// <summary>The rule that decided the class.</summary>
    public string? TriageRule { get; private set; }

    public DateTimeOffset? TriagedAt { get; private set; }

    /// <summary>The handler whom 立案庭 drew and the filing names (C-49); he takes over after preparation.</summary>
    public string? AssignedHandler { get; private init; }

    /// <summary>承办人; null until one is assigned.</summary>
    public string? HandlerId { get; private set; }

    /// <summary>When the command centre handed the case to its handler (TB-3.2-1b).</summary>
    public DateTimeOffset? HandedOverAt { get; private set; }

    public string? Team { get; private set; }

    public IReadOnlyList<HandlerAssignment> Handlers => _handlers;

    /// <summary>Sorts the case (繁简分流, TB-2.2-9). A re-triage replaces the class; what has elapsed of a term stays elapsed.</summary>
    public void Sort(TriageDecision decision, DateTimeOffset now)
    {
        EnsureActive();
        (CaseClass, Track, TriageRule, TriagedAt) = (decision.CaseClass, decision.Track, decision.Rule, now);
        if (Stage is CaseStage.Registered or CaseStage.Preparation)
            Stage = CaseStage.Triaged;
        Version++;
    }

    /// <summary>Names the first handler (确定承办人): the one of the filing, or the one drawn.</summary>
    /// <exception cref="DomainException"><c>case.handler-assigned</c>: there is one; only an approved change replaces him. <c>case.former-handler</c></exception>
    public void AssignHandler(string handlerId, string reason, DateTimeOffset now, string? drawSeed = null, string? team = null)
    {
        EnsureActive();
        Rule.Require(HandlerId is null, "case.handler-assigned", "案件已有承办人，变更承办人须经审批。");
        Begin(handlerId, reason, now, requestId: null, drawSeed);
        Team = team ?? Team;
    }

    /// <summary>Hands the case from the command centre to its handler (移送承办人, TB-3.2-1b, TB-3.2-12).</summary>
    /// <exception cref="DomainException"><c>case.no-handler</c>, <c>case.handed-over</c></exception>
    public void HandOver(DateTimeOffset now)
    {
        EnsureActive();
        Rule.Require(HandlerId is not null, "case.no-handler", "案件尚未确定承办人，不能移送。");
        Rule.Require(HandedOverAt is null, "case.handed-over", "案件已经移送承办人。");
        HandedOverAt = now;
        Stage = CaseStage.Handling;
        Version++;
    }

    /// <summary>Changes the handler (变更承办人) by an approved request; a suspended case may change hands too.</summary>
    /// <remarks>TB-2.1-3b, TB-3.2-13a：承办人只能经局长签批的变更程序修改。HL-2.1-2: the ordinary team takes a case over with the director's signature.</remarks>
    /// <exception cref="DomainException"><c>approval.missing</c>, <c>case.no-handler</c>, <c>case.same-handler</c>, <c>case.former-handler</c>, <c>case.closed</c></exception>
    public void ChangeHandler(string newHandler, CaseRequest approved, DateTimeOffset now)
    {
        EnsureOpen();
        approved.EnsureAuthorises(this, RequestKinds.HandlerChange, RequestKinds.TeamTransfer);
        Rule.Require(HandlerId is not null, "case.no-handler", "案件尚未确定承办人，不能变更。");
        EnsureMayHandle(newHandler);
        _handlers.Single(assignment => assignment.UntilAt is null).End(now);
        Begin(newHandler, "承办人变更审批", now, approved.Id, drawSeed: null);
    }

    /// <summary>Whether this person may handle the case at all; asked before anybody is asked to approve it.</summary>
    /// <exception cref="DomainException"><c>case.same-handler</c>, <c>case.former-handler</c></exception>
    public void EnsureMayHandle(string handlerId)
    {
        Rule.Require(handlerId != HandlerId, "case.same-handler", "变更后的承办人与现承办人相同。");
        Rule.Require(ExcludedHandler is null || handlerId != ExcludedHandler, "case.former-handler", "恢复执行的案件必须更换承办人。");
    }

    private void Begin(string handlerId, string reason, DateTimeOffset now, Guid? requestId, string? drawSeed)
    {
        EnsureMayHandle(handlerId);
        HandlerId = Rule.Text(handlerId, "case.no-handler", "须指定承办人。");
        _handlers.Add(new HandlerAssignment
        {
            Court = Court,
            CaseId = Id,
            HandlerId = HandlerId,
            FromAt = now,
            Reason = reason,
            RequestId = requestId,
            DrawSeed = drawSeed,
        });
        Version++;
    }
}
