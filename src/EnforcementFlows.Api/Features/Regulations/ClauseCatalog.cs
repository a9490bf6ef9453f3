using System.Text.Json;

namespace EnforcementFlows.Api.Features.Regulations;

/// <summary>A clause (条款) of a court's regulation, as courts/&lt;court&gt;/clauses.json has it.</summary>
/// <param name="Id">Stable id, such as <c>TB-3.2-14b</c>.</param>
/// <param name="Location">Where it stands in the document.</param>
/// <param name="Text">Its key words, in Chinese.</param>
/// <param name="Paraphrase">What it says, in English.</param>
/// <param name="Kind">deadline, task, approval, role-permission …</param>
/// <param name="Group">The group of flows it belongs to; <c>profile</c>, or <c>none</c>.</param>
/// <param name="Role">Who does it, in the document's words.</param>
/// <param name="Approver">Who approves it.</param>
/// <param name="Trigger">What starts it.</param>
/// <param name="Requirement">What the software owes for it.</param>
/// <param name="Priority"><c>core</c> and <c>supporting</c> are executed, <c>record-only</c> need not be.</param>
/// <param name="Deadline">Its limit, where it has one.</param>
/// <param name="Note">What was unclear.</param>
public sealed record Clause(
    string Id, string Location, string Text, string Paraphrase, string Kind, string Group, string? Role, string? Approver, string? Trigger,
    string Requirement, string Priority, ClauseLimit? Deadline, string? Note);

/// <summary>The limit that a clause states, in its own words where it gives no number.</summary>
public sealed record ClauseLimit(int? Number, string? Unit, string? From);

/// <summary>The clauses of all courts, and which of them need no execution and why. Read once at start.</summary>
public sealed class ClauseCatalog
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private readonly Dictionary<string, CourtClauses> _courts = [];

    /// <exception cref="InvalidDataException">A file is wrong; the message names it.</exception>
    public static ClauseCatalog Load(string workflows)
    {
        var catalog = new ClauseCatalog();
        foreach (var folder in Directory.GetDirectories(Path.Combine(workflows, "courts")).Order(StringComparer.Ordinal))
            catalog._courts[Path.GetFileName(folder)] = new(Read<List<Clause>>(folder, "clauses.json") ?? [], Read<Dictionary<string, string>>(folder, "exceptions.json") ?? []);
        return catalog;
    }

    /// <summary>The clauses of a court in the order of its document; none for an unknown court.</summary>
    public CourtClauses Of(string court) => _courts.GetValueOrDefault(court) ?? CourtClauses.None;

    private static T? Read<T>(string folder, string name)
        where T : class
    {
        var file = Path.Combine(folder, name);
        try
        {
            return File.Exists(file) ? JsonSerializer.Deserialize<T>(File.ReadAllText(file), Json) : null;
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"{file}: {exception.Message}", exception);
        }
    }
}

/// <summary>One court's clauses.</summary>
/// <param name="All">In the order of the document.</param>
/// <param name="Exceptions">Clauses that nothing executes, with the reason.</param>
public sealed record CourtClauses(IReadOnlyList<Clause> All, IReadOnlyDictionary<string, string> Exceptions)
{
    public static CourtClauses None { get; } = new([], new Dictionary<string, string>());

    private HashSet<string> Ids => field ??= [.. All.Select(clause => clause.Id)];

    /// <summary>Whether the court's regulation has such a clause.</summary>
    public bool Has(string clause) => Ids.Contains(clause);
}
