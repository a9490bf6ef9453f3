using EnforcementFlows.Api.Features.Alerts;
using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Data;
using EnforcementFlows.Domain.Alerts;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Courts;
using EnforcementFlows.Domain.Gateways;
using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.Values;

namespace EnforcementFlows.Api.Features.Gateways;

/// <summary>What the timeline and the people of a case are told of requests to outside systems.</summary>
internal static class GatewayNotes
{
    public static string DetailsOf(GatewayRequest request) => WorkflowValue.ToJson(new Dictionary<string, object?>
    {
        ["requestId"] = request.Id.ToString("D"),
        ["gateway"] = request.Gateway,
        ["operation"] = request.Operation,
    });

    public static void Note(
        this EnforcementDbContext db, EnforcementCase about, GatewayRequest request, string kind, string text, DateTimeOffset now,
        string? actor = null, DateTimeOffset? provenAt = null) =>
        db.Note(about, kind, $"{GatewayNames.WordsOf(request.Gateway)}：{text}", now, request.Clause, actor, request.Node, provenAt, DetailsOf(request));

    /// <summary>The court's profile in force as the burst runs.</summary>
    public static CourtProfile Profile(this Burst burst) => burst.Services.GetRequiredService<ProfileCatalog>().Get(burst.Command.TenantId, burst.Now);

    /// <summary>Tells the handler, and until there is one who answers for his work.</summary>
    public static void Warn(
        this EnforcementDbContext db, EnforcementCase about, CourtProfile profile, GatewayRequest request, string occasion, string text, DateTimeOffset now)
    {
        var content = new AlertContent($"{GatewayNames.WordsOf(request.Gateway)}：{text}", request.Node, Clause: request.Clause);
        db.Raise(AlertRecipient.HandlerOf(about, profile), about, AlertKind.Gateway, $"{request.Id:N}:{occasion}", content, now);
    }
}
