using EnforcementFlows.Domain.Calendars;

namespace EnforcementFlows.Domain.Deadlines;

/// <summary>The dates that the steps of an explanation lead to.</summary>
public sealed record ReplayedDates(
    DateTimeOffset? CourtDueAt, DateTimeOffset? StatutoryDueAt, DateTimeOffset DueAt, DateOnly? DueOn, IReadOnlyList<DateTimeOffset> Warnings);

/// <summary>Does the arithmetic of an explanation again, from the numbers and dates in its steps alone.</summary>
/// <remarks>It shares no code with the computation and asks no calendar, so that anybody can check a stored date by its explanation.</remarks>
internal sealed class ExplanationReplay
{
    private readonly Dictionary<Track, Position> _ends = [];
    private readonly List<DateTimeOffset> _warnings = [];
    private Position _now = new(null, null);
    private DateTimeOffset? _startedAt; // of the node
    private DateTimeOffset? _start; // of the track, null when only the day is known
    private double _officeMinutes;

    public ReplayedDates Run(IReadOnlyList<ExplanationStep> steps)
    {
        foreach (var step in steps.Where(step => step.Kind != StepKind.Note))
        {
            _now = Next(step);
            Compare(step);
            if (step.Track is Track.Court or Track.Statutory)
                _ends[step.Track] = _now;
            else if (step.Kind is StepKind.WarnAtTime or StepKind.WarnAtInstant or StepKind.WarnAtStart)
                _warnings.Add(_now.At!.Value);
        }
        var due = Earlier();
        return new(EndOf(Track.Court), EndOf(Track.Statutory), due.At!.Value, due.Day, [.. _warnings.Order()]);
    }

    private Position Next(ExplanationStep step) => step.Kind switch
    {
        StepKind.Start => Begin(step),
        StepKind.FirstHour => new(null, FirstHour(step)),
        StepKind.AddHours => _now.PlusHours(N(step)),
        StepKind.AddDays or StepKind.AddPause => _now.PlusDays(N(step)),
        StepKind.AddMonths => new(_now.Day!.Value.AddMonths(N(step)), null),
        StepKind.AddWorkdays => new(Walk(_now.Day!.Value, N(step), 1, step.Skipped!), null),
        StepKind.UseOfficeTime => UseOfficeTime(step),
        StepKind.OfficeTimeUsedUp => OfficeTimeUsedUp(step),
        StepKind.DayBefore => _now.PlusDays(-1),
        StepKind.SetDay => _now.Day is null && _now.At is not null ? new(null, CourtTime.EndOf(step.Day!.Value)) : new(step.Day, null),
        StepKind.NotAfter => NotAfter(step.Day!.Value),
        StepKind.SkipForward => SkipForward(step),
        StepKind.EndOfDay => new(_now.Day, CourtTime.EndOf(_now.Day!.Value)),
        StepKind.Earlier => Earlier(),
        StepKind.LeadDays => new(Due(step).AddDays(-N(step)), null),
        StepKind.LeadWorkdays => new(Walk(Due(step), N(step), -1, step.Skipped!), null),
        StepKind.LeadMonths => new(Due(step).AddMonths(-N(step)), null),
        StepKind.LeadHours => new(null, Earlier().At!.Value.AddHours(-N(step))),
        StepKind.SkipBack => SkipBack(step),
        StepKind.WarnAtTime => new(null, CourtTime.At(_now.Day!.Value, step.Time!.Value)),
        StepKind.WarnAtInstant => _now,
        StepKind.WarnAtStart => new(null, _startedAt ?? step.At),
        _ => throw Broken(step),
    };

    private Position Begin(ExplanationStep step)
    {
        var at = step.At ?? CourtTime.StartOf(step.Day!.Value);
        _startedAt ??= at;
        _start = step.At;
        return new(step.Day, null);
    }

    // the stated hour must be the next full one after the start, or the end of the start day
    private DateTimeOffset FirstHour(ExplanationStep step)
    {
        var stated = step.EndAt!.Value;
        var nextHour = _start is { } start && stated > start && stated - start <= TimeSpan.FromHours(1) && CourtTime.TimeOf(stated) is { Minute: 0, Second: 0 };
        return nextHour || stated == CourtTime.EndOf(_now.Day!.Value) ? stated : throw Broken(step);
    }

    private Position UseOfficeTime(ExplanationStep step)
    {
        if (step.At < _now.At)
            throw Broken(step);
        _officeMinutes += N(step);
        return new(null, step.At!.Value.AddMinutes(N(step)));
    }

    private Position OfficeTimeUsedUp(ExplanationStep step)
    {
        if (_officeMinutes != N(step) * 60)
            throw Broken(step);
        _officeMinutes = 0;
        return _now;
    }

    private Position NotAfter(DateOnly day)
    {
        if (_now.Day is { } end)
            return new(day < end ? day : end, null);
        var limit = CourtTime.EndOf(day);
        return new(null, limit < _now.At ? limit : _now.At);
    }

    private Position SkipForward(ExplanationStep step) =>
        step.Day == _now.LastDay ? _now.PlusDays(1) : throw Broken(step);

    private Position SkipBack(ExplanationStep step) =>
        step.Day == (_now.Day ?? CourtTime.DayOf(_now.At!.Value)) ? _now.PlusDays(-1) : throw Broken(step);

    private DateOnly Due(ExplanationStep step) => Earlier().Day ?? throw Broken(step);

    private Position Earlier()
    {
        var court = _ends.GetValueOrDefault(Track.Court);
        var statutory = _ends.GetValueOrDefault(Track.Statutory);
        return court is not null && (statutory is null || court.At <= statutory.At) ? court : statutory!;
    }

    private DateTimeOffset? EndOf(Track track) => _ends.GetValueOrDefault(track)?.At;

    private static DateOnly Walk(DateOnly day, int count, int direction, IReadOnlyList<DateOnly> skipped)
    {
        for (var left = count; left > 0;)
        {
            day = day.AddDays(direction);
            if (!skipped.Contains(day))
                left--;
        }
        return day;
    }

    private void Compare(ExplanationStep step)
    {
        if ((step.EndDay is { } day && day != _now.Day) || (step.EndAt is { } at && at != _now.At))
            throw Broken(step);
    }

    private static int N(ExplanationStep step) => step.N ?? throw Broken(step);

    private static DomainException Broken(ExplanationStep step) =>
        new("explanation.broken", $"期限计算说明的这一步不成立：{step.Text}");

    private sealed record Position(DateOnly? Day, DateTimeOffset? At)
    {
        public DateOnly LastDay => Day ?? CourtTime.DayOf(At!.Value.AddTicks(-1));

        public Position PlusDays(int n) => Day is { } day ? new(day.AddDays(n), null) : new(null, At!.Value.AddDays(n));

        public Position PlusHours(int n) => new(null, At!.Value.AddHours(n));
    }
}
