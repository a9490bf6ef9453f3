using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Domain.Calendars;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace EnforcementFlows.Api.Features.Boards;

/// <summary>质效指标 of the last twelve months, this one included, with how each is computed.</summary>
public static class IndicatorBoard
{
    private const int MonthsShown = 12;

    /// <param name="At">When it was added up: a court's is remembered for up to a minute.</param>
    /// <param name="Months">Such as <c>2026-03</c>, oldest first; the last one is not over.</param>
    public sealed record Answer(DateTimeOffset At, IReadOnlyList<string> Months, IReadOnlyList<Indicator> Indicators);

    /// <summary>An indicator.</summary>
    /// <param name="Code">Of the indicator.</param>
    /// <param name="Name">For people.</param>
    /// <param name="Unit">What its values are; a share is one of one (0.95).</param>
    /// <param name="Numerator">What is counted or added up.</param>
    /// <param name="Denominator">By what it is divided; null where it is not.</param>
    /// <param name="Source">The clause or law it comes from; null where there is none.</param>
    /// <param name="Target">What the court's profile aims at.</param>
    /// <param name="Values">One for each month.</param>
    public sealed record Indicator(
        string Code, string Name, IndicatorUnit Unit, string Numerator, string? Denominator, string? Source, double? Target, IReadOnlyList<Value> Values);

    /// <summary>A month's value.</summary>
    /// <param name="Amount">Null where there is nothing to divide by.</param>
    /// <param name="Numerator">A number, or yuan.</param>
    public sealed record Value(string Month, double? Amount, string Numerator, string? Denominator);

    public static async Task<Ok<Answer>> Handle(
        [FromServices] MonthlyFigures figures, [FromServices] CurrentActor actor, [FromServices] BoardScope scope, [FromServices] BoardCache cache,
        [FromServices] ProfileCatalog profiles, [FromServices] TimeProvider clock, CancellationToken cancellationToken)
    {
        var today = CourtTime.DayOf(clock.GetUtcNow());
        var first = new DateOnly(today.Year, today.Month, 1).AddMonths(1 - MonthsShown);
        var months = Enumerable.Range(0, MonthsShown).Select(first.AddMonths).ToList();
        var sums = scope.IsWholeCourt
            ? await cache.GetAsync(actor.Court, "indicators", () => figures.OfAsync(months, cancellationToken))
            : await figures.OfAsync(months, cancellationToken);
        var profile = profiles.Get(actor.Court, sums.At);
        return TypedResults.Ok(new Answer(sums.At, [.. sums.Months.Select(month => month.Month)], new Indicators(sums.Months, profile).All()));
    }
}

/// <summary>What the values of an indicator are.</summary>
public enum IndicatorUnit
{
    Count,
    Share,
    Days,
    Money,
}
