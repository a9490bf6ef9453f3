using EnforcementFlows.Domain.Deadlines;

namespace EnforcementFlows.Domain.Courts;

/// <summary>A timed node (节点) of a court: its limit, the law's limit, who is told, and when.</summary>
public sealed record NodeProfile
{
    public required string Name { get; init; }

    /// <summary>The clause (条款) that sets the court's limit.</summary>
    public required string Clause { get; init; }

    public DeadlineKind Kind { get; init; }

    /// <summary>Its end comes by itself (失信期限届满): nobody had to act before, so nobody is late when it has come.</summary>
    public bool EndsByItself { get; init; }

    /// <summary>False for limits that excluded time (扣除期间) does not stop, such as the days for a payout.</summary>
    public bool StopsDuringPauses { get; init; } = true;

    /// <summary>False where "the same day" is the day itself, after hours and on rest days too (P6): somebody is held meanwhile.</summary>
    public bool WaitsForOffice { get; init; } = true;

    /// <summary>What starts the limit: <c>filed</c>, <c>application-received</c>, <c>material-received</c> or <c>event</c>.</summary>
    public required string From { get; init; }

    /// <summary>The court's own limit; null where it has none and the law's alone holds.</summary>
    public Period? Court { get; init; }

    /// <summary>Whoever starts it states its last day (交办期限), as the sender of an instruction does; of that day and the limits, the earliest drives.</summary>
    public bool Stated { get; init; }

    /// <summary>The law's limit; the earlier of the two drives alerts and overdue (从严).</summary>
    public StatutoryLimit? Statutory { get; init; }

    /// <summary>How long before the end each alert (预警) goes out.</summary>
    public IReadOnlyList<Period> Alert { get; init; } = [];

    /// <summary>Roles told the same day when it is near and not done, besides its holders (C-21); null where only the holders are.</summary>
    public NearDueReport? NearDue { get; init; }

    /// <summary>Roles that answer for the node; <c>handler</c> is the case's handler (承办人).</summary>
    public required IReadOnlyList<string> Holders { get; init; }

    /// <summary>Roles told when it is late, in order.</summary>
    public IReadOnlyList<string> Escalate { get; init; } = [];

    /// <summary>The regulation is silent or unclear here and the value is a proposal.</summary>
    public bool ToBeConfirmed { get; init; }

    public string? Note { get; init; }
}

/// <summary>A report that goes out with each alert of a node (临期报告).</summary>
/// <param name="Roles">Who gets it.</param>
/// <param name="Clause">The clause that asks for it.</param>
public sealed record NearDueReport(IReadOnlyList<string> Roles, string? Clause = null);

/// <summary>A limit set by law, with its source.</summary>
/// <param name="N">How many units; not used for <see cref="PeriodUnit.SameDay"/>.</param>
/// <param name="Unit">The unit of <paramref name="N"/>.</param>
/// <param name="Source">The article.</param>
/// <param name="From">What starts it, where that differs from the node's own start.</param>
public sealed record StatutoryLimit(int N, PeriodUnit Unit, string Source, string? From = null)
{
    public Period Period => new(N, Unit);
}
