using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Data;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Requests;
using EnforcementFlows.Workflow.Execution;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Requests;

/// <summary>Writes where a request stands: approved, rejected, returned, done or failed.</summary>
[Activity("Court.FinishRequest", DisplayName = "登记申请结果", Category = "申请", Description = "登记申请的结果")]
[ActivityInput("clause", "String", DisplayName = "条款", Picker = "clause")]
[ActivityInput("state", "String", Required = true, DisplayName = "结果",
    Choices =
    [
        "open=审批中", "returned=退回修改", "approved=已批准", "rejected=不同意", "withdrawn=已撤回", "done=已办结", "failed=未能办理",
    ])]
[ActivityInput("requestId", "String", DisplayName = "申请")]
[ActivityInput("by", "String", DisplayName = "决定人")]
[ActivityInput("text", "String", DisplayName = "意见")]
public sealed class FinishRequestActivity(EnforcementDbContext db) : Activity
{
    public override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var request = await db.RequestOfAsync(context);
        var state = EnumCode.Parse<RequestState>(context.RequiredText("state"));
        var (by, text) = (context.Input<string>("by") ?? context.Actor ?? "system", context.Input<string>("text"));
        if (request.State == state)
            return; // the approval chain has written it already
        Move(request, state, by, text, context.Now);
        var about = await db.CaseOfAsync(context);
        db.Note(about, $"request-{state.Code()}", $"申请（{request.Kind}）{Words(state)}{text}", context.Now, context.Input<string>("clause"), context.Actor);
    }

    private static void Move(CaseRequest request, RequestState state, string by, string? text, DateTimeOffset now)
    {
        switch (state)
        {
            case RequestState.Approved: request.Approve(by, now); break;
            case RequestState.Rejected: request.Reject(by, text ?? "不同意", now); break;
            case RequestState.Returned: request.Return(by, text ?? "退回修改", now); break;
            case RequestState.Withdrawn: request.Withdraw(request.RequestedBy, now); break;
            case RequestState.Done:
                if (request.IsUndecided)
                    request.Approve(by, now); // a flow whose regulation asks for no approval
                request.Finish(now);
                break;
            case RequestState.Failed: request.Fail(text ?? "未能办理", now); break;
            default: throw new ActivityFaultException("request-state", $"A request can not be finished as '{state}'.");
        }
    }

    private static string Words(RequestState state) => state switch
    {
        RequestState.Approved => "已批准。",
        RequestState.Rejected => "未获批准：",
        RequestState.Returned => "退回修改：",
        RequestState.Withdrawn => "已撤回。",
        RequestState.Done => "已办结。",
        _ => "未能办理：",
    };
}

/// <summary>Finds the request that a flow runs on.</summary>
public static class RequestLookup
{
    /// <summary>The request named by the input <c>requestId</c>, else by the flow's own input <c>request</c>.</summary>
    /// <exception cref="ActivityFaultException">The flow runs on no request.</exception>
    public static async Task<CaseRequest> RequestOfAsync(this EnforcementDbContext db, ActivityExecutionContext context)
    {
        var id = context.Input<string>("requestId") ?? (context.WorkflowInput("request") as Dictionary<string, object?>)?.GetValueOrDefault("id") as string;
        if (!Guid.TryParse(id, out var requestId))
            throw new ActivityFaultException("request-missing", "The flow runs on no request.");
        return db.Requests.Local.FirstOrDefault(r => r.Id == requestId)
            ?? await db.Requests.FirstOrDefaultAsync(r => r.Court == context.Tenant && r.Id == requestId, context.CancellationToken)
            ?? throw new ActivityFaultException("request-missing", "There is no such request.");
    }
}
