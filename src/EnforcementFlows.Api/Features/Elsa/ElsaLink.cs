namespace EnforcementFlows.Api.Features.Elsa;

/// <summary>What may be done with a thing, as Elsa's clients are told. Studio lets edit what has a link <c>publish</c>, and act on a list that has <c>bulk-publish</c>.</summary>
public sealed record ElsaLink(string Href, string Rel, string Method)
{
    private const string Definitions = "/workflow-definitions";

    /// <summary>Of a definition.</summary>
    /// <param name="definitionId">The definition.</param>
    /// <param name="editable">Whether this person may change it now.</param>
    public static IReadOnlyList<ElsaLink> Of(string definitionId, bool editable)
    {
        var one = $"{Definitions}/{definitionId}";
        List<ElsaLink> links = [new(one, "self", "GET"), new($"{one}/export", "export", "GET")];
        if (editable)
            links.AddRange([new($"{one}/publish", "publish", "POST"), new(one, "delete", "DELETE"), new($"{one}/update-references", "update-references", "POST")]);
        return links;
    }

    /// <summary>Of the list of definitions.</summary>
    public static IReadOnlyList<ElsaLink> OfList(bool mayDesign)
    {
        List<ElsaLink> links = [new(Definitions, "self", "GET"), new($"{Definitions}/validation/is-name-unique", "is-name-unique", "GET")];
        if (mayDesign)
            links.AddRange(
            [
                new($"{Definitions}", "create", "POST"),
                new("/bulk-actions/publish/workflow-definitions/by-definition-ids", "bulk-publish", "POST"),
                new("/bulk-actions/delete/workflow-definitions/by-definition-id", "bulk-delete-by-definition-id", "POST"),
                new("/bulk-actions/delete/workflow-definitions/by-id", "bulk-delete-by-id", "POST"),
                new($"{Definitions}/import", "import", "POST"),
                new($"{Definitions}/import-files", "import-files", "POST"),
            ]);
        return links;
    }
}
