using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Api.Features.Tasks;
using EnforcementFlows.Domain.Courts;

namespace EnforcementFlows.Api.Features.Designer.Settings;

/// <summary>Whether the court has what a setting names.</summary>
internal sealed class SettingCodes(CourtFolder court)
{
    private readonly CourtProfile _profile = court.Profile!;

    /// <summary>What is wrong with a value; null where nothing is. Nothing given is nothing wrong.</summary>
    public (string Code, string Message)? Mistake(string input, string value)
    {
        var codes = input == StepInputs.Role ? TextList.Split(value) : value.Length == 0 ? [] : [value.Trim()];
        var unknown = codes.FirstOrDefault(code => !Has(input, code));
        return unknown is null ? null : ($"{(input == StepInputs.Chain ? "approval-chain" : input)}.unknown", $"本院没有{NameOf(input)}“{unknown}”。");
    }

    private bool Has(string input, string code) => input switch
    {
        StepInputs.Role => code == ProfileReview.Handler || _profile.FindRole(code) is not null,
        StepInputs.Team => _profile.Teams.Any(team => team.Code == code),
        StepInputs.Node => _profile.Nodes.ContainsKey(code),
        StepInputs.Chain => _profile.ApprovalChains.ContainsKey(code),
        StepInputs.Period => _profile.Settings.PartyPeriods.ContainsKey(code),
        StepInputs.Clause => court.Clauses?.Contains(code) != false || court.Sources.Contains(code),
        _ => true,
    };

    private static string NameOf(string input) => input switch
    {
        StepInputs.Role => "角色",
        StepInputs.Team => "团队",
        StepInputs.Node => "节点",
        StepInputs.Chain => "审批链",
        StepInputs.Period => "期间",
        _ => "条款",
    };
}
