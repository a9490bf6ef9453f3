using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Data;
using EnforcementFlows.Domain.Calendars;
using EnforcementFlows.Domain.Sanctions;
using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Api.Features.Sanctions;

/// <summary>Enters that the term of a listing has run out (失信期限届满). It ends by the law and asks for no approval; one that was lifted before stays as it is.</summary>
/// <remarks>失信规定 2, 10.</remarks>
[Activity("Court.ExpireListing", DisplayName = "登记失信期限届满", Category = "失信限高", Description = "失信期限届满，登记移出名单")]
[ActivityInput("sanctionId", "String", Required = true, DisplayName = "失信记录")]
[ActivityInput("clause", "String", Required = true, DisplayName = "条款", Picker = "clause")]
public sealed class ExpireListing(EnforcementDbContext db) : Activity
{
    public override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var about = await db.CaseOfAsync(context);
        var listing = await db.RowOfAsync<Sanction>(about, context.RequiredText("sanctionId"), context.CancellationToken);
        if (listing.State != SanctionState.InForce)
            return;
        listing.Expire(CourtTime.DayOf(context.Now));
        var parties = await db.PartiesAsync(about, context.CancellationToken);
        var debtor = parties.PlaceOf(parties.First(party => party.Id == listing.PartyId));
        db.Note(about, "sanction-expire", $"失信期限届满（{debtor}），末日为 {listing.EndsOn:yyyy-MM-dd}。", context.Now, context.Input<string>("clause"), context.Actor);
    }
}
