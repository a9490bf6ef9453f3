using System.Text.Json.Serialization;
using EnforcementFlows.Domain.Calendars;

namespace EnforcementFlows.Domain.Deadlines;

/// <summary>When a period begins (起算): a legal day, with the time of day where it is known.</summary>
/// <remarks>A filing has a time, a paper that "was received on 28 April" has only its day.</remarks>
public readonly record struct StartMoment
{
    public StartMoment(DateOnly day)
        : this(day, null)
    {
    }

    public StartMoment(DateTimeOffset at)
        : this(CourtTime.DayOf(at), at)
    {
    }

    [JsonConstructor]
    public StartMoment(DateOnly day, DateTimeOffset? at)
    {
        if (day.Year is < 1992 or > 2200) // keeps every computed date inside the calendar type, and the fixed offset right
            throw new DomainException("deadline.start-out-of-range", "起算日期不正确。");
        if (at is { } instant && CourtTime.DayOf(instant) != day)
            throw new DomainException("deadline.start-out-of-range", "起算时刻不在起算之日。");
        (Day, At) = (day, at is null ? null : CourtTime.Local(at.Value));
    }

    public DateOnly Day { get; }

    /// <summary>Null when only the day is known.</summary>
    public DateTimeOffset? At { get; }

    /// <summary>The time if it is known, else the beginning of the day.</summary>
    [JsonIgnore]
    public DateTimeOffset Instant => At ?? CourtTime.StartOf(Day);

    public static implicit operator StartMoment(DateOnly day) => new(day);

    public static implicit operator StartMoment(DateTimeOffset at) => new(at);

    public static StartMoment FromDateOnly(DateOnly day) => new(day);

    public static StartMoment FromDateTimeOffset(DateTimeOffset at) => new(at);
}
