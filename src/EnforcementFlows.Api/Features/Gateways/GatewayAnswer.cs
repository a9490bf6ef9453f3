using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Data;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Gateways;
using EnforcementFlows.Workflow.Execution;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Gateways;

/// <summary>Takes what an outside system answers to a request: once, and not over what was done by hand.</summary>
internal sealed class GatewayAnswer(Burst burst, EnforcementDbContext db, InboundContent content, CancellationToken cancellationToken)
{
    /// <returns>The case that the request belongs to.</returns>
    /// <exception cref="InboundRejectedException">There is no such request of this court to this gateway.</exception>
    public async Task<Guid> TakeAsync(string gateway, Guid requestId)
    {
        var court = burst.Command.TenantId;
        var asked = await db.GatewayRequests.AsNoTracking().FirstOrDefaultAsync(r => r.Court == court && r.Id == requestId && r.Gateway == gateway, cancellationToken)
            ?? throw new InboundRejectedException("没有这一请求");
        if (asked is { Awaited: true, State: GatewayRequestState.Answered })
            return asked.CaseId;
        // the flow is locked before the request
        var waited = asked.Awaited && await db.IsWaitedForAsync(court, requestId, cancellationToken);
        if (waited)
            await burst.PublishAsync(CallGateway.AnswerEvent, requestId.ToString("D"), Answer(), cancellationToken);
        var request = (await db.LockRequestAsync(court, requestId, cancellationToken))!;
        var about = await db.CaseAsync(court, request.CaseId, cancellationToken);
        if (request.State == GatewayRequestState.Cancelled)
            Note(about, request, "gateway-late", "请求取消后才收到答复，未生效。");
        else if (content.IsRefusal)
            Refuse(about, request);
        else
            await AnswerAsync(about, request, told: waited || content.IsBare);
        return request.CaseId;
    }

    private Dictionary<string, object?> Answer() =>
        new(content.Event.Payload) { ["outcome"] = content.IsRefusal ? CallGateway.Refused : CallGateway.Answered };

    private async Task AnswerAsync(EnforcementCase about, GatewayRequest request, bool told)
    {
        if (request is { Awaited: true, State: GatewayRequestState.Answered })
            return; // another answer was quicker
        if (request.State != GatewayRequestState.Answered)
            Note(about, request, "gateway-answered", "收到答复。");
        request.Answer(burst.Now);
        if (!told)
            await content.Event.PublishAsync(burst, about.Id, cancellationToken);
    }

    private void Refuse(EnforcementCase about, GatewayRequest request)
    {
        request.Refuse("The other system took the request and refused it later.");
        Note(about, request, "gateway-refused", "受理后拒绝了请求，须人工办理。");
        db.Warn(about, burst.Profile(), request, $"refused:{burst.Command.Id:N}", "受理后拒绝了请求，请人工办理。", burst.Now);
    }

    private void Note(EnforcementCase about, GatewayRequest request, string kind, string text) =>
        db.Note(about, request, kind, text, burst.Now, burst.Command.Actor, content.Event.OccurredAt);
}
