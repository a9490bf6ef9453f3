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
    public static IReadOnlyList<UnmetCondition> Review(EnforcementCase prior, FormData form, CourtProfile profile, ActivityExecutionContext context)
    {
        var ground = profile.ReinstatementGrounds.FirstOrDefault(known => known.Code == form.Text("ground"));
        return ReinstatementReview.Of(prior, ground, new(form.Day("appliedOn"), form.Day("lastAgreedOn")), CourtTime.DayOf(context.Now));
    }
}
