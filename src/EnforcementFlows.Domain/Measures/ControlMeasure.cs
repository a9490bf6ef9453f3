using EnforcementFlows.Domain.Calendars;
using EnforcementFlows.Domain.Cases;

namespace EnforcementFlows.Domain.Measures;

/// <summary>A control measure (控制措施: 查封、扣押、冻结、划拨) on one piece of property.</summary>
/// <remarks>
/// The end date written in the notice decides; P7 only proposes it. Its validity never rolls over rest days and never pauses.
/// A measure that has run out is gone: it cannot be renewed (查封规定 27), only taken anew with a lower rank.
/// </remarks>
public sealed class ControlMeasure : VersionedCaseRecord
{
    private readonly List<MeasureRenewal> _renewals = [];

    private ControlMeasure()
    {
    }

    public required MeasureKind Kind { get; init; }

    public required AssetKind AssetKind { get; init; }

    public required MeasureSource Source { get; init; }

    public Guid? AssetId { get; init; }

    /// <summary>What is controlled, as the notice names it.</summary>
    public required string Property { get; init; }

    /// <summary>文号; null only for a preservation measure whose filing did not give it.</summary>
    public string? Document { get; init; }

    public string? AssistedBy { get; init; }

    /// <summary>Most money that may be held (冻结限额).</summary>
    public Money? AmountLimit { get; init; }

    /// <summary>First effective day; null while waiting, or where a filing did not give it.</summary>
    public DateOnly? StartsOn { get; private set; }

    /// <summary>Last effective day; null for a waiting measure and for 划拨.</summary>
    public DateOnly? EndsOn { get; private set; }

    /// <summary>轮候顺位, where known; null once in force.</summary>
    public int? WaitingRank { get; private set; }

    public MeasureState State { get; private set; }

    public string? EndDocument { get; private set; }

    /// <summary>The legal day on which it was released, disposed of, or found lapsed.</summary>
    public DateOnly? EndedOn { get; private set; }

    public required DateTimeOffset RecordedAt { get; init; }

    public IReadOnlyList<MeasureRenewal> Renewals => _renewals;

    /// <summary>In force on that day, by the dates: a lapsed measure is lapsed even before anybody has entered so.</summary>
    public bool IsInForceOn(DateOnly day) => State == MeasureState.InForce && !(StartsOn > day) && !(EndsOn < day);

    /// <summary>Neither released, disposed of nor entered as lapsed: in force or waiting.</summary>
    public bool IsOpen => State is MeasureState.InForce or MeasureState.Waiting;

    /// <summary>Records a measure taken in enforcement.</summary>
    /// <exception cref="DomainException"><c>measure.too-long</c>, <c>measure.dates-out-of-order</c>, <c>measure.document-missing</c>, <c>measure.property-missing</c>, <c>measure.start-missing</c></exception>
    public static ControlMeasure Take(EnforcementCase on, MeasureDetails details, DateTimeOffset now)
    {
        var measure = new ControlMeasure
        {
            Court = on.Court,
            CaseId = on.Id,
            Kind = details.Kind,
            AssetKind = details.AssetKind,
            Source = MeasureSource.Enforcement,
            AssetId = details.AssetId,
            Property = Rule.Text(details.Property, "measure.property-missing", "须写明被控制的财产。"),
            Document = Rule.Text(details.Document, "measure.document-missing", "须填写裁定书或者协助执行通知书文号。"),
            AssistedBy = details.AssistedBy,
            AmountLimit = details.AmountLimit,
            RecordedAt = now,
        };
        measure.Begin(details);
        return measure;
    }

    /// <summary>Takes over a preservation measure with the end date of its notice (查封规定 3：保全措施自动转为执行措施).</summary>
    public static ControlMeasure CarryOver(EnforcementCase on, FiledMeasure filed, DateTimeOffset now) => new()
    {
        Court = on.Court,
        CaseId = on.Id,
        Kind = filed.Kind,
        AssetKind = filed.AssetKind,
        Source = MeasureSource.Preservation,
        Property = filed.Property,
        Document = filed.Document,
        AmountLimit = filed.AmountLimit,
        StartsOn = filed.StartsOn,
        EndsOn = filed.EndsOn,
        State = MeasureState.InForce,
        RecordedAt = now,
    };

    /// <summary>Moves to the case in which this one goes on (恢复执行): the property stays controlled, until the same day, at the same rank.</summary>
    /// <returns>The measure there; null where this one has ended, by the dates if nobody has entered it.</returns>
    public ControlMeasure? MoveTo(EnforcementCase resumed, DateTimeOffset now)
    {
        var today = CourtTime.DayOf(now);
        if (!IsOpen || EndsOn < today)
            return null;
        var moved = new ControlMeasure
        {
            Court = resumed.Court,
            CaseId = resumed.Id,
            Kind = Kind,
            AssetKind = AssetKind,
            Source = MeasureSource.PriorCase,
            Property = Property,
            Document = Document,
            AssistedBy = AssistedBy,
            AmountLimit = AmountLimit,
            StartsOn = StartsOn,
            EndsOn = EndsOn,
            WaitingRank = WaitingRank,
            State = State,
            RecordedAt = now,
        };
        End(MeasureState.Moved, today, document: null);
        return moved;
    }

    /// <summary>A waiting measure moves to the front (轮候查封自动生效): its term begins now.</summary>
    /// <exception cref="DomainException"><c>measure.not-waiting</c>, <c>measure.too-long</c></exception>
    public void TakeEffect(DateOnly startsOn, DateOnly? endsOn)
    {
        Rule.Require(State == MeasureState.Waiting, "measure.not-waiting", "该措施不是轮候措施。");
        Run(startsOn, endsOn);
        WaitingRank = null;
        Changed();
    }

    /// <summary>Renews the measure (续行). Only on or before its last day, else the property is free.</summary>
    /// <param name="until">Last effective day in the new notice; null takes the longest term.</param>
    /// <param name="document">文号 of the renewal notice.</param>
    /// <param name="now">When it is entered; the legal day of it decides.</param>
    /// <exception cref="DomainException"><c>measure.lapsed</c>, <c>measure.too-long</c>, <c>measure.not-in-force</c>, <c>measure.document-missing</c></exception>
    public MeasureRenewal Renew(DateOnly? until, string? document, DateTimeOffset now)
    {
        EnsureMayRenew(CourtTime.DayOf(now));
        var from = EndsOn!.Value.AddDays(1);
        var renewal = new MeasureRenewal
        {
            Court = Court,
            CaseId = CaseId,
            MeasureId = Id,
            From = from,
            Until = CheckedEnd(from, until),
            Document = Rule.Text(document, "measure.document-missing", "须填写续行裁定书或者协助执行通知书文号。"),
            EnteredAt = now,
        };
        _renewals.Add(renewal);
        EndsOn = renewal.Until;
        Changed();
        return renewal;
    }

    /// <exception cref="DomainException"><c>measure.lapsed</c>, <c>measure.not-in-force</c>, <c>measure.no-term</c></exception>
    public void EnsureMayRenew(DateOnly on)
    {
        EnsureNotLapsed(on);
        EnsureInForce();
        Rule.Require(EndsOn is not null, "measure.no-term", "该措施没有期限，无须续行。");
    }

    /// <summary>The longest term that a renewal may give: from the day after the last one (P18), never rolled (P7); null where there is nothing to renew.</summary>
    public (DateOnly From, DateOnly Until)? LongestRenewal =>
        State == MeasureState.InForce && EndsOn?.AddDays(1) is { } from ? (from, MeasureTerm.LongestEnd(AssetKind, from)) : null;

    /// <exception cref="DomainException"><c>measure.lapsed</c>: it holds nothing that could be renewed or released.</exception>
    public void EnsureNotLapsed(DateOnly on) =>
        Rule.Require(State != MeasureState.Lapsed && !(State == MeasureState.InForce && EndsOn < on),
            "measure.lapsed", $"该措施已于 {EndsOn:yyyy-MM-dd} 到期失效，不能续行或者解除。", "查封规定27");

    /// <summary>The last day has passed without renewal (到期失效).</summary>
    /// <exception cref="DomainException"><c>measure.not-yet-lapsed</c>, <c>measure.not-in-force</c></exception>
    public void Lapse(DateOnly today)
    {
        EnsureInForce();
        Rule.Require(EndsOn < today, "measure.not-yet-lapsed", "该措施期限尚未届满。");
        End(MeasureState.Lapsed, EndsOn.Value.AddDays(1), document: null);
    }

    /// <summary>Releases the property (解除) by a ruling.</summary>
    /// <exception cref="DomainException"><c>measure.lapsed</c>, <c>measure.not-in-force</c>, <c>measure.document-missing</c></exception>
    public void Release(string? document, DateOnly on)
    {
        EnsureNotLapsed(on);
        Rule.Require(IsOpen, "measure.not-in-force", "该措施已经结束。");
        End(MeasureState.Released, on, Rule.Text(document, "measure.document-missing", "须填写解除裁定书文号。"));
    }

    /// <summary>The property was sold, set off or transferred (已处置).</summary>
    /// <exception cref="DomainException"><c>measure.lapsed</c>, <c>measure.not-in-force</c></exception>
    public void Dispose(string? document, DateOnly on)
    {
        EnsureNotLapsed(on);
        EnsureInForce();
        End(MeasureState.Disposed, on, document);
    }

    private void Begin(MeasureDetails details)
    {
        if (details.Kind == MeasureKind.WaitingSeizure || details.WaitingRank is not null)
        {
            Rule.Require(details.WaitingRank is null or >= 1, "measure.rank-invalid", "轮候顺位应从 1 起。");
            (State, WaitingRank) = (MeasureState.Waiting, details.WaitingRank);
            return;
        }
        Rule.Require(details.StartsOn is not null, "measure.start-missing", "须填写措施开始日期。");
        Run(details.StartsOn.Value, details.EndsOn);
    }

    private void Run(DateOnly startsOn, DateOnly? endsOn)
    {
        StartsOn = startsOn;
        if (Kind == MeasureKind.Transfer) // 划拨 is over when the money has moved
            End(MeasureState.Disposed, startsOn, document: null);
        else
            (State, EndsOn) = (MeasureState.InForce, CheckedEnd(startsOn, endsOn));
    }

    private DateOnly CheckedEnd(DateOnly from, DateOnly? written)
    {
        var longest = MeasureTerm.LongestEnd(AssetKind, from);
        var end = written ?? longest;
        Rule.Require(end >= from, "measure.dates-out-of-order", "届满日期不得早于开始日期。");
        Rule.Require(end <= longest, "measure.too-long", $"期限不得超过 {MeasureTerm.LongestYears(AssetKind)} 年，最晚至 {longest:yyyy-MM-dd}。", "民诉法解释485");
        return end;
    }

    private void End(MeasureState state, DateOnly on, string? document)
    {
        (State, EndedOn, EndDocument) = (state, on, document);
        Changed();
    }

    private void EnsureInForce() => Rule.Require(State == MeasureState.InForce, "measure.not-in-force", "该措施未生效或者已经结束。");
}
