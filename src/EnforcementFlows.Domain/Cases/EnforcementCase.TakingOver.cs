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

    /// <summary>A case that was suspended or deferred when it was taken over stands still here too, once its flow has started.</summary>
    public void RestAsBefore()
    {
        if (_pauses.LastOrDefault(pause => pause.Until is null && pause.Ground.StopsTheCase()) is not { } rest)
            return;
        (StageBeforePause, Stage) = (Stage, rest.Ground == PauseGround.Suspension ? CaseStage.Suspended : CaseStage.Deferred);
        Version++;
    }
}
