using System.Collections.Frozen;
using EnforcementFlows.Data;
using EnforcementFlows.Domain.Calendars;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Deadlines;

/// <summary>
/// The working calendars (工作日历) of the courts: the national years, shipped as files, and what each court has loaded since. A node
/// reads the latter at its start and every few seconds, so that one approved on another node holds here too.
/// </summary>
public sealed class CourtCalendars
{
    private readonly IReadOnlyList<CalendarYear> _shipped;
    private readonly CourtCalendar _national;
    private FrozenDictionary<string, CourtCalendar> _courts = FrozenDictionary<string, CourtCalendar>.Empty;

    private CourtCalendars(IReadOnlyList<CalendarYear> shipped) => (_shipped, _national) = (shipped, CourtCalendar.Of(shipped));

    /// <summary>Reads every year of a folder.</summary>
    /// <exception cref="InvalidDataException">A file is no calendar year; the message names it and the places.</exception>
    public static CourtCalendars Load(string folder)
    {
        var years = new List<CalendarYear>();
        foreach (var file in Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            if (!CalendarYearFile.TryRead(File.ReadAllText(file), out var year, out var problems))
                throw new InvalidDataException($"{file}: {string.Join("; ", problems)}");
            years.Add(year);
        }

        return new(years);
    }

    public CourtCalendar Of(string court) => _courts.GetValueOrDefault(court) ?? _national;

    /// <summary>Reads what the courts have loaded and approved.</summary>
    public async Task RefreshAsync(EnforcementDbContext db, CancellationToken cancellationToken)
    {
        var changes = await db.CalendarChanges.AsNoTracking().Where(CalendarChange.InForce).ToListAsync(cancellationToken);
        _courts = changes.GroupBy(change => change.Court).ToFrozenDictionary(court => court.Key, court => Of([.. court]));
    }

    /// <summary>The calendar of a court as it would be with one more year.</summary>
    public async Task<CourtCalendar> WithAsync(EnforcementDbContext db, CalendarChange proposed, CancellationToken cancellationToken)
    {
        var others = await db.CalendarChanges.AsNoTracking().Where(CalendarChange.InForce)
            .Where(c => c.Court == proposed.Court && c.Id != proposed.Id).ToListAsync(cancellationToken);
        return Of([.. others, proposed]);
    }

    // of each level and year the one approved last; one that nobody has approved yet comes after all
    private CourtCalendar Of(IReadOnlyList<CalendarChange> changes)
    {
        var latest = changes.GroupBy(change => (change.Level, change.Year))
            .Select(same => same.OrderBy(change => change.DecidedAt ?? DateTimeOffset.MaxValue).ThenBy(change => change.Id).Last()).ToList();
        List<CalendarYear> Years(CalendarLevel level) => [.. latest.Where(change => change.Level == level).Select(change => CalendarYear.Parse(change.Content))];
        var national = Years(CalendarLevel.National);
        return new([
            new(CalendarLevel.National, _shipped.Where(year => national.TrueForAll(loaded => loaded.Year != year.Year)).Concat(national)),
            new(CalendarLevel.Court, Years(CalendarLevel.Court)),
            new(CalendarLevel.Emergency, Years(CalendarLevel.Emergency)),
        ]);
    }
}
