using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Api.Features.Forms;
using EnforcementFlows.Api.Features.Queries;
using EnforcementFlows.Data;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Courts;
using EnforcementFlows.Domain.Measures;
using EnforcementFlows.Domain.Queries;
using EnforcementFlows.Domain.Triage;
using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.Expressions;

namespace EnforcementFlows.Api.Features.Triage;

/// <summary>Sorts the case (繁简分流) by the ordered rules of the court's profile, or as a person decided otherwise. Explains itself.</summary>
[Activity("Court.Triage", DisplayName = "繁简分流", Category = "分流分案", Description = "按本院规则繁简分流")]
[ActivityInput("override", "Object", DisplayName = "人工调整：class、track、reason")]
[ActivityInput("clause", "String", Required = true, DisplayName = "条款", Picker = "clause")]
[ActivityOutput("triage", "Object", DisplayName = "分流结果")]
public sealed class TriageActivity(EnforcementDbContext db, ProfileCatalog profiles) : Activity
{
    public override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var about = await db.CaseOfAsync(context);
        var change = FormData.Of(context.Input("override"));
        var profile = profiles.Get(context.Tenant, context.Now);
        var decision = Override(change) ?? Decide(profile, await FactsAsync(about, context.CancellationToken), context.Now);
        about.Sort(decision, context.Now);
        db.Note(
            about, "triaged", $"繁简分流：{decision.CaseClass}，办理去向：{decision.Track}。{decision.Explanation[^1]}", context.Now,
            context.Input<string>("clause"), context.Actor);
        context.SetOutput("triage", OutputOf(decision));
    }

    /// <summary>What the flow learns of a decision.</summary>
    internal static Dictionary<string, object?> OutputOf(TriageDecision decision) => new()
    {
        ["class"] = decision.CaseClass,
        ["track"] = decision.Track,
        ["rule"] = decision.Rule,
        ["explanation"] = decision.Explanation,
    };

    /// <summary>As a person decided; null where nobody has.</summary>
    internal static TriageDecision? Override(FormData change) => change.Has("class")
        ? TriageTable.Override(change.RequiredText("class", "案件分类"), change.RequiredText("track", "办理去向"), change.Text("reason"))
        : null;

    /// <summary>Sorts by the ordered rules of the profile.</summary>
    internal static TriageDecision Decide(CourtProfile profile, Dictionary<string, object?> facts, DateTimeOffset now)
    {
        var rules = profile.Triage.Select(rule => new Domain.Triage.TriageRule(rule.Rule, rule.Name, rule.When, rule.Class, rule.Track, rule.ToBeConfirmed));
        var scope = new ScriptScope { Now = now, Random = new ScriptRandom(0) };
        scope.SetValue("facts", facts);
        return TriageTable.Decide(rules, condition => Script.Parse(condition).Evaluate(scope) is true);
    }

    private async Task<Dictionary<string, object?>> FactsAsync(EnforcementCase about, CancellationToken cancellationToken)
    {
        await db.PartiesAsync(about, cancellationToken);
        return TriageFacts.Of(
            about, await QueryFollowUp.CatchUpAsync(db, about, cancellationToken), await db.RowsOfAsync<Asset>(about, cancellationToken),
            await db.RowsOfAsync<ControlMeasure>(about, cancellationToken));
    }
}
