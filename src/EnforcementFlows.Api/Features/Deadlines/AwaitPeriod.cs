using System.Globalization;
using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Data;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Calendars;
using EnforcementFlows.Domain.Courts;
using EnforcementFlows.Domain.Deadlines;
using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Api.Features.Deadlines;

/// <summary>
/// Waits until a period that is given to the parties (当事人期间) is over, such as the days for objections to a price. Nobody of
/// the court is late when it ends, so it is no node; one that is over already is not waited for.
/// </summary>
[Activity("Court.AwaitPeriod", DisplayName = "等待当事人期间届满", Category = "期限", Description = "等到当事人的期间届满", WaitsForTime = true)]
[ActivityInput("clause", "String", Required = true, DisplayName = "条款", Picker = "clause")]
[ActivityInput("period", "String", Required = true, DisplayName = "期间（本院配置的代码）", Picker = "party-period")]
[ActivityInput("from", "String", DisplayName = "起算日，filed 为立案之日，缺省为现在")]
[ActivityOutput("endsOn", "String", DisplayName = "届满日")]
public sealed class AwaitPeriod(EnforcementDbContext db, ProfileCatalog profiles, CourtCalendars calendars) : Activity
{
    public override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var about = await db.CaseOfAsync(context);
        var end = PartyPeriods.EndOf(profiles.Get(context.Tenant, context.Now), calendars.Of(context.Tenant), about.FiledAt, context);
        db.Note(about, "period-started", $"{end.Name}至 {end.On:yyyy年M月d日}届满。", context.Now, context.Input<string>("clause"), context.Actor);
        PartyPeriods.Wait(context, end);
    }

    public override ValueTask RenewAsync(ActivityExecutionContext context) => ExecuteAsync(context);
}

/// <summary>The periods of parties, counted as every procedural period is: the day of the start does not count, a rest day is not the last.</summary>
internal static class PartyPeriods
{
    private const string Filed = "filed";

    /// <param name="Name">What people call the period.</param>
    /// <param name="On">Its last legal day.</param>
    /// <param name="At">The instant after that day.</param>
    public sealed record End(string Name, DateOnly On, DateTimeOffset At);

    /// <summary>When the period that the activity names is over.</summary>
    /// <exception cref="DomainException"><c>period.unknown</c>: the profile has none of that code; <c>date.malformed</c>.</exception>
    public static End EndOf(CourtProfile profile, CourtCalendar calendar, StartMoment? filed, ActivityExecutionContext context)
    {
        var code = context.RequiredText("period");
        var period = profile.Settings.PartyPeriods.GetValueOrDefault(code) ?? throw new DomainException("period.unknown", $"本院配置没有期间“{code}”。");
        var rule = new DeadlineRule { Node = code, Name = period.Name, Statutory = new(new(period.N, period.Unit), StartEvent.Event, period.Source) };
        var from = context.Input<string>("from");
        var starts = new DeadlineStarts { Event = from == Filed ? filed : DeadlineBook.MomentOf(from) ?? context.WaitBegins };
        var end = DeadlineCalculator.Compute(rule, starts, calendar);
        return new(period.Name, end.DueOn ?? CourtTime.DayOf(end.DueAt), end.DueAt);
    }

    public static void Wait(ActivityExecutionContext context, End end)
    {
        context.SetOutput("endsOn", end.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        if (end.At > context.Now)
            context.WaitUntil(end.At);
    }
}
