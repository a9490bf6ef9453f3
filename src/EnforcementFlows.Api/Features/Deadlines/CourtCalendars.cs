using EnforcementFlows.Domain.Calendars;

namespace EnforcementFlows.Api.Features.Deadlines;

/// <summary>The working calendars (工作日历) of the courts: the national years, shipped as files, for all of them.</summary>
public sealed class CourtCalendars
{
    private readonly CourtCalendar _national;

    private CourtCalendars(CourtCalendar national) => _national = national;

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

        return new(CourtCalendar.Of(years));
    }

    public CourtCalendar Of(string court)
    {
        _ = court;
        return _national;
    }
}
