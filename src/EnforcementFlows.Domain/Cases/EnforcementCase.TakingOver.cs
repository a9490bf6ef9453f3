using EnforcementFlows.Domain.Calendars;

namespace EnforcementFlows.Domain.Cases;

public sealed partial class EnforcementCase
{
    /// <summary>Takes over what had come in and what had been excluded before this system knew the case (在办案件接管).</summary>
    /// <remarks>A suspension or deferral that lasts stops the clocks from here on, the case itself only by <see cref="RestAsBefore"/>.</remarks>
    /// <exception cref="DomainException"><c>case.amounts-unbalanced</c>, <c>case.dates-out-of-order</c>, <c>case.pause-without-document</c></exception>
    public void TakeOver(Money received, IEnumerable<TakenOverPause> pauses, string by)
    {
        EnsureOpen();
        if (!received.IsZero)
            RecordReceived(received);
        foreach (var taken in pauses)
        {
            var pause = Add(taken.Ground, taken.From, taken.Document, by);
            if (taken.Until is { } lastDay)
                pause.End(lastDay);
        }
    }

    /// <summary>A case that had been terminated when it was taken over (历史遗留终本案件, HL-2.3-3): closed on that day, whoever handled it on record.</summary>
    /// <exception cref="DomainException"><c>case.dates-out-of-order</c></exception>
    public void CloseAsBefore(DateOnly terminatedOn)
    {
        EnsureOpen();
        Rule.Require(terminatedOn >= CourtTime.DayOf(FiledAt), "case.dates-out-of-order", "终本日期不得早于立案日期。");
        if (AssignedHandler is { } handler)
            AssignHandler(handler, "接管前已分案", FiledAt);
        var closedAt = CourtTime.StartOf(terminatedOn).ToUniversalTime();
        (ClosingWay, ClosedAt, Stage) = (Closing.ClosingWay.TerminateCurrentProcedure, closedAt, CaseStage.Closed);
        _handlers.LastOrDefault()?.End(closedAt);
        Version++;
    }

    /// <summary>A case that was suspended or deferred when it was taken over stands still here too, once its flow has started.</summary>
    public void RestAsBefore()
    {
        if (IsClosed || _pauses.LastOrDefault(pause => pause.Until is null && pause.Ground.StopsTheCase()) is not { } rest)
            return;
        (StageBeforePause, Stage) = (Stage, rest.Ground == PauseGround.Suspension ? CaseStage.Suspended : CaseStage.Deferred);
        Version++;
    }
}
