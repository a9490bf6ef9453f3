using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Data;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Imports;

/// <summary>The people of a court by what dockets call them: account (<c>judge1</c>, <c>tongbai.judge1</c>) or name.</summary>
internal sealed class HandlerNames
{
    private readonly Dictionary<string, Guid> _accounts;
    private readonly ILookup<string, Guid> _names;
    private readonly string _court;

    private HandlerNames(string court, List<(Guid Id, string Account, string Name)> people)
    {
        _court = court;
        _accounts = people.ToDictionary(person => person.Account, person => person.Id, StringComparer.Ordinal);
        _names = people.ToLookup(person => person.Name, person => person.Id, StringComparer.Ordinal);
    }

    public static async Task<HandlerNames> LoadAsync(EnforcementDbContext db, string court, CancellationToken cancellationToken)
    {
        var people = await db.Users.AsNoTracking().Where(user => user.Court == court && user.Active)
            .Select(user => new { user.Id, user.UserName, user.DisplayName }).ToListAsync(cancellationToken);
        return new(court, [.. people.Select(person => (person.Id, person.UserName!, person.DisplayName))]);
    }

    /// <summary>The person's id, or why there is none.</summary>
    public (string? Id, ApiError? Problem) Find(string name)
    {
        if (_accounts.TryGetValue(name, out var id) || _accounts.TryGetValue($"{_court}.{name}", out id))
            return (id.ToString("D"), null);
        return _names[name].Take(2).ToList() switch
        {
            [var only] => (only.ToString("D"), null),
            [] => (null, new("filing.handler-unknown", "本院没有该承办人。")),
            _ => (null, new("import.handler-ambiguous", "本院有多人同名，请改写账号。")),
        };
    }
}
