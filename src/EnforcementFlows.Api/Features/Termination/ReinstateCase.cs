using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Api.Features.Deadlines;
using EnforcementFlows.Api.Features.Forms;
using EnforcementFlows.Api.Features.Measures;
using EnforcementFlows.Api.Features.Requests;
using EnforcementFlows.Api.Features.Sanctions;
using EnforcementFlows.Data;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Calendars;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Courts;
using EnforcementFlows.Domain.Measures;
using EnforcementFlows.Domain.Parties;
using EnforcementFlows.Domain.Sanctions;
using EnforcementFlows.Domain.Settlements;
using EnforcementFlows.Workflow.Activities;
using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.Values;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Termination;

/// <summary>
/// Opens the case in which a terminated one goes on (恢复执行立案), by the approved request and under the number that 立案庭 has given:
/// linked to it, for what is still owed, its control measures and its listings and restrictions with it. Its flow starts after the commit.
/// </summary>
/// <remarks>终本规定 9; WL-3-3-1 to WL-3-3-5; 失信规定 2, 10.</remarks>
[Activity("Court.ReinstateCase", DisplayName = "恢复执行立案", Category = "终本管理", Description = "恢复执行，另立执恢案件")]
[ActivityInput("request", "Object", Required = true, DisplayName = "恢复执行申请")]
[ActivityInput("form", "Object", Required = true, DisplayName = "恢复执行立案信息")]
[ActivityInput("clause", "String", Required = true, DisplayName = "条款", Picker = "clause")]
[ActivityOutput("caseId", "String", DisplayName = "案件")]
public sealed class ReinstateCase(EnforcementDbContext db, ProfileCatalog profiles, DeadlineBook book) : Activity
{
    public override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var prior = await db.CaseOfAsync(context);
        var profile = profiles.Get(context.Tenant, context.Now);
        var (asked, filed) = (FormData.Of(context.Input("request")), FormData.Of(context.Input("form")));
        var unmet = Reinstatement.Review(prior, asked, profile, context);
        if (unmet.Count > 0)
            throw new DomainException(unmet[0].Code, string.Concat(unmet.Select(u => u.Message)), unmet[0].Clause);
        var resumed = await OpenAsync(prior, asked, filed, profile, context);
        var measures = await MoveMeasuresAsync(prior, resumed, profile, context);
        var sanctions = await MoveSanctionsAsync(prior, resumed, profile, context);
        Note(prior, resumed, MovedText(measures, sanctions), context);
        await LeaveRegisterAsync(prior, resumed, context);
        context.Enqueue(FlowOf(resumed, profile));
        context.SetOutput("caseId", resumed.Id.ToString("D"));
    }

    private async Task<EnforcementCase> OpenAsync(EnforcementCase prior, FormData asked, FormData filed, CourtProfile profile, ActivityExecutionContext context)
    {
        var request = await db.RequestOfAsync(context);
        await db.PartiesAsync(prior, context.CancellationToken);
        var filedAt = filed.RequiredInstant("filedAt", "立案时间");
        if (filedAt > context.Now)
            throw new DomainException("filing.date-in-future", "立案时间不得晚于现在。");
        var number = CaseNumber.Parse(filed.RequiredText("caseNumber", "恢复执行案号"));
        if (await db.Cases.AnyAsync(c => c.Court == prior.Court && c.Number == number, context.CancellationToken))
            throw new DomainException("case.duplicate", $"案号 {number} 已经登记。");
        var performed = (await db.RowsOfAsync<SettlementInstalment>(prior, context.CancellationToken)).Aggregate(Money.Zero, (sum, instalment) => sum + instalment.PaidSinceClosing);
        var filing = prior.FilingToResume(number, asked.Day("appliedOn") ?? CourtTime.DayOf(request.RequestedAt), filedAt, performed);
        var resumed = EnforcementCase.Resume(filing, prior, request, profile.Settings.ReinstateExcludesOriginalHandler, profile.Version, context.Now);
        db.Cases.Add(resumed);
        return resumed;
    }

    private async Task<int> MoveMeasuresAsync(EnforcementCase prior, EnforcementCase resumed, CourtProfile profile, ActivityExecutionContext context)
    {
        var count = 0;
        foreach (var measure in await db.RowsOfAsync<ControlMeasure>(prior, context.CancellationToken))
        {
            if (measure.MoveTo(resumed, context.Now) is not { } moved)
                continue;
            db.Measures.Add(moved);
            await MeasureExpiry.StopAsync(book, measure, context);
            if (moved.EndsOn is not null)
                context.Enqueue(MeasureExpiry.Watch(moved, profile));
            count++;
        }
        return count;
    }

    // whoever performs in the resumed case is taken off the list there; left behind, nobody would be asked to (失信规定 10)
    private async Task<int> MoveSanctionsAsync(EnforcementCase prior, EnforcementCase resumed, CourtProfile profile, ActivityExecutionContext context)
    {
        var count = 0;
        foreach (var sanction in await db.RowsOfAsync<Sanction>(prior, context.CancellationToken))
        {
            if (sanction.MoveTo(resumed, DebtorThere(prior, resumed, sanction), context.Now) is not { } moved)
                continue;
            db.Sanctions.Add(moved);
            await ListingExpiry.StopAsync(book, sanction, context);
            ListingExpiry.Watch(moved, profile, context);
            count++;
        }
        return count;
    }

    // the parties of the resumed case are those of the prior one, in the same order
    private static Party DebtorThere(EnforcementCase prior, EnforcementCase resumed, Sanction sanction)
    {
        var place = prior.Parties.OrderBy(party => party.Ordinal).TakeWhile(party => party.Id != sanction.PartyId).Count();
        return resumed.Parties.OrderBy(party => party.Ordinal).ElementAt(place);
    }

    private void Note(EnforcementCase prior, EnforcementCase resumed, string moved, ActivityExecutionContext context)
    {
        var clause = context.Input<string>("clause");
        db.Note(prior, "case-reinstated", $"恢复执行，新案号 {resumed.Number}{moved}。", context.Now, clause, context.Actor);
        db.Note(resumed, "case-filed", $"恢复执行立案，原案号 {prior.Number}{moved}。", context.Now, clause, context.Actor, provenAt: resumed.FiledAt);
    }

    private static string MovedText(int measures, int sanctions) =>
        (measures == 0 ? "" : $"，{measures} 项控制措施随案转入，期限不变") + (sanctions == 0 ? "" : $"，{sanctions} 项失信、限制消费随案转入，情形和期限不变");

    private async Task LeaveRegisterAsync(EnforcementCase prior, EnforcementCase resumed, ActivityExecutionContext context)
    {
        if (await TerminatedRegister.FindAsync(db, prior, context.CancellationToken) is { } entry)
            entry.Resume(resumed, context.Now);
        context.Enqueue(new(PublishEvent.OutboxKind, $"{TerminatedRegister.ResumedEvent}:{prior.Id:N}", new Dictionary<string, object?>
        {
            ["name"] = TerminatedRegister.ResumedEvent,
            ["correlation"] = prior.Id.ToString("D"),
            ["instance"] = null,
            ["payload"] = new Dictionary<string, object?>
            {
                ["type"] = TerminatedRegister.ResumedEvent,
                ["occurredAt"] = context.Now,
                ["data"] = new Dictionary<string, object?> { ["caseId"] = resumed.Id.ToString("D") },
            },
        }));
    }

    private static OutboxMessage FlowOf(EnforcementCase resumed, CourtProfile profile)
    {
        var flow = profile.FlowOf(CaseType.Resumed) ?? throw new ActivityFaultException("flow-missing", $"The profile of {profile.Court} names no flow for resumed cases.");
        return FlowStart.Of(flow, resumed.Id, $"case:{resumed.Id:N}", new() { ["caseId"] = resumed.Id.ToString("D"), ["facts"] = WorkflowValue.Parse(resumed.Facts) });
    }
}
