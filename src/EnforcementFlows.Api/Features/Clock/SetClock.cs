using EnforcementFlows.Api.Hosting.Errors;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EnforcementFlows.Api.Features.Clock;

public static class SetClock
{
    public sealed record Request
    {
        /// <summary>The new time, with its offset; not before the present one.</summary>
        public required DateTimeOffset Now { get; init; }
    }

    /// <param name="Now">Where the clock stands.</param>
    /// <param name="Fired">How many due things were done on the way.</param>
    public sealed record Response(DateTimeOffset Now, int Fired);

    public static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(Request request, HttpContext http, CancellationToken cancellationToken)
    {
        if (http.RequestServices.GetService<ClockAdvance>() is not { } advance)
            return Problems.Conflict(ErrorCodes.ClockNotManual, "Clock__Mode 为 System，时钟不能设置。");
        return await advance.ToAsync(request.Now, cancellationToken) is { } fired
            ? TypedResults.Ok(new Response(request.Now, fired))
            : Problems.Conflict(ErrorCodes.ClockBackwards, "新的时间早于当前时间。");
    }
}
