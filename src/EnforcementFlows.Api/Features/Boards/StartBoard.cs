using EnforcementFlows.Domain.Calendars;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace EnforcementFlows.Api.Features.Boards;

/// <summary>The figures of a person's first page.</summary>
public static class StartBoard
{
    /// <param name="Day">The legal day that “today” means.</param>
    /// <param name="Figures">In the order in which they are shown.</param>
    public sealed record Answer(DateTimeOffset At, DateOnly Day, IReadOnlyList<Figure> Figures);

    /// <summary>A figure.</summary>
    /// <param name="Code">Of the figure.</param>
    /// <param name="Name">For people.</param>
    /// <param name="Own">Whether it is the caller's own work, as against the court's.</param>
    /// <param name="Count">How many rows the list has.</param>
    /// <param name="More">There are more than were counted.</param>
    /// <param name="Path">The list.</param>
    public sealed record Figure(string Code, string Name, bool Own, int Count, bool More, string Path);

    public static async Task<Ok<Answer>> Handle([FromServices] StartFigures figures, [FromServices] BoardScope scope, [FromServices] TimeProvider clock, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var own = await figures.OwnAsync(now, cancellationToken);
        var court = scope.MayList ? await figures.CourtAsync(now, cancellationToken) : [];
        return TypedResults.Ok(new Answer(now, CourtTime.DayOf(now), [.. own, .. court]));
    }
}
