using System.Collections.Frozen;
using EnforcementFlows.Data;
using EnforcementFlows.Domain.Calendars;
using EnforcementFlows.Domain.Courts;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Courts;

/// <summary>The profiles of all courts, every version. Versions never change, so a copy in memory stays true; new ones are looked for every few seconds.</summary>
public sealed class ProfileCatalog
{
    private FrozenDictionary<string, CourtProfile[]> _versions = FrozenDictionary<string, CourtProfile[]>.Empty;

    /// <summary>The courts' codes, in alphabetical order.</summary>
    public IReadOnlyList<string> Courts { get; private set; } = [];

    /// <summary>The version that applies at an instant; before the first one takes effect, the first.</summary>
    /// <exception cref="KeyNotFoundException">No such court.</exception>
    public CourtProfile Get(string court, DateTimeOffset at) =>
        Find(court, at) ?? throw new KeyNotFoundException($"There is no profile of court '{court}'.");

    /// <summary>As <see cref="Get"/>, null for an unknown court.</summary>
    public CourtProfile? Find(string court, DateTimeOffset at)
    {
        if (!_versions.TryGetValue(court, out var versions))
            return null;
        var day = CourtTime.DayOf(at);
        return Array.FindLast(versions, version => version.EffectiveFrom <= day) ?? versions[0];
    }

    /// <summary>The version a case was filed under.</summary>
    /// <exception cref="KeyNotFoundException">No such court or version.</exception>
    public CourtProfile GetVersion(string court, int version) =>
        _versions.GetValueOrDefault(court)?.FirstOrDefault(profile => profile.Version == version)
        ?? throw new KeyNotFoundException($"There is no version {version} of the profile of court '{court}'.");

    /// <summary>The newest version, whether its day has come or not.</summary>
    /// <exception cref="KeyNotFoundException">No such court.</exception>
    public CourtProfile GetLatest(string court) =>
        _versions.GetValueOrDefault(court)?.MaxBy(profile => profile.Version) ?? throw new KeyNotFoundException($"There is no profile of court '{court}'.");

    /// <summary>The version that applies at an instant, and those that are to follow it; of two that take effect on one day, the later.</summary>
    /// <exception cref="KeyNotFoundException">No such court.</exception>
    public IReadOnlyList<CourtProfile> GetFrom(string court, DateTimeOffset at)
    {
        var inForce = Get(court, at);
        return [inForce, .. _versions[court].Where(version => version.Version > inForce.Version).GroupBy(version => version.EffectiveFrom).Select(sameDay => sameDay.Last())];
    }

    /// <summary>Reads what has come in since, here or on another node.</summary>
    public async Task RefreshAsync(EnforcementDbContext db, CancellationToken cancellationToken)
    {
        if (await db.CourtProfiles.CountAsync(cancellationToken) != _versions.Values.Sum(versions => versions.Length))
            await LoadAsync(db, cancellationToken);
    }

    /// <summary>Reads all versions from the database.</summary>
    public async Task LoadAsync(EnforcementDbContext db, CancellationToken cancellationToken)
    {
        var rows = await db.CourtProfiles.AsNoTracking().OrderBy(row => row.Version).ToListAsync(cancellationToken);
        _versions = rows
            .Select(row => ProfileFile.ParseStored(row.Json) with { Version = row.Version })
            .GroupBy(profile => profile.Court)
            .ToFrozenDictionary(court => court.Key, court => court.OrderBy(profile => profile.EffectiveFrom).ThenBy(profile => profile.Version).ToArray());
        Courts = [.. _versions.Keys.Order(StringComparer.Ordinal)];
    }
}
