namespace EnforcementFlows.Data.Clock;

/// <summary>The manual clock: one row, so that every node and every restart reads the same time.</summary>
public sealed class ClockRow
{
    public const int OnlyId = 1;

    public int Id { get; init; } = OnlyId;

    public required DateTimeOffset Now { get; init; }
}
