using System.Globalization;
using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Api.Features.Tasks;
using EnforcementFlows.Api.Features.Terms;
using EnforcementFlows.Data;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Alerts;
using EnforcementFlows.Domain.Calendars;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Courts;
using EnforcementFlows.Domain.Deadlines;
using EnforcementFlows.Domain.Supervision;
using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.HumanTasks;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Deadlines;

/// <summary>
/// The deadlines of cases (节点期限) inside a burst: started, met, voided and extended here, so that the row, its next alarm and
/// the timeline change together. Only the next alarm of a deadline is ever stored.
/// </summary>
public sealed class DeadlineBook(EnforcementDbContext db, ProfileCatalog profiles, CourtCalendars calendars)
{
    /// <summary>Name of the alarm handler; stored with every alarm.</summary>
    public const string AlarmName = "deadline";

    private const int DaysForHolidays = 14;

    public static string AlarmKey(Guid deadlineId) => $"deadline:{deadlineId:N}";

    /// <summary>Starts a node's clock under the profile that is in force now, with the case's open exclusions.</summary>
    public Deadline Start(ActivityExecutionContext context, EnforcementCase about, string node, DeadlineStarts starts, string? subjectId)
    {
        var profile = profiles.Get(context.Tenant, context.Now);
        var rule = profile.RuleOf(node);
        var owner = new DeadlineOwner(about.Court, about.Id, context.InstanceId, profile.Version, subjectId);
        var pauses = about.Pauses.Select(TermClocks.PauseOf);
        var deadline = Deadline.Start(context.Execution.NewId(), owner, rule, starts, calendars.Of(context.Tenant), [.. pauses]);
        db.Deadlines.Add(deadline);
        db.NodeLedger.Add(NodeLedgerRow.Open(about, NodeOf(deadline, about, profile), DatesOf(deadline)));
        return deadline;
    }

    /// <summary>The ledger row of a deadline (节点期限预警台账, TB-3.2-14a).</summary>
    public async Task<NodeLedgerRow> LedgerRowAsync(Deadline deadline, CancellationToken cancellationToken) =>
        db.Tracked<NodeLedgerRow>().FirstOrDefault(r => r.DeadlineId == deadline.Id)
        ?? await db.NodeLedger.FirstAsync(r => r.Court == deadline.Court && r.DeadlineId == deadline.Id, cancellationToken);

    /// <summary>The dates of a deadline have moved: its ledger row and the open tasks of its node move with it, in the same transaction.</summary>
    public async Task MoveAsync(Deadline deadline, CancellationToken cancellationToken)
    {
        (await LedgerRowAsync(deadline, cancellationToken)).Move(DatesOf(deadline));
        foreach (var task in await OpenTasksAsync(deadline, deadline.Node, cancellationToken))
            (task.DueAt, task.DueOn) = (deadline.DueAt, deadline.DueOn);
    }

    /// <summary>The open tasks of a node that are about what a deadline is about.</summary>
    public async Task<IReadOnlyList<HumanTask>> OpenTasksAsync(Deadline deadline, string node, CancellationToken cancellationToken)
    {
        var correlation = deadline.CaseId.ToString("D");
        var tasks = await db.HumanTasks.Where(t => t.TenantId == deadline.Court && t.CorrelationId == correlation && t.Node == node && t.DoneAt == null)
            .ToListAsync(cancellationToken);
        return [.. tasks.Where(task => task.IsOpen && task.Node == node && (deadline.SubjectId is null || task.SubjectId == deadline.SubjectId))]; // in this burst it may be another node's already
    }

    /// <summary>Writes the case's handler into the ledger rows of all nodes that run and are not late (TB-3.2-12, TB-2.1-3b).</summary>
    public async Task PassToHandlerAsync(EnforcementCase about, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await db.NodeLedger.Where(r => r.Court == about.Court && r.CaseId == about.Id && r.MetAt == null && r.VoidedAt == null).LoadAsync(cancellationToken);
        foreach (var row in db.Tracked<NodeLedgerRow>().Where(r => r.Court == about.Court && r.CaseId == about.Id))
            row.PassTo(about.HandlerId!, now);
    }

    /// <summary>The node with who holds it: the handler after hand-over, before it the roles of the profile.</summary>
    public static OverdueNode NodeOf(Deadline deadline, EnforcementCase about, CourtProfile profile) =>
        new(deadline.Id, deadline.Node, deadline.Name, string.Join(',', HoldersOf(about, profile, deadline.Node).Select(h => h.User ?? h.Role)));

    /// <summary>Who answers for a node: the handler once the case is his; before, and after its closing, the node's holders, and before the centre's head too.</summary>
    public static IReadOnlyList<AlertRecipient> HoldersOf(EnforcementCase about, CourtProfile profile, string node)
    {
        if (ResponsibleHandler(about, profile, node) is { } handler)
            return [AlertRecipient.Person(handler)];
        var roles = RolesOf(profile, node);
        return [.. (about.IsClosed && roles.Count > 0 ? roles : roles.Append(profile.CentreRole())).Distinct().Select(AlertRecipient.HoldersOf)];
    }

    /// <summary>The handler, where the node is his: once the case is handed over, and after its closing what the profile leaves to him or to nobody (WL-3-2-0: the queries after 终本 are the termination officer's).</summary>
    public static string? ResponsibleHandler(EnforcementCase about, CourtProfile profile, string node) =>
        about.HandedOverAt is null || (about.IsClosed && RolesOf(profile, node).Count > 0) ? null : about.HandlerId;

    /// <summary>The roles that the profile names for a node, the handler left out.</summary>
    public static IReadOnlyList<string> RolesOf(CourtProfile profile, string node) =>
        [.. (profile.Nodes.GetValueOrDefault(node)?.Holders ?? []).Where(role => role != TaskCandidates.Handler)];

    /// <summary>The dates of a deadline as the ledger shows them.</summary>
    public static NodeDates DatesOf(Deadline d) => new(d.StartedAt, d.CourtDueAt, d.StatutoryDueAt, d.DueAt, d.DueOn, d.WarnAt);

    /// <summary>The latest deadline of a node and subject; null when there is none.</summary>
    public async Task<Deadline?> FindAsync(string court, Guid caseId, string node, string? subjectId, CancellationToken cancellationToken)
    {
        // one started in this burst is tracked but not yet in the database
        var local = db.Tracked<Deadline>().Where(d => d.Court == court && d.CaseId == caseId && d.Node == node && (subjectId == null || d.SubjectId == subjectId)).ToList();
        if (local.Find(d => !d.IsFinished && db.Entry(d).State == EntityState.Added) is { } fresh)
            return fresh; // none that is stored was started later
        var stored = await db.Deadlines.Where(d => d.Court == court && d.CaseId == caseId && d.Node == node && (subjectId == null || d.SubjectId == subjectId))
            .OrderByDescending(d => d.StartedAt).ThenByDescending(d => d.Id).FirstOrDefaultAsync(cancellationToken);
        return (stored is null ? local : [.. local, stored]).Where(d => d.State != DeadlineState.Void)
            .OrderBy(d => d.IsFinished).ThenByDescending(d => d.StartedAt).FirstOrDefault() ?? stored;
    }

    /// <summary>The alarm that is next for a deadline; null when nothing must happen any more.</summary>
    public static AlarmDraft? NextAlarm(Deadline deadline, DateTimeOffset now) =>
        (deadline.NextAlarm(now)?.At ?? NextLook(deadline, now)) is { } at
            ? new(AlarmName, AlarmKey(deadline.Id), at, new Dictionary<string, object?> { ["deadline"] = deadline.Id.ToString("D") })
            : null;

    // Another flow will let it go on, and then as much is left as was left when it stopped: so far ahead nothing can be due. Of that two weeks
    // are for what rolls over holidays; limits in days end, and alert, at the beginning of a day or later.
    private static DateTimeOffset? NextLook(Deadline deadline, DateTimeOffset now)
    {
        if (deadline.State != DeadlineState.Paused)
            return null;
        var left = (deadline.WarnAt ?? deadline.DueAt) - CourtTime.StartOf(deadline.Pauses.Where(pause => pause.IsOpen).Min(pause => pause.From));
        return CourtTime.StartOf(CourtTime.DayOf(now).AddDays(Math.Max(1, left.Days - DaysForHolidays)));
    }

    /// <summary>The start events of a case, and the node's own event where the flow names one.</summary>
    public static DeadlineStarts StartsOf(EnforcementCase about, string? startedAt, DateTimeOffset now, DateOnly? statedEnd = null) => new()
    {
        Filed = about.FiledAt,
        ApplicationReceived = about.ApplicationReceivedOn,
        MaterialReceived = about.MaterialReceivedAt,
        Event = MomentOf(startedAt) ?? now,
        StatedEnd = statedEnd,
    };

    /// <summary>A day or an instant as forms carry it.</summary>
    /// <exception cref="DomainException"><c>date.malformed</c></exception>
    internal static StartMoment? MomentOf(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? at
            : throw new DomainException("date.malformed", $"“{text}”不是日期或时间。");
    }
}
