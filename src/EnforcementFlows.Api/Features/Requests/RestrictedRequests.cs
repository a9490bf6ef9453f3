using System.Text.Json;
using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Features.Tasks;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Domain.Requests;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Requests;

/// <summary>
/// The one way to what a request's form marks as restricted, such as who an informant is (举报人, TB-3.2-29): for whoever has the field's
/// permission, who handed the request in, and who has or had a task of it. That it was read is on record.
/// </summary>
public sealed class RestrictedRequests(EnforcementDbContext db, FormCatalog forms, CurrentActor actor, AccessTrace trace)
{
    /// <summary>What the actor may read of each request, by its id.</summary>
    public async Task<IReadOnlyDictionary<Guid, RequestData>> DataOfAsync(Guid caseId, IReadOnlyList<CaseRequest> requests, CancellationToken cancellationToken)
    {
        var shown = new Dictionary<Guid, RequestData>();
        var seen = new SortedSet<string>(StringComparer.Ordinal);
        var mine = requests.Any(HasRestricted) ? await MineAsync(caseId, cancellationToken) : [];
        foreach (var request in requests)
        {
            var values = ValuesOf(request);
            var hidden = Restricted(request).Where(field => values.ContainsKey(field.Name) && !MayRead(request, field, mine)).Select(field => field.Name).ToHashSet();
            shown[request.Id] = new(JsonSerializer.SerializeToElement(values.Where(value => !hidden.Contains(value.Key)).ToDictionary()), hidden.Count > 0);
            if (request.RequestedBy != actor.Id)
                seen.UnionWith(Restricted(request).Where(field => values.ContainsKey(field.Name) && !hidden.Contains(field.Name)).Select(field => Subject(field.Restricted!)));
        }

        foreach (var what in seen)
            await trace.OfAsync(caseId, what, cancellationToken);
        return shown;
    }

    private bool MayRead(CaseRequest request, FormField field, HashSet<string> mine) =>
        actor.Has(field.Restricted!) || request.RequestedBy == actor.Id || mine.Contains(request.Id.ToString("D"));

    private bool HasRestricted(CaseRequest request) => Restricted(request).Any(field => ValuesOf(request).ContainsKey(field.Name));

    private IEnumerable<FormField> Restricted(CaseRequest request) => forms.OfRequest(request.Kind)?.Fields.Where(field => field.Restricted is not null) ?? [];

    // what the actor's tasks of the case are about; who is asked to sign (加签) gets the matter, and no secrets with it
    private async Task<HashSet<string>> MineAsync(Guid caseId, CancellationToken cancellationToken)
    {
        var correlation = caseId.ToString("D");
        var subjects = await db.HumanTasks.AsNoTracking()
            .Where(t => t.TenantId == actor.Court && t.CorrelationId == correlation && t.SubjectId != null && t.ParentTaskId == null
                && (t.Assignee == actor.Id || t.Owner == actor.Id || t.DoneBy == actor.Id))
            .Select(t => t.SubjectId!).ToListAsync(cancellationToken);
        return [.. subjects];
    }

    private static Dictionary<string, JsonElement> ValuesOf(CaseRequest request) => JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(request.Data) ?? [];

    // informant.read is the reading of informants
    private static string Subject(string permission) => permission[..permission.LastIndexOf('.')];
}

/// <summary>What somebody may read of a request.</summary>
/// <param name="Restricted">There is more.</param>
public sealed record RequestData(JsonElement Values, bool Restricted);
