namespace EnforcementFlows.Domain.Deadlines;

/// <summary>One unbroken stretch of a working day.</summary>
public sealed record OfficeShift(TimeOnly From, TimeOnly Until);

/// <summary>When a court is open on a working day (办公时间), Asia/Shanghai.</summary>
public sealed record OfficeHours
{
    /// <exception cref="DomainException"><c>office-hours.invalid</c>: none, reversed or overlapping.</exception>
    public OfficeHours(IReadOnlyList<OfficeShift> shifts)
    {
        var ordered = shifts.Count > 0 && shifts.All(shift => shift.From < shift.Until)
            && shifts.Zip(shifts.Skip(1)).All(pair => pair.First.Until <= pair.Second.From);
        Shifts = ordered ? shifts : throw new DomainException("office-hours.invalid", "办公时间应按先后排列，不得重叠。");
    }

    /// <summary>08:30–12:00 and 14:30–18:00.</summary>
    public static OfficeHours Default { get; } = new([new(new(8, 30), new(12, 0)), new(new(14, 30), new(18, 0))]);

    public IReadOnlyList<OfficeShift> Shifts { get; }

    /// <summary>After this nothing of the day's work is left; before opening and at noon some still is.</summary>
    public bool AreOverAt(TimeOnly time) => time >= Shifts[^1].Until;
}
