using System.Globalization;
using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Api.Hosting.Startup;
using EnforcementFlows.Data;
using EnforcementFlows.Domain.Calendars;
using EnforcementFlows.Domain.Courts;
using EnforcementFlows.Workflow.Definitions;
using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Designer;

/// <summary>The definitions of a court as those who design them look at them.</summary>
public sealed class CourtDesign(EnforcementDbContext db, HostFolders folders, ActivityRegistry registry, ProfileCatalog profiles, TimeProvider clock)
{
    public const string Latest = "latest";
    public const string Published = "published";

    /// <summary>A version by its number, <see cref="Latest"/> or <see cref="Published"/>; null where the court has none such.</summary>
    public Task<DefinitionRow?> FindAsync(string court, string definitionId, string version, CancellationToken cancellationToken)
    {
        var versions = db.Definitions.AsNoTracking().Where(d => d.TenantId == court && d.DefinitionId == definitionId);
        if (int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return versions.FirstOrDefaultAsync(d => d.Version == number, cancellationToken);
        return version == Published
            ? versions.FirstOrDefaultAsync(d => d.IsPublished, cancellationToken)
            : versions.Where(d => d.IsLatest).OrderByDescending(d => d.Version).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>Checks a definition against what the court has now, and against what is decided to follow. One with errors may not be published.</summary>
    /// <param name="json">The document as the designer saves it.</param>
    public async Task<LintReport> LintAsync(string court, string json, CancellationToken cancellationToken)
    {
        var published = await db.Definitions.AsNoTracking().Where(d => d.TenantId == court && d.IsPublished)
            .Select(d => new { d.DefinitionId, d.Json }).ToListAsync(cancellationToken);
        var known = published.Select(d => DefinitionReader.Read(d.Json, d.DefinitionId, [])).OfType<WorkflowDefinition>().ToList();
        var held = await db.StaffRoles.Where(r => r.Court == court && db.Users.Any(u => u.Id == r.UserId && u.Active)).Select(r => r.Role).Distinct().ToListAsync(cancellationToken);
        var reports = ViewsOf(court).Select(view => (View: view, Report: new PublishingLint(registry, view.Folder, known, view.Day, held.ToHashSet()).Check(json))).ToList();
        return reports[0].Report with { Findings = [.. reports.SelectMany(seen => seen.Report.Findings.Select(seen.View.Dated)).Distinct()] };
    }

    /// <summary>The court as flows that are published now find it: under the profile in force, and under those that are decided to follow.</summary>
    internal IReadOnlyList<CourtView> ViewsOf(string court)
    {
        var today = CourtTime.DayOf(clock.GetUtcNow());
        return [.. profiles.GetFrom(court, clock.GetUtcNow()).Select((profile, i) => new CourtView(FolderOf(profile), profile.EffectiveFrom > today ? profile.EffectiveFrom : today, i > 0))];
    }

    /// <summary>In what the later of two versions differs.</summary>
    public IReadOnlyList<DefinitionChange> Difference(string court, string before, string after)
    {
        var (was, becomes) = (Read(before), Read(after));
        return new DefinitionDifference(was, becomes, registry, new(FolderOf(profiles.Get(court, clock.GetUtcNow())))).Changes();
    }

    /// <exception cref="InvalidDataException">It is no definition; none such is ever stored.</exception>
    private static WorkflowDefinition Read(string json) =>
        DefinitionReader.Read(json, "definition", []) ?? throw new InvalidDataException("A stored definition can not be read.");

    private CourtFolder FolderOf(CourtProfile profile) => CourtFolder.Read(Path.Combine(folders.Workflows, "courts", profile.Court), profile);
}

/// <summary>A court as flows find it from a day on.</summary>
/// <param name="Folder">Its folder, with the profile of that day.</param>
/// <param name="Day">Today, or the day on which the profile takes effect.</param>
/// <param name="IsLater">Whether the profile is decided, and not in force yet.</param>
internal sealed record CourtView(CourtFolder Folder, DateOnly Day, bool IsLater)
{
    /// <summary>What is found so, with the day from which it holds.</summary>
    public DefinitionFinding Dated(DefinitionFinding finding) => IsLater ? finding with { From = Day } : finding;
}
