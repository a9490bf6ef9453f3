using System.Globalization;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Domain.Supervision;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace EnforcementFlows.Api.Hosting.Errors;

/// <summary>
/// Keeps what was tried and refused (拒绝办理留痕): an act of somebody who is signed in, without the right to it or against a rule.
/// It is written before the answer goes out, in a transaction of its own, since the act's was rolled back. An answer is given even
/// if it can not be written.
/// </summary>
internal sealed class RefusalRecord(IServiceScopeFactory scopes, TimeProvider clock, ILogger<RefusalRecord> logger)
{
    private static readonly string[] NotRules = [ErrorCodes.Stale, ErrorCodes.Unavailable]; // somebody was quicker, or a part is down: nothing was forbidden

    public async Task WriteAsync(HttpContext http, ProblemDetails problem)
    {
        var actor = http.RequestServices.GetRequiredService<CurrentActor>();
        if (actor.Kind == ActorKind.Anonymous || !IsRefusal(http, problem))
            return;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<EnforcementDbContext>();
            db.RefusedActs.Add(Of(http, problem, actor));
            await db.SaveChangesAsync(CancellationToken.None); // kept also when nobody waits for the answer any more
        }
        catch (Exception failure)
        {
            Log.RefusalNotKept(logger, failure);
        }
    }

    private static bool IsRefusal(HttpContext http, ProblemDetails problem) =>
        problem.Status is StatusCodes.Status403Forbidden or StatusCodes.Status409Conflict
        && !HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method)
        && !NotRules.Contains(problem.Extensions["code"] as string);

    private RefusedAct Of(HttpContext http, ProblemDetails problem, CurrentActor actor)
    {
        // where an exception was thrown, the handler of exceptions has put the endpoint aside
        var thrown = http.Features.Get<IExceptionHandlerFeature>();
        var (endpoint, route) = thrown is null ? (http.GetEndpoint(), http.Request.RouteValues) : (thrown.Endpoint, thrown.RouteValues ?? []);
        var caseId = route.GetValueOrDefault("caseId");
        var subject = route.FirstOrDefault(value => value.Key != "caseId").Value;
        return new()
        {
            Court = actor.Court,
            At = clock.GetUtcNow(),
            By = actor.Id,
            Act = endpoint?.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName ?? http.Request.Method,
            CaseId = Guid.TryParse(Convert.ToString(caseId, CultureInfo.InvariantCulture), out var id) ? id : null,
            Subject = Convert.ToString(subject, CultureInfo.InvariantCulture) is { Length: > 0 and <= 200 } text ? text : null,
            Status = problem.Status!.Value,
            Code = (string)problem.Extensions["code"]!,
            Reason = problem.Detail,
        };
    }
}
