using EnforcementFlows.Domain.Cases;

namespace EnforcementFlows.Domain.Supervision;

/// <summary>Who read the data of parties or assets, or what is for a few (读取留痕, TB-3.2-34). Records are only ever added.</summary>
public sealed class AccessRecord : CaseRecord
{
    public required DateTimeOffset At { get; init; }

    /// <summary>User or client id.</summary>
    public required string By { get; init; }

    /// <summary>What was read: <c>parties</c>, <c>assets</c>, <c>minutes</c>, <c>informant</c> …</summary>
    public required string What { get; init; }

    /// <summary>The one row read; null for a list.</summary>
    public Guid? SubjectId { get; init; }
}
