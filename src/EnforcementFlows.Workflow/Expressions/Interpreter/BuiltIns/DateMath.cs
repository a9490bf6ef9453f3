namespace EnforcementFlows.Workflow.Expressions.Interpreter;

/// <summary>The parts of an instant; the local time zone of scripts is UTC.</summary>
internal readonly record struct DateParts(long Year, int Month, int Day, int Hour, int Minute, int Second, int Millisecond, int Weekday);

/// <summary>ECMAScript's time arithmetic: milliseconds since 1970-01-01 UTC, NaN for an invalid date.</summary>
internal static class DateMath
{
    public const double MillisecondsPerDay = 86_400_000;
    private const double MaxTime = 8.64e15;

    public static double FromInstant(DateTimeOffset instant) => Math.Floor((instant - DateTimeOffset.UnixEpoch).Ticks / 10_000.0);

    /// <summary>TimeClip: out of range is an invalid date.</summary>
    public static double Clip(double time) =>
        double.IsFinite(time) && Math.Abs(time) <= MaxTime ? Math.Truncate(time) + 0.0 : double.NaN;

    public static double Make(double year, double month, double day, double hour, double minute, double second, double millisecond)
    {
        var clock = Math.Truncate(hour) * 3_600_000 + Math.Truncate(minute) * 60_000 + Math.Truncate(second) * 1000 + Math.Truncate(millisecond);
        return Day(year, month, day) * MillisecondsPerDay + clock;
    }

    public static DateParts Split(double time)
    {
        var day = (long)Math.Floor(time / MillisecondsPerDay);
        var clock = (long)(time - day * MillisecondsPerDay);
        var (year, month, date) = Civil(day);
        var weekday = (int)(((day + 4) % 7 + 7) % 7);
        return new DateParts(
            year, month, date, (int)(clock / 3_600_000), (int)(clock / 60_000 % 60), (int)(clock / 1000 % 60), (int)(clock % 1000), weekday);
    }

    // a month or day outside its range carries over
    private static double Day(double year, double month, double day)
    {
        if (!double.IsFinite(year) || !double.IsFinite(month) || !double.IsFinite(day))
            return double.NaN;
        var wholeYear = Math.Truncate(year) + Math.Floor(Math.Truncate(month) / 12);
        if (Math.Abs(wholeYear) > 400_000)
            return double.NaN;
        var monthOfYear = (int)(((Math.Truncate(month) % 12) + 12) % 12);
        return DaysFromCivil((long)wholeYear, monthOfYear + 1) + Math.Truncate(day) - 1;
    }

    // days from 1970-01-01 to the first of a month; years counted from March so that the leap day is last
    private static long DaysFromCivil(long year, int month)
    {
        var y = month <= 2 ? year - 1 : year;
        var era = (y >= 0 ? y : y - 399) / 400;
        var yearOfEra = y - era * 400;
        var dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5;
        var dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * 146_097 + dayOfEra - 719_468;
    }

    private static (long Year, int Month, int Day) Civil(long day)
    {
        var shifted = day + 719_468;
        var era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097;
        var dayOfEra = shifted - era * 146_097;
        var yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        var dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        var shiftedMonth = (5 * dayOfYear + 2) / 153;
        var month = (int)(shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9);
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, (int)(dayOfYear - (153 * shiftedMonth + 2) / 5 + 1));
    }
}
