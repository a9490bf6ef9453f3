using System.Globalization;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Domain.Supervision;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

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
        if (actor.Kind != ActorKind.Anonymous && IsRefusal(problem) && (!IsRead(http) || AsksForCases(http)))
            await KeepAsync(db => OfAsync(http, problem, actor, db));
    }

    /// <summary>The same for one of several tasks that are acted on by one request.</summary>
    /// <param name="actor">Who tried.</param>
    /// <param name="act">The operation's name.</param>
    /// <param name="taskId">The task.</param>
    /// <param name="problem">Why not.</param>
    public async Task WriteAsync(CurrentActor actor, string act, Guid taskId, ProblemDetails problem)
    {
        if (!IsRefusal(problem))
            return;
        await KeepAsync(async db => new()
        {
            Court = actor.Court,
            At = clock.GetUtcNow(),
            By = actor.Id,
            Act = act,
            CaseId = await CaseOfAsync(db, actor.Court, null, taskId),
            Subject = taskId.ToString("D"),
            Status = problem.Status!.Value,
            Code = (string)problem.Extensions["code"]!,
            Reason = problem.Detail,
        });
    }

    private async Task KeepAsync(Func<EnforcementDbContext, Task<RefusedAct>> of)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<EnforcementDbContext>();
            db.RefusedActs.Add(await of(db));
            await db.SaveChangesAsync(CancellationToken.None); // kept also when nobody waits for the answer any more
        }
        catch (Exception failure)
        {
            Log.RefusalNotKept(logger, failure);
        }
    }

    private static bool IsRefusal(ProblemDetails problem) =>
        problem.Status is StatusCodes.Status403Forbidden or StatusCodes.Status409Conflict && !NotRules.Contains(problem.Extensions["code"] as string);

    private static bool IsRead(HttpContext http) => HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method);

    // HL-1.3-0, TB-3.2-34: a read changes nothing, but who tries to see the data of parties without the right to any case is on record
    private static bool AsksForCases(HttpContext http) =>
        http.GetEndpoint()?.Metadata.OfType<RequirePermissionAttribute>().Any(asked => asked.Permission == "case.read") == true;

    private async Task<RefusedAct> OfAsync(HttpContext http, ProblemDetails problem, CurrentActor actor, EnforcementDbContext db)
    {
        // where an exception was thrown, the handler of exceptions has put the endpoint aside
        var thrown = http.Features.Get<IExceptionHandlerFeature>();
        var (endpoint, route) = thrown is null ? (http.GetEndpoint(), http.Request.RouteValues) : (thrown.Endpoint, thrown.RouteValues ?? []);
        var subject = route.FirstOrDefault(value => value.Key != "caseId").Value;
        return new()
        {
            Court = actor.Court,
            At = clock.GetUtcNow(),
            By = actor.Id,
            Act = endpoint?.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName ?? http.Request.Method,
            CaseId = await CaseOfAsync(db, actor.Court, IdOf(route, "caseId"), IdOf(route, "taskId")),
            Subject = Convert.ToString(subject, CultureInfo.InvariantCulture) is { Length: > 0 and <= 200 } text ? text : null,
            Status = problem.Status!.Value,
            Code = (string)problem.Extensions["code"]!,
            Reason = problem.Detail,
        };
    }

    private static Guid? IdOf(RouteValueDictionary route, string name) =>
        Guid.TryParse(Convert.ToString(route.GetValueOrDefault(name), CultureInfo.InvariantCulture), out var id) ? id : null;

    // another court's case, whose id somebody has typed in, is none of this court's
    private static async Task<Guid?> CaseOfAsync(EnforcementDbContext db, string court, Guid? caseId, Guid? taskId)
    {
        if (caseId is not null)
            return await db.Cases.AnyAsync(c => c.Court == court && c.Id == caseId, CancellationToken.None) ? caseId : null;
        var correlation = taskId is null ? null
            : await db.HumanTasks.Where(t => t.TenantId == court && t.Id == taskId).Select(t => t.CorrelationId).FirstOrDefaultAsync(CancellationToken.None);
        return Guid.TryParse(correlation, out var found) ? found : null;
    }
}
