using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Data;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Courts;
using EnforcementFlows.Domain.Termination;
using EnforcementFlows.Workflow.Execution;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Termination;

/// <summary>The register of terminated cases (终本案件库), and the flow that keeps watch over each.</summary>
internal static class TerminatedRegister
{
    /// <summary>Key of that flow in the profile.</summary>
    public const string Flow = "terminated-management";

    /// <summary>What it waits for, so that nobody queries a case that goes on elsewhere.</summary>
    public const string ResumedEvent = "case.resumed";

    public static async Task<TerminatedCase?> FindAsync(EnforcementDbContext db, EnforcementCase about, CancellationToken cancellationToken) =>
        db.Tracked<TerminatedCase>().FirstOrDefault(t => t.CaseId == about.Id)
        ?? await db.TerminatedCases.FirstOrDefaultAsync(t => t.Court == about.Court && t.CaseId == about.Id, cancellationToken);

    /// <exception cref="DomainException"><c>termination.not-registered</c></exception>
    public static async Task<TerminatedCase> OfAsync(EnforcementDbContext db, EnforcementCase about, CancellationToken cancellationToken) =>
        await FindAsync(db, about, cancellationToken) ?? throw new DomainException("termination.not-registered", "该案不在终本案件库中。");

    /// <summary>Starts the flow after the commit, once per case; a court that names none keeps no register.</summary>
    public static OutboxMessage? Watch(EnforcementCase closed, CourtProfile profile) =>
        profile.Flows.GetValueOrDefault(Flow) is { } definition ? FlowStart.Of(definition, closed.Id, $"{Flow}:{closed.Id:N}", new() { ["caseId"] = closed.Id.ToString("D") }) : null;
}
