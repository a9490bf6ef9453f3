using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Data;
using EnforcementFlows.Data.Courts;
using EnforcementFlows.Domain.Courts;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Courts;

/// <summary>Takes the profiles under workflows/courts into the database: a changed file becomes a new version, with what the court has changed itself laid over it.</summary>
internal sealed class ProfileImport(EnforcementDbContext db, ILogger<ProfileImport> logger)
{
    private const long LockKey = 0x4546_0002; // "EF" 2: one at a time adds versions; DatabaseSetup has 1

    /// <summary>Lets one at a time add versions, until the transaction ends.</summary>
    public static Task LockAsync(EnforcementDbContext db, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({LockKey})", cancellationToken);

    /// <summary>Imports every profile.json; the caller sees to it that one node at a time does so.</summary>
    /// <exception cref="ProfileException">A file is wrong; every error of every file is named and nothing is imported.</exception>
    public async Task RunAsync(string workflowsFolder, CancellationToken cancellationToken)
    {
        var roles = await RoleNames.ReadAsync(Path.Combine(workflowsFolder, "roles.json"), cancellationToken);
        var files = new List<ProfileFile>();
        foreach (var path in Directory.EnumerateFiles(Path.Combine(workflowsFolder, "courts"), "profile.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            files.Add(ProfileFile.Read(path, roles));

        Report(files);
        foreach (var file in files)
            await ImportAsync(file, file.Profile!, roles, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    private void Report(List<ProfileFile> files)
    {
        var findings = files.SelectMany(file => file.Findings.Select(finding => (file.Path, Finding: finding))).ToList();
        foreach (var (path, finding) in findings.Where(found => !found.Finding.IsError))
            Log.ProfileRemark(logger, path, finding.Path, finding.Message);
        var errors = findings.Where(found => found.Finding.IsError)
            .Select(found => $"{found.Path} {found.Finding.Path}: {found.Finding.Message}").ToList();
        if (errors.Count > 0)
            throw new ProfileException(errors);
    }

    private async Task ImportAsync(ProfileFile file, CourtProfile profile, IReadOnlyDictionary<string, string> roles, CancellationToken cancellationToken)
    {
        var latest = await db.CourtProfiles.AsNoTracking().Where(row => row.Court == profile.Court)
            .OrderByDescending(row => row.Version).FirstOrDefaultAsync(cancellationToken);
        if (latest?.ContentSha256 == file.ContentSha256)
            return;
        // a file edited without a new number is a new version all the same: cases keep the one they were filed under
        var version = Math.Max(profile.Version, (latest?.Version ?? 0) + 1);
        var changes = await db.ProfileChanges.AsNoTracking().Where(ProfileChange.InForce).Where(change => change.Court == profile.Court)
            .OrderBy(change => change.Version).ToListAsync(cancellationToken);
        if (WithChanges(file, profile, version, changes, roles) is { } versions)
            Add(file, versions);
    }

    // what the court has changed itself is laid over the new file; where the two do not go together the court keeps what it has
    private List<(CourtProfile Profile, string Json)>? WithChanges(
        ProfileFile file, CourtProfile profile, int version, IReadOnlyList<ProfileChange> changes, IReadOnlyDictionary<string, string> roles)
    {
        List<(CourtProfile Profile, string Json)> versions = [(profile with { Version = version }, file.Json)];
        foreach (var change in changes)
        {
            var (under, json) = versions[^1];
            var effectiveFrom = under.EffectiveFrom > change.EffectiveFrom ? under.EffectiveFrom : change.EffectiveFrom;
            var changed = ProfileFile.Of(file.Path, ProfileText.Patch(json, change.Patch, under.Version + 1, effectiveFrom), roles);
            foreach (var finding in changed.Findings.Where(finding => finding.IsError))
                Log.ProfileNotImported(logger, file.Path, finding.Path, finding.Message);
            if (changed.Profile is null || changed.Findings.Any(finding => finding.IsError))
                return null;
            versions.Add((changed.Profile, changed.Json));
        }

        return versions;
    }

    private void Add(ProfileFile file, List<(CourtProfile Profile, string Json)> versions)
    {
        foreach (var (profile, json) in versions)
        {
            db.CourtProfiles.Add(new CourtProfileVersion
            {
                Court = profile.Court,
                Version = profile.Version,
                EffectiveFrom = profile.EffectiveFrom,
                ContentSha256 = file.ContentSha256,
                Json = json,
                ImportedAt = TimeProvider.System.GetUtcNow(),
            });
            Log.ProfileImported(logger, profile.Court, profile.Version);
        }
    }
}

/// <summary>A profile file cannot be used; the message lists every reason with file and place.</summary>
public sealed class ProfileException(IReadOnlyList<string> errors) : Exception(string.Join(Environment.NewLine, errors));
