using System.Text.Json;
using System.Text.Json.Nodes;
using EnforcementFlows.Api.Features.Deadlines;
using EnforcementFlows.Api.Features.Designer;
using EnforcementFlows.Api.Features.Tasks;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Calendars;
using EnforcementFlows.Domain.Courts;
using EnforcementFlows.Workflow.Definitions;

namespace EnforcementFlows.Api.Features.Courts;

/// <summary>What lies around the definitions of one court: its profile, clauses and documents, and above them the roles, forms and calendars of all courts.</summary>
internal sealed class CourtFolder
{
    /// <summary>What a court says of the steps of national flows.</summary>
    public const string StepsFile = "steps.json";

    private readonly List<DefinitionFinding> _findings = [];

    private CourtFolder(string folder, string? workflows, CourtProfile? inForce)
    {
        Folder = folder;
        ProfilePath = Path.Combine(folder, "profile.json");
        RoleNames = ReadJson<Dictionary<string, string>>(Inside(workflows, "roles.json")) ?? [];
        National = Inside(workflows, "national");
        Clauses = ReadJson<List<JsonObject>>(Inside(folder, "clauses.json"))?.Select(c => c["id"]?.ToString() ?? "").ToHashSet();
        Sources = ReadJson<Dictionary<string, string>>(Inside(National, "sources.json"))?.Keys.ToHashSet() ?? [];
        Steps = ReadJson<Dictionary<string, IReadOnlyDictionary<string, JsonObject>>>(Inside(folder, StepsFile)) ?? [];
        Requirements = (ReadJson<FlowRequirements>(Inside(National, FlowRequirements.FileName)) ?? new()).With(ReadJson<FlowRequirements>(Inside(folder, FlowRequirements.FileName)) ?? new());
        Documents = FileNames(Inside(folder, "documents")).Concat(FileNames(Inside(National, "documents"))).ToHashSet();
        Forms = Inside(workflows, "forms") is { } forms ? Guard(forms, () => FormCatalog.Load(forms)) : null;
        Outcomes = ReadJson<Dictionary<string, string>>(Inside(workflows, OutcomeNames.FileName)) is { } general ? new OutcomeNames(general, Forms) : null;
        Calendar = Inside(workflows, "calendars") is { } years
            ? Guard(years, () => CourtCalendars.Load(years).Of(Path.GetFileName(folder))) ?? CourtCalendar.Empty
            : CourtCalendar.Empty;
        Profile = inForce ?? (Inside(folder, "profile.json") is { } profile ? Guard(profile, () => ProfileFile.Parse(ProfileText.Read(profile))) : null);
        if (Profile is not null)
            _findings.AddRange(ProfileReview.Review(Profile, RoleNames).Select(ToFinding));
    }

    /// <summary>The folder that holds profile.json.</summary>
    public string Folder { get; }

    public string ProfilePath { get; }

    /// <summary>Null when it can not be read; <see cref="Findings"/> says why.</summary>
    public CourtProfile? Profile { get; }

    /// <summary>Ids of the court's clauses; null when the court has no list of them.</summary>
    public IReadOnlySet<string>? Clauses { get; }

    /// <summary>Places in the law that a step may name instead of a clause, where the court's regulation is silent.</summary>
    public IReadOnlySet<string> Sources { get; }

    /// <summary>What the court says of the steps of national flows: by flow, then by activity. A flow that is not there it does not run.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, JsonObject>> Steps { get; }

    /// <summary>File names of the document templates, the court's own and those for all courts.</summary>
    public IReadOnlySet<string> Documents { get; }

    public FormCatalog? Forms { get; }

    /// <summary>What no redesign of a flow may leave out.</summary>
    public FlowRequirements Requirements { get; }

    /// <summary>Role codes of all courts with their names.</summary>
    public IReadOnlyDictionary<string, string> RoleNames { get; }

    /// <summary>What outcomes of tasks are called; null where there is no list of them.</summary>
    public OutcomeNames? Outcomes { get; }

    public CourtCalendar Calendar { get; }

    /// <summary>What is wrong with these files themselves.</summary>
    public IReadOnlyList<DefinitionFinding> Findings => _findings;

    /// <summary>The nearest folder above that holds a profile.json; null when there is none, as above what all courts share.</summary>
    public static string? Above(string path) => Nearest(path, "profile.json");

    /// <summary>The folder of all courts, where a file lies in the national part of it; else null.</summary>
    public static string? WorkflowsOfNational(string file) =>
        Nearest(file, "roles.json") is { } workflows && Path.GetFullPath(file).StartsWith(Path.Combine(workflows, "national") + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? workflows
            : null;

    /// <summary>Reads a court's folder; what is wrong with its files stands in <see cref="Findings"/>.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="inForce">The profile as the court has it, which may be another than the file's.</param>
    public static CourtFolder Read(string folder, CourtProfile? inForce = null) => new(Path.GetFullPath(folder), Nearest(folder, "roles.json"), inForce);

    /// <summary>The folder of what all courts share; null when there is none.</summary>
    public string? National { get; }

    private static string? Nearest(string path, string file)
    {
        var start = Path.GetFullPath(path);
        for (var folder = Directory.Exists(start) ? start : Path.GetDirectoryName(start); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, file)))
                return folder;
        }

        return null;
    }

    private static string? Inside(string? folder, string name) =>
        folder is not null && Path.Combine(folder, name) is var path && Path.Exists(path) ? path : null;

    private static IEnumerable<string> FileNames(string? folder) =>
        folder is null ? [] : Directory.EnumerateFiles(folder).Select(file => Path.GetFileName(file));

    private T? ReadJson<T>(string? path)
        where T : class =>
        path is null ? null : Guard(path, () => JsonSerializer.Deserialize<T>(File.ReadAllText(path), ProfileJson.Options));

    private DefinitionFinding ToFinding(ProfileFinding finding) =>
        new(finding.IsError ? FindingSeverity.Error : FindingSeverity.Warning, "profile", ProfilePath, finding.Path, finding.Message);

    private T? Guard<T>(string path, Func<T?> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (JsonException broken)
        {
            _findings.Add(new(FindingSeverity.Error, "json-invalid", path, broken.Path ?? "$", $"Line {broken.LineNumber + 1}: {broken.Message}"));
        }
        catch (Exception broken) when (broken is DomainException or InvalidDataException)
        {
            _findings.Add(new(FindingSeverity.Error, "file-invalid", path, "$", broken.Message));
        }

        return null;
    }
}
