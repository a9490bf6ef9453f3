using EnforcementFlows.Api.Hosting.Startup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace EnforcementFlows.Api.Features.Clock;

public static class GetClock
{
    public sealed record Response(DateTimeOffset Now, ClockMode Mode);

    public static Response Handle([FromServices] TimeProvider clock, [FromServices] IOptions<ClockSettings> settings) =>
        new(clock.GetUtcNow(), settings.Value.Mode);
}
