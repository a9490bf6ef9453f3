using EnforcementFlows.Api.Features.Tasks;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Data;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Attachments;

/// <summary>
/// The files that a filled-in form names. One may name a paper that is kept elsewhere, by its number or name; but what looks like an id must be that of
/// an attachment or a document of the same case.
/// </summary>
internal static class FormFiles
{
    public static async Task<IReadOnlyList<ApiError>> UnknownAsync(
        EnforcementDbContext db, string court, Guid caseId, FormSchema? form, Dictionary<string, object?> values, string path, CancellationToken cancellationToken)
    {
        if (form is null)
            return [];
        var named = In(form.Fields, values, path).ToList();
        if (named.Count == 0)
            return [];
        var ids = named.Select(file => file.Id).Distinct().ToList();
        var known = await db.Attachments.Where(a => a.Court == court && a.CaseId == caseId && ids.Contains(a.Id)).Select(a => a.Id)
            .Union(db.Documents.Where(d => d.Court == court && d.CaseId == caseId && ids.Contains(d.Id)).Select(d => d.Id)).ToListAsync(cancellationToken);
        return [.. named.Where(file => !known.Contains(file.Id)).Select(file => new ApiError("attachment.unknown", $"“{file.Label}”：本案没有该附件", file.Place))];
    }

    private static IEnumerable<(string Place, string Label, Guid Id)> In(IReadOnlyList<FormField> fields, Dictionary<string, object?> values, string path) =>
        fields.SelectMany(field => In(field, values.GetValueOrDefault(field.Name), $"{path}.{field.Name}"));

    private static IEnumerable<(string Place, string Label, Guid Id)> In(FormField field, object? value, string place) => (field.Type, value) switch
    {
        ("file", string text) when Guid.TryParse(text, out var id) => [(place, field.Label, id)],
        ("file", Dictionary<string, object?> file) => In(field, file.GetValueOrDefault("id") as string, place),
        ("object", Dictionary<string, object?> map) => In(field.Fields, map, place),
        ("array", List<object?> items) => items.SelectMany((item, i) => item is Dictionary<string, object?> map ? In(field.Fields, map, $"{place}[{i}]") : []),
        (_, List<object?> items) when field.Type == "file" => items.SelectMany((item, i) => In(field, item, $"{place}[{i}]")),
        _ => [],
    };
}
