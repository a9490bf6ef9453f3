using System.Text.Json;
using EnforcementFlows.Api.Features.Regulations;
using EnforcementFlows.Api.Features.Tasks;
using EnforcementFlows.Api.Hosting.Startup;
using EnforcementFlows.Domain.Courts;

namespace EnforcementFlows.Api.Features.Elsa.Descriptors;

/// <summary>What people choose from in the designer: the roles, teams, limits, chains and documents of the court's profile, its clauses, the forms.</summary>
internal sealed class PickerLists(ClauseCatalog clauses, FormCatalog forms, HostFolders folders)
{
    private const int LongestText = 60;

    private readonly Lazy<IReadOnlyList<ElsaChoice>> _sources = new(() =>
        [.. (JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(Path.Combine(folders.Workflows, "national", "sources.json"))) ?? [])
            .Select(source => Coded(source.Value, source.Key))]);

    /// <summary>Every list of a court, by the name by which inputs ask for it.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<ElsaChoice>> Of(CourtProfile profile) => new Dictionary<string, IReadOnlyList<ElsaChoice>>
    {
        ["role"] = [.. Roles(profile)],
        ["team"] = [.. profile.Teams.Select(team => new ElsaChoice(team.Name, team.Code))],
        ["node"] = [.. profile.Nodes.Select(node => Coded(node.Value.Name, node.Key))],
        ["clause"] = [.. clauses.Of(profile.Court).All.Select(clause => new ElsaChoice($"{clause.Id} {clause.Text}", clause.Id)), .. _sources.Value],
        ["approval-chain"] = [.. profile.ApprovalChains.Select(chain => Coded(chain.Value.Name, chain.Key))],
        ["document-set"] = [.. profile.DocumentSets.Select(set => Coded(string.Join('、', set.Value.Select(document => document.Name)), set.Key))],
        ["party-period"] = [.. profile.Settings.PartyPeriods.Select(period => Coded(period.Value.Name, period.Key))],
        ["form"] = [.. forms.All.Where(form => !forms.IsRestricted(form.Key)).OrderBy(form => form.Key, StringComparer.Ordinal).Select(form => Coded(form.Title, form.Key))],
    };

    // several roles may take a task: the combinations that the profile has, as a definition writes them
    private static IEnumerable<ElsaChoice> Roles(CourtProfile profile)
    {
        yield return new(profile.NameOfRole(ProfileReview.Handler), ProfileReview.Handler);
        foreach (var role in profile.Roles)
            yield return new(role.Name, role.Code);
        foreach (var several in profile.Nodes.Values.Select(node => node.Holders).Where(holders => holders.Count > 1).DistinctBy(holders => string.Join(',', holders)))
            yield return new(string.Join('、', several.Select(profile.NameOfRole)), string.Join(',', several));
    }

    private static ElsaChoice Coded(string text, string code) => new($"{(text.Length > LongestText ? text[..LongestText] + "…" : text)}（{code}）", code);
}
