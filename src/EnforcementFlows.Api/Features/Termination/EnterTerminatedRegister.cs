using System.Globalization;
using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Data;
using EnforcementFlows.Domain.Calendars;
using EnforcementFlows.Domain.Termination;
using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Api.Features.Termination;

/// <summary>Takes a case that was closed as 终本 into the register (进入终本案件库).</summary>
/// <remarks>WL-3-2-0, HL-2.3-1; 终本规定 9.</remarks>
[Activity("Court.EnterTerminatedRegister", DisplayName = "进入终本案件库", Category = "终本管理", Description = "案件进入终本案件库")]
[ActivityInput("clause", "String", Required = true, DisplayName = "条款", Picker = "clause")]
[ActivityOutput("entry", "Object", DisplayName = "登记")]
public sealed class EnterTerminatedRegister(EnforcementDbContext db, ProfileCatalog profiles) : Activity
{
    public override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var about = await db.CaseOfAsync(context);
        var settings = profiles.Get(context.Tenant, context.Now).Settings.TerminatedQueries;
        var entry = await TerminatedRegister.FindAsync(db, about, context.CancellationToken);
        if (entry is null)
        {
            entry = TerminatedCase.Enter(about, settings.Plan(), settings.Team, CourtTime.DayOf(context.Now));
            db.TerminatedCases.Add(entry);
            db.Note(
                about, "terminated-registered", $"进入终本案件库，下次查询日 {entry.NextQueryOn:yyyy-MM-dd}。", context.Now, context.Input<string>("clause"), context.Actor);
        }

        context.SetOutput("entry", TerminatedEntry.Of(entry, settings.Automatic));
    }
}

/// <summary>What a flow is told of an entry of the register.</summary>
internal static class TerminatedEntry
{
    public static Dictionary<string, object?> Of(TerminatedCase entry, bool automatic) => new()
    {
        ["nextQueryOn"] = entry.NextQueryOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["automatic"] = automatic,
        ["queries"] = entry.Queries,
        ["emptyInARow"] = entry.EmptyInARow,
    };
}
