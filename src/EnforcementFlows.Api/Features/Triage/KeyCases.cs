using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Courts;
using EnforcementFlows.Domain.Triage;
using EnforcementFlows.Workflow.Expressions;

namespace EnforcementFlows.Api.Features.Triage;

/// <summary>Finds the categories of key cases (重点案件类别) that a case falls into by what its filing states.</summary>
internal static class KeyCases
{
    /// <param name="about">The case, its parties loaded.</param>
    /// <param name="profile">The court's profile.</param>
    /// <param name="now">What conditions read as the present.</param>
    public static IReadOnlyList<KeyCaseCategory> Of(EnforcementCase about, CourtProfile profile, DateTimeOffset now)
    {
        if (profile.KeyCaseCategories.All(category => category.When is null))
            return [];
        var scope = new ScriptScope { Now = now, Random = new ScriptRandom(0) };
        scope.SetValue("facts", TriageFacts.Of(about, [], [], []));
        return [.. profile.KeyCaseCategories.Where(category => category.When is { } condition && Script.Parse(condition).Evaluate(scope) is true)];
    }
}
