using EnforcementFlows.Api.Features.Deadlines;
using EnforcementFlows.Api.Features.Forms;
using EnforcementFlows.Data;
using EnforcementFlows.Domain.Calendars;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Deadlines;
using EnforcementFlows.Workflow.Execution;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Terms;

/// <summary>The clocks of a case that excluded time stops (扣除期间): they stand still together, and go on together.</summary>
/// <remarks>
/// A clock belongs to the flow that has started it, and so does its alarm: that one finds the clock stopped when it rings, and looks again
/// when it could ring at the earliest.
/// </remarks>
public sealed class TermClocks(EnforcementDbContext db, DeadlineBook book, CourtCalendars calendars)
{
    /// <summary>A case's stretch as a deadline counts it.</summary>
    public static Pause PauseOf(CasePause pause) =>
        new() { From = pause.From, Until = pause.Until, Ground = pause.Ground.Name(), Document = pause.Document, ApprovedBy = pause.ApprovedBy };

    /// <summary>Stops every running clock that such time stops and that had not run out before.</summary>
    /// <returns>How many.</returns>
    public Task<int> StopAsync(EnforcementCase about, Pause pause, ActivityExecutionContext context) =>
        ChangeAsync(
            about, context, deadline => CourtTime.StartOf(pause.From) < deadline.DueAt,
            deadline => deadline.Pause(pause, calendars.Of(context.Tenant), context.Now));

    /// <summary>Lets every clock go on that this stretch stopped.</summary>
    /// <returns>How many.</returns>
    public Task<int> GoOnAsync(EnforcementCase about, Pause ended, ActivityExecutionContext context) =>
        ChangeAsync(
            about, context, deadline => deadline.Pauses.Any(pause => pause.IsOpen && pause.Ground == ended.Ground && pause.Document == ended.Document),
            deadline => deadline.Resume(ended.Until!.Value, calendars.Of(context.Tenant), context.Now, ended.Ground, ended.Document));

    internal static DateOnly? DayOf(string? text) => FormData.Of(new Dictionary<string, object?> { ["day"] = text }).Day("day");

    private async Task<int> ChangeAsync(EnforcementCase about, ActivityExecutionContext context, Func<Deadline, bool> concerned, Action<Deadline> change)
    {
        var changed = 0;
        await db.Deadlines.Where(d => d.Court == about.Court && d.CaseId == about.Id && d.MetAt == null).LoadAsync(context.CancellationToken);
        foreach (var deadline in db.Tracked<Deadline>().Where(d => d.CaseId == about.Id).OrderBy(d => d.Id).ToList())
        {
            if (deadline.IsFinished || deadline.Kind != DeadlineKind.Procedural || !deadline.ReadBasis().Rule.Counting.StopsDuringPauses || !concerned(deadline))
                continue;
            change(deadline);
            await book.MoveAsync(deadline, context.CancellationToken);
            changed++;
        }

        return changed;
    }
}
