using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Staff;

/// <summary>The names that people read beside ids. Whoever has left keeps the name, for decisions carry it; a system that acts has its own.</summary>
public sealed class StaffNames(EnforcementDbContext db, CurrentActor actor)
{
    /// <summary>The names of everybody on a page, looked up at once.</summary>
    public async Task<PeopleNames> OfAsync(IEnumerable<string?> ids, CancellationToken cancellationToken)
    {
        var court = actor.Court;
        var wanted = ids.OfType<string>().ToHashSet();
        var people = wanted.Select(id => Guid.TryParse(id, out var person) ? person : Guid.Empty).Where(id => id != Guid.Empty).ToList();
        var systems = wanted.Where(id => id.StartsWith($"{court}.", StringComparison.Ordinal)).ToList();
        var names = people.Count == 0 ? [] : await db.Users.AsNoTracking().Where(u => u.Court == court && people.Contains(u.Id))
            .ToDictionaryAsync(u => u.Id.ToString("D"), u => u.DisplayName, cancellationToken);
        if (systems.Count > 0)
        {
            foreach (var system in await db.ApiClients.AsNoTracking().Where(c => c.Court == court && systems.Contains(c.Id)).Select(c => new { c.Id, c.DisplayName }).ToListAsync(cancellationToken))
                names[system.Id] = system.DisplayName;
        }

        return new(names);
    }
}

/// <summary>Names by user or client id.</summary>
public sealed class PeopleNames(IReadOnlyDictionary<string, string> names)
{
    /// <summary>The name; null for nobody and for an id that is none of the court's.</summary>
    public string? Of(string? id) => id is null ? null : names.GetValueOrDefault(id);
}
