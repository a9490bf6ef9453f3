using System.Globalization;
using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Features.Forms;
using EnforcementFlows.Data;
using EnforcementFlows.Domain.Approvals;
using EnforcementFlows.Domain.Calendars;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Closing;
using EnforcementFlows.Domain.Requests;
using EnforcementFlows.Domain.Sanctions;
using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Api.Features.Documents;

/// <summary>The request that the flow runs on, and who approved it: 审批单, decisions and orders.</summary>
internal sealed class RequestFields(EnforcementDbContext db, EnforcementCase about, ActivityExecutionContext context)
{
    public async Task AddToAsync(DocumentFields fields)
    {
        var input = FormData.Of(context.WorkflowInput("request"));
        if (input.Text("id") is not { } id || !Guid.TryParse(id, out var requestId))
            return;
        var requests = await db.RowsOfAsync<CaseRequest>(about, context.CancellationToken);
        if (requests.FirstOrDefault(request => request.Id == requestId) is not { } request)
            return;
        fields.Add("matter", LegalNames.OfRequest(request.Kind));
        fields.Add("requester", await CaseStaff.NameAsync(db, about.Court, request.RequestedBy, context.CancellationToken));
        fields.Add("requestedOn", request.RequestedAt);
        fields.Add("reason", request.Reason);
        fields.Add("rulingReason", request.Reason);
        AddGrounds(fields, request.Kind, input.Part("data"));
        AddApprovals(fields, await db.RowsOfAsync<ApprovalRecord>(about, context.CancellationToken), requestId);
    }

    private static void AddGrounds(DocumentFields fields, string kind, FormData data)
    {
        if (kind is RequestKinds.DishonestListing or RequestKinds.ConsumptionRestriction && data.Code<ListingGround>("ground") is { } ground)
            fields.Add("ground", LegalNames.Of(ground));
        else if (kind is RequestKinds.DishonestListingLift or RequestKinds.ConsumptionRestrictionLift && data.Code<LiftGround>("ground") is { } lift)
            fields.Add("liftGround", LegalNames.Of(lift));
        if (data.Code<ClosingWay>("way") is { } way)
            fields.Add("way", LegalNames.Of(way));
    }

    private static void AddApprovals(DocumentFields fields, IReadOnlyList<ApprovalRecord> records, Guid requestId)
    {
        var signed = records.Where(record => record.RequestId == requestId).ToList();
        fields.Add("decisions", string.Join('\n', signed.Select(Line)));
        if (signed.Count > 0)
            fields.Add("approval", Line(signed[^1]));
    }

    private static string Line(ApprovalRecord record)
    {
        var decision = record.Decision switch
        {
            ApprovalDecision.Approve => "同意",
            ApprovalDecision.Reject => "不同意",
            _ => "退回",
        };
        var day = CourtTime.DayOf(record.At).ToString("yyyy年M月d日", CultureInfo.InvariantCulture);
        var opinion = record.IsDeliberation ? null : record.Opinion; // 副卷: documents go to parties
        return $"{record.ByName}：{decision}{(opinion is null ? "" : $"，{opinion}")}（{day}）";
    }
}
