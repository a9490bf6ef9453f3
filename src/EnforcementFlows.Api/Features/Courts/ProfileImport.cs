using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Data;
using EnforcementFlows.Data.Courts;
using EnforcementFlows.Domain.Courts;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Courts;

/// <summary>Takes the profiles under workflows/courts into the database: a changed file becomes a new version.</summary>
internal sealed class ProfileImport(EnforcementDbContext db, ILogger<ProfileImport> logger)
{
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
            await ImportAsync(file, file.Profile!, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    private void Report(List<ProfileFile> files)
    {
        var findings = files.SelectMany(file => file.Findings.Select(finding => (file.Path, Finding: finding))).ToList();
        foreach (var (path, finding) in findings.Where(found => !found.Finding.IsError))
            Log.ProfileWarning(logger, path, finding.Path, finding.Message);
        var errors = findings.Where(found => found.Finding.IsError)
            .Select(found => $"{found.Path} {found.Finding.Path}: {found.Finding.Message}").ToList();
        if (errors.Count > 0)
            throw new ProfileException(errors);
    }

    private async Task ImportAsync(ProfileFile file, CourtProfile profile, CancellationToken cancellationToken)
    {
        var latest = await db.CourtProfiles.AsNoTracking().Where(row => row.Court == profile.Court)
            .OrderByDescending(row => row.Version).FirstOrDefaultAsync(cancellationToken);
        if (latest?.ContentSha256 == file.ContentSha256)
            return;
        // a file edited without a new number is a new version all the same: cases keep the one they were filed under
        var version = Math.Max(profile.Version, (latest?.Version ?? 0) + 1);
        db.CourtProfiles.Add(new CourtProfileVersion
        {
            Court = profile.Court,
            Version = version,
            EffectiveFrom = profile.EffectiveFrom,
            ContentSha256 = file.ContentSha256,
            Json = file.Json,
            ImportedAt = TimeProvider.System.GetUtcNow(),
        });
        Log.ProfileImported(logger, profile.Court, version);
    }
}

/// <summary>A profile file cannot be used; the message lists every reason with file and place.</summary>
public sealed class ProfileException(IReadOnlyList<string> errors) : Exception(string.Join(Environment.NewLine, errors));
