namespace EnforcementFlows.Domain.Deadlines;

/// <summary>From when a limit in hours runs.</summary>
public enum HoursFrom
{
    /// <summary>From the next full hour after the time of receipt (民诉法解释 125).</summary>
    Timestamp,

    /// <summary>From 00:00 of the day after, for regulations that count hours "from the day" (conflict C-37).</summary>
    StartOfNextDay,
}

/// <summary>How a court counts where the law leaves it the choice; the defaults are the product's.</summary>
public sealed record CountingOptions
{
    /// <summary>Time of day at which the alerts of day limits go out (P8).</summary>
    public TimeOnly AlertTime { get; init; } = new(9, 0);

    /// <summary>Whether the court's own limit moves over rest days as a statutory one does (P2).</summary>
    public bool RollCourtLimit { get; init; } = true;

    /// <summary>Whether a limit in hours that ends on a rest day moves to the same time of the next working day (P4); the law is silent.</summary>
    public bool RollHours { get; init; }

    public HoursFrom HoursFrom { get; init; }

    /// <summary>Whether "the same day" means the next working day for what happens after hours or on a rest day (P6).</summary>
    public bool SameDayWaitsForOffice { get; init; } = true;

    /// <summary>False for what the system does by itself, such as an automatic query: it needs no working day (P18).</summary>
    public bool Rolls { get; init; } = true;

    /// <summary>False for limits that excluded time (扣除期间) does not stop, such as the 30 days of a payout.</summary>
    public bool StopsDuringPauses { get; init; } = true;

    public OfficeHours OfficeHours { get; init; } = OfficeHours.Default;
}
