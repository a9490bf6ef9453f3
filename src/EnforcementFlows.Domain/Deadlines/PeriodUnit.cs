namespace EnforcementFlows.Domain.Deadlines;

/// <summary>The unit of a period (期间单位).</summary>
public enum PeriodUnit
{
    /// <summary>小时: runs from the next full hour through nights and holidays (P4).</summary>
    Hour,

    /// <summary>工作小时: only office hours of working days count.</summary>
    WorkingHour,

    /// <summary>日: calendar days, the start day not counted (P1), rolled over rest days (P2).</summary>
    Day,

    /// <summary>工作日 (P3).</summary>
    WorkingDay,

    /// <summary>月 (P5).</summary>
    Month,

    /// <summary>年 (P5).</summary>
    Year,

    /// <summary>当日 (P6).</summary>
    SameDay,
}
