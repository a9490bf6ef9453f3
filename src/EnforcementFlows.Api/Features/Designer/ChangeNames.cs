using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Domain.Courts;

namespace EnforcementFlows.Api.Features.Designer;

/// <summary>What the codes in a definition are called at the court. A code that the court does not have stands for itself.</summary>
internal sealed class ChangeNames(CourtFolder? court)
{
    public string Of(string input, string value) => string.Join("、", value.Split(',').Select(code => One(input, code.Trim())));

    /// <summary>What an outcome of a task with this form is called.</summary>
    public string Outcome(string? form, string outcome) => court?.Outcomes?.Of(court.Profile, form, outcome) ?? outcome;

    private string One(string input, string code) => (input switch
    {
        "role" => code == ProfileReview.Handler ? "承办人" : court?.Profile?.FindRole(code)?.Name ?? court?.RoleNames.GetValueOrDefault(code),
        "team" => court?.Profile?.Teams.FirstOrDefault(team => team.Code == code)?.Name,
        "node" => court?.Profile?.Nodes.GetValueOrDefault(code)?.Name,
        "chain" => court?.Profile?.ApprovalChains.GetValueOrDefault(code)?.Name,
        "form" => court?.Forms?.Find(code)?.Title,
        "period" => court?.Profile?.Settings.PartyPeriods.GetValueOrDefault(code)?.Name,
        _ => null,
    }) ?? code;
}
