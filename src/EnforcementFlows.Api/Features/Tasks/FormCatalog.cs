using System.Text.Json;
using System.Text.Json.Serialization;
using EnforcementFlows.Api.Features.Regulations;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Api.Hosting.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace EnforcementFlows.Api.Features.Tasks;

/// <summary>A form (表单) that a task asks to be filled in.</summary>
public sealed record FormSchema
{
    public required string Key { get; init; }

    public required string Title { get; init; }

    public required IReadOnlyList<FormField> Fields { get; init; }

    /// <summary>Outcomes for which required fields may stay empty, such as a return.</summary>
    public IReadOnlyList<string> WaivedFor { get; init; } = [];

    /// <summary>What outcomes are called in this form, where that says it better than their general names.</summary>
    public IReadOnlyDictionary<string, string> Outcomes { get; init; } = new Dictionary<string, string>();

    /// <summary>Kinds of requests that this form is handed in with; a form <c>{kind}-request</c> needs none.</summary>
    public IReadOnlyList<string> RequestKinds { get; init; } = [];

    internal FormField? Field(string name) => Fields.FirstOrDefault(field => field.Name == name);
}

/// <summary>A field of a form.</summary>
public sealed record FormField
{
    public required string Name { get; init; }

    public required string Label { get; init; }

    /// <summary>text, multiline, number, money, date, datetime, boolean, select, array, object, file, person.</summary>
    public required string Type { get; init; }

    public bool Required { get; init; }

    /// <summary>Outcomes for which it is required although it is not in general.</summary>
    public IReadOnlyList<string> RequiredFor { get; init; } = [];

    /// <summary>The only value accepted, such as a confirmation.</summary>
    public JsonElement? MustBe { get; init; }

    /// <summary>Fewest items of an array.</summary>
    public int MinItems { get; init; }

    public IReadOnlyList<FormOption> Options { get; init; } = [];

    /// <summary>Fields of an object, or of each item of an array.</summary>
    public IReadOnlyList<FormField> Fields { get; init; } = [];

    public string? Clause { get; init; }

    /// <summary>The permission without which nobody but those concerned reads what is entered here (副卷、举报人); null where whoever sees the case does.</summary>
    public string? Restricted { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Hints { get; init; }
}

/// <summary>A choice of a select field.</summary>
public sealed record FormOption(string Value, string Label);

/// <summary>All forms, read once at start from workflows/forms. What a person enters is checked here, whoever sends it.</summary>
public sealed class FormCatalog
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private readonly Dictionary<string, FormSchema> _forms = new(StringComparer.Ordinal);

    /// <summary>Reads every form of a folder.</summary>
    /// <exception cref="InvalidDataException">A file is no form; the message names it.</exception>
    public static FormCatalog Load(string folder)
    {
        var catalog = new FormCatalog();
        foreach (var file in Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            try
            {
                var form = JsonSerializer.Deserialize<FormSchema>(File.ReadAllText(file), Json)!;
                catalog._forms[form.Key] = form;
            }
            catch (JsonException exception)
            {
                throw new InvalidDataException($"{file}: {exception.Message}", exception);
            }
        }

        return catalog;
    }

    /// <summary>The form with which a kind of request is handed in; null where any data is taken.</summary>
    public FormSchema? OfRequest(string kind) => Find($"{kind}-request") ?? _forms.Values.FirstOrDefault(f => f.RequestKinds.Contains(kind));

    public IEnumerable<FormSchema> All => _forms.Values;

    public FormSchema? Find(string key) => _forms.GetValueOrDefault(key);

    /// <summary>Whether the form asks for something that not everybody who sees the case may read.</summary>
    public bool IsRestricted(string? key) => key is not null && Find(key)?.Fields.Any(field => field.Restricted is not null) == true;

    /// <summary>
    /// What everybody who sees the case may read of a filled-in form: nothing that is restricted, and of a form with such fields nothing that
    /// it does not know. Restricted content goes to the one record that keeps it, and never into a flow.
    /// </summary>
    public Dictionary<string, object?> Open(string? key, Dictionary<string, object?> values) =>
        IsRestricted(key) ? values.Where(value => Find(key!)!.Field(value.Key) is { Restricted: null }).ToDictionary() : values;

    /// <summary>Everything wrong with a filled-in form; empty when it can be taken.</summary>
    public IReadOnlyList<ApiError> Check(string? key, string outcome, Dictionary<string, object?> values)
    {
        if (key is null || Find(key) is not { } form)
            return [];
        var errors = new List<ApiError>();
        FormCheck.Fields(form.Fields, values, "form", outcome, form.WaivedFor.Contains(outcome), errors);
        return errors;
    }
}

/// <summary>The definition of a form, for the screens. Of the clauses at its fields the caller sees those of his court.</summary>
public static class GetForm
{
    public static Results<Ok<FormSchema>, ProblemHttpResult> Handle(
        string key, [FromServices] FormCatalog forms, [FromServices] ClauseCatalog clauses, [FromServices] CurrentActor actor) =>
        forms.Find(key) is { } form ? TypedResults.Ok(form with { Fields = Of(form.Fields, clauses.Of(actor.Court)) }) : Problems.NotFound();

    private static IReadOnlyList<FormField> Of(IReadOnlyList<FormField> fields, CourtClauses clauses) =>
        [.. fields.Select(field => field with { Clause = field.Clause is { } clause && clauses.Has(clause) ? clause : null, Fields = Of(field.Fields, clauses) })];
}
