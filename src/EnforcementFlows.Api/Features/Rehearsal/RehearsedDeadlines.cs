using System.Globalization;
using EnforcementFlows.Api.Features.Deadlines;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Calendars;
using EnforcementFlows.Domain.Courts;
using EnforcementFlows.Domain.Deadlines;

namespace EnforcementFlows.Api.Features.Rehearsal;

/// <summary>The deadlines of a rehearsed case: real dates by the court's profile and calendar, kept in memory.</summary>
internal sealed class RehearsedDeadlines(CourtProfile profile, CourtCalendar calendar, DeadlineStarts starts)
{
    private readonly List<Deadline> _all = [];
    private readonly Dictionary<string, DateOnly?> _statedEnds = [];
    private readonly Queue<(Guid Deadline, string Signal)> _signals = new();

    public IReadOnlyList<Deadline> All => _all;

    /// <summary>The times that do not count, of the whole case.</summary>
    public IReadOnlyList<Pause> Pauses { get; init; } = [];

    /// <summary>The day on which a thing ends by its own document (P7).</summary>
    public void StateEnd(string subjectId, DateOnly? endsOn) => _statedEnds[subjectId] = endsOn;

    /// <exception cref="DomainException">Those of the computation; <c>node.unknown</c>.</exception>
    public Deadline Start(string node, string? subjectId, string? startedAt, DateOnly? statedEnd, DateTimeOffset now)
    {
        var rule = profile.RuleOf(node);
        var stated = subjectId is null ? null : _statedEnds.GetValueOrDefault(subjectId);
        var owner = new DeadlineOwner(profile.Court, Guid.Empty, null, profile.Version, subjectId);
        var begun = starts with { Event = DeadlineBook.MomentOf(startedAt) ?? now, StatedEnd = statedEnd ?? (rule.Kind == DeadlineKind.Validity ? stated : null) };
        var deadline = Deadline.Start(OrderedId.New(), owner, rule, begun, calendar, Pauses);
        _all.Add(deadline);
        return deadline;
    }

    /// <summary>The deadline that an activity means: one that still runs before one that has ended, the last before earlier ones.</summary>
    public Deadline? Find(string node, string? subjectId) =>
        _all.Where(d => d.Node == node && (subjectId is null || d.SubjectId == subjectId)).OrderBy(d => d.IsFinished ? 0 : 1).LastOrDefault();

    public void Meet(string node, string? subjectId, string? provenAt, DateTimeOffset now)
    {
        if (Find(node, subjectId) is not { IsFinished: false } deadline)
            return;
        deadline.Meet(DeadlineBook.MomentOf(provenAt)?.Instant ?? now, now);
        _signals.Enqueue((deadline.Id, DeadlineSignals.Met));
    }

    /// <summary>Lengthens a deadline by what was granted; one that needs it no more, for it ends as late by its rule, stays as it is.</summary>
    /// <returns>False where it has not been started yet.</returns>
    public bool Extend(string node, string? subjectId, Extension extension, DateTimeOffset now)
    {
        if (Find(node, subjectId) is not { } deadline)
            return false;
        try
        {
            if (!deadline.IsFinished)
                deadline.Extend(extension, calendar, now);
        }
        catch (DomainException)
        {
            // it was granted under a rule that is not this one
        }

        return true;
    }

    public void Void(string node, string? subjectId)
    {
        if (Find(node, subjectId) is { } deadline && deadline.Void())
            _signals.Enqueue((deadline.Id, DeadlineSignals.Void));
    }

    /// <summary>When the next alert goes out or the next deadline is overdue.</summary>
    public DateTimeOffset? NextAlarm(DateTimeOffset now) => _all.Select(d => d.NextAlarm(now)?.At).Min();

    /// <summary>The deadline that is next to be heard of, and what of; null when none is.</summary>
    public (Deadline Deadline, DeadlineAlarm Alarm)? Next(DateTimeOffset now) =>
        _all.Where(d => d.NextAlarm(now) is not null).Select(d => ((Deadline, DeadlineAlarm)?)(d, d.NextAlarm(now)!)).MinBy(next => next!.Value.Item2.At);

    /// <summary>Does what is due by now.</summary>
    public void Ring(DateTimeOffset now)
    {
        foreach (var deadline in _all.Where(d => d.NextAlarm(now)?.At <= now))
        {
            if (profile.Nodes[deadline.Node].EndsByItself && deadline.RunOut(now))
                _signals.Enqueue((deadline.Id, DeadlineSignals.Met));
            else if (deadline.MarkOverdue(now))
                _signals.Enqueue((deadline.Id, DeadlineSignals.Overdue));
            else if (deadline.Warn(now) is not null)
                _signals.Enqueue((deadline.Id, DeadlineSignals.Alert));
        }
    }

    /// <summary>The next signal that waiting activities have not got yet.</summary>
    public bool TryTakeSignal(out (Guid Deadline, string Signal) signal) => _signals.TryDequeue(out signal);

    /// <summary>State of the last deadline of every node, by its code.</summary>
    public Dictionary<string, string> States() => ByNode(d => d.State.Code());

    /// <summary>The legal day, or the instant for limits in hours, of the last deadline of every node.</summary>
    public Dictionary<string, string> Dates() => ByNode(d =>
        d.DueOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        ?? CourtTime.Local(d.DueAt).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture));

    private Dictionary<string, string> ByNode(Func<Deadline, string> select)
    {
        var found = new Dictionary<string, string>();
        foreach (var deadline in _all)
            found[deadline.Node] = select(deadline);
        return found;
    }
}
