using EnforcementFlows.Data;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Parties;
using EnforcementFlows.Workflow.Execution;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Cases;

/// <summary>Reads what belongs to a case inside a burst, where rows that this burst added are not in the database yet.</summary>
internal static class CaseRows
{
    /// <summary>All rows of the case, those of this burst included, in the order in which they were made.</summary>
    public static async Task<IReadOnlyList<T>> RowsOfAsync<T>(this EnforcementDbContext db, EnforcementCase about, CancellationToken cancellationToken)
        where T : CaseRecord
    {
        await db.Set<T>().Where(row => row.Court == about.Court && row.CaseId == about.Id).LoadAsync(cancellationToken);
        return [.. db.Tracked<T>().Where(row => row.CaseId == about.Id && row.Court == about.Court).OrderBy(row => row.Id)];
    }

    /// <summary>One row of the case.</summary>
    /// <exception cref="ActivityFaultException">There is none; another case's does not exist either.</exception>
    public static async Task<T> RowOfAsync<T>(this EnforcementDbContext db, EnforcementCase about, string? id, CancellationToken cancellationToken)
        where T : CaseRecord
    {
        var key = Guid.TryParse(id, out var parsed) ? parsed : Guid.Empty;
        var row = await db.Set<T>().FindAsync([about.Court, key], cancellationToken);
        return row is not null && row.CaseId == about.Id
            ? row
            : throw new ActivityFaultException("row-missing", $"The case has no {typeof(T).Name} '{id}'.");
    }

    /// <summary>The parties in the order of the filing.</summary>
    public static async Task<IReadOnlyList<Party>> PartiesAsync(this EnforcementDbContext db, EnforcementCase about, CancellationToken cancellationToken)
    {
        await db.Parties.Where(party => party.Court == about.Court && party.CaseId == about.Id).LoadAsync(cancellationToken); // fills about.Parties
        return [.. about.Parties.OrderBy(party => party.Ordinal)];
    }

    /// <summary>The party that a form means: by id, by name, or by its place, such as <c>debtor-1</c>.</summary>
    public static Party? Named(this IReadOnlyList<Party> parties, string? text) =>
        parties.FirstOrDefault(party => text == party.Id.ToString("D") || text == party.Name || text == parties.PlaceOf(party));

    /// <summary>A party's place among those of its role, counted from one: <c>debtor-1</c>.</summary>
    public static string PlaceOf(this IReadOnlyList<Party> parties, Party party) =>
        $"{Domain.EnumCode.Code(party.Role)}-{parties.Where(other => other.Role == party.Role).TakeWhile(other => other.Id != party.Id).Count() + 1}";

    /// <summary>The debtor whom the flow's request is about; null where it is about the case.</summary>
    public static Party? DebtorOf(this IReadOnlyList<Party> parties, ActivityExecutionContext context) =>
        context.WorkflowInput("request") is Dictionary<string, object?> request && request.GetValueOrDefault("data") is Dictionary<string, object?> data
            ? parties.Named(data.GetValueOrDefault("debtor") as string)
            : null;
}
