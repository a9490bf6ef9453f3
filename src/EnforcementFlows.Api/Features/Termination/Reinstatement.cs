using EnforcementFlows.Api.Features.Forms;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Calendars;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Courts;
using EnforcementFlows.Domain.Termination;
using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Api.Features.Termination;

/// <summary>Reads the form <c>reinstatement-request</c> and reviews it by the court's grounds.</summary>
internal static class Reinstatement
{
    public static IReadOnlyList<UnmetCondition> Review(EnforcementCase prior, FormData form, CourtProfile profile, ActivityExecutionContext context) =>
        ReinstatementReview.Of(prior, GroundOf(form, profile), FactsOf(form), CourtTime.DayOf(context.Now));

    /// <exception cref="DomainException"><c>case.not-terminated</c>, <c>reinstatement.too-late</c></exception>
    public static void EnsureMayAskFor(EnforcementCase prior, FormData form, CourtProfile profile) =>
        ReinstatementReview.EnsureMayAskFor(prior, GroundOf(form, profile), FactsOf(form));

    private static ReinstatementGround? GroundOf(FormData form, CourtProfile profile) =>
        profile.ReinstatementGrounds.FirstOrDefault(known => known.Code == form.Text("ground"));

    private static ReinstatementFacts FactsOf(FormData form) => new(form.Day("appliedOn"), form.Day("lastAgreedOn"));
}
