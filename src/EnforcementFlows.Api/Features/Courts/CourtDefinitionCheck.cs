using EnforcementFlows.Api.Features.Tasks;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Alerts;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Courts;
using EnforcementFlows.Domain.Requests;
using EnforcementFlows.Workflow.Definitions;
using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Api.Features.Courts;

/// <summary>
/// What a definition must satisfy at one court beyond being runnable: every role, node, chain, document set, form, clause and
/// flow it names exists there. What a script computes is not known beforehand and not looked at.
/// </summary>
internal sealed class CourtDefinitionCheck(CourtFolder court, Func<string, bool> definitionExists)
{
    private static readonly Dictionary<(string Type, string Input), Func<string, bool>> Codes = new()
    {
        [("Court.SetStage", "stage")] = code => EnumCode.TryParse<CaseStage>(code, out _),
        [("Court.FinishRequest", "state")] = code => EnumCode.TryParse<RequestState>(code, out _),
        [("Court.Alert", "kind")] = code => EnumCode.TryParse<AlertKind>(code, out _),
    };

    /// <summary>All findings of a plan, workflows that it uses as activities left to their own check.</summary>
    public IEnumerable<DefinitionFinding> Check(WorkflowPlan plan)
    {
        var definition = plan.Definition;
        if (!EnumCode.IsKebabCase(definition.DefinitionId))
            yield return new(FindingSeverity.Warning, "id-style", definition.Source, "$.definitionId", $"The id '{definition.DefinitionId}' is not in kebab-case.");
        foreach (var node in plan.Nodes.Values.Where(n => n.Owner == plan.Root && n != plan.Root))
        {
            var step = new Step(node, definition.Source);
            foreach (var finding in Check(step))
                yield return finding;
        }
    }

    /// <summary>The flows that the profile names and nobody has written.</summary>
    public IEnumerable<DefinitionFinding> CheckFlows() =>
        (court.Profile?.Flows ?? new Dictionary<string, string>()).Where(flow => !definitionExists(flow.Value)).Select(flow => new DefinitionFinding(
            FindingSeverity.Error, "workflow-unknown", court.ProfilePath, $"$.flows['{flow.Key}']", $"There is no definition '{flow.Value}'."));

    private IEnumerable<DefinitionFinding> Check(Step step)
    {
        IEnumerable<DefinitionFinding> findings = step.Type switch
        {
            "Court.HumanTask" => [.. Roles(step), .. Form(step), .. Outcomes(step)],
            "Court.Approval" => [.. Named(step, "chain", "chain-unknown", "审批链", k => court.Profile?.ApprovalChains.ContainsKey(k) != false), .. Unconnected(step, ["approved", "rejected", "returned"])],
            "Court.Alert" => Recipient(step),
            "Court.AwaitPeriod" => Named(step, "period", "period-unknown", "期间", k => court.Profile?.Settings.PartyPeriods.ContainsKey(k) != false),
            "Elsa.DispatchWorkflow" or "Elsa.ExecuteWorkflow" => Named(step, "workflowDefinitionId", "workflow-unknown", "流程", definitionExists),
            _ => [],
        };
        return step.Type.StartsWith("Court.", StringComparison.Ordinal) ? [.. Style(step), .. Common(step), .. findings] : findings;
    }

    private IEnumerable<DefinitionFinding> Common(Step step) =>
    [
        .. Clause(step),
        .. Named(step, "node", "node-unknown", "节点", k => court.Profile?.Nodes.ContainsKey(k) != false),
        .. Named(step, "team", "team-unknown", "团队", k => court.Profile?.Teams.Any(t => t.Code == k) != false),
        .. Documents(step),
        .. Codes.Where(c => c.Key.Type == step.Type).SelectMany(c => Named(step, c.Key.Input, "code-unknown", "代码", c.Value)),
    ];

    private static IEnumerable<DefinitionFinding> Style(Step step)
    {
        if (!EnumCode.IsKebabCase(step.Id))
            yield return step.Warning("id-style", "id", $"The id '{step.Id}' is not in kebab-case.");
    }

    private IEnumerable<DefinitionFinding> Clause(Step step)
    {
        if (step.IsEmpty("clause"))
            yield return step.Error("clause-missing", "clause", $"'{step.Id}' names no clause (条款); every step must be traceable to one.");
        else if (step.Text("clause") is { } clause && court.Clauses?.Contains(clause) == false && !court.Sources.Contains(clause))
            yield return step.Error("clause-unknown", "clause", $"The clause (条款) '{clause}' is neither in clauses.json nor in national/sources.json.");
    }

    private IEnumerable<DefinitionFinding> Roles(Step step)
    {
        if (step.IsEmpty("role"))
            yield return step.Error("role-missing", "role", $"The task '{step.Id}' names no role (角色); nobody could take it.");
        foreach (var finding in RolesKnown(step))
            yield return finding;
    }

    private IEnumerable<DefinitionFinding> Form(Step step)
    {
        foreach (var finding in Named(step, "form", "form-unknown", "表单", k => court.Forms?.Find(k) is not null || court.Forms is null))
            yield return finding;
        if (court.Forms?.IsRestricted(step.Text("form")) == true)
            yield return step.Error("form-restricted", "form", $"The form '{step.Text("form")}' has restricted fields (副卷、举报人); what a task is filled in with, the whole flow reads.");
    }

    private IEnumerable<DefinitionFinding> Recipient(Step step)
    {
        if (step.IsEmpty("role") && step.IsEmpty("user"))
            yield return step.Error("role-missing", "role", $"The alert '{step.Id}' names neither a role (角色) nor a user.");
        foreach (var finding in RolesKnown(step))
            yield return finding;
    }

    private IEnumerable<DefinitionFinding> RolesKnown(Step step)
    {
        foreach (var role in TextList.Split(step.Text("role") ?? "").Where(r => r != ProfileReview.Handler))
        {
            if (!court.RoleNames.ContainsKey(role))
                yield return step.Error("role-unknown", "role", $"The role (角色) '{role}' is not in roles.json.");
            else if (court.Profile is { } profile && profile.FindRole(role) is null)
                yield return step.Error("role-unknown", "role", $"The court's profile has no role (角色) '{role}'.");
        }
    }

    private IEnumerable<DefinitionFinding> Documents(Step step)
    {
        if (step.Text("documentSet") is not { } key || court.Profile is not { } profile)
            yield break;
        if (!profile.DocumentSets.TryGetValue(key, out var documents))
        {
            yield return step.Error("document-set-unknown", "documentSet", $"The profile has no document set (文书组) '{key}'.");
            yield break;
        }

        foreach (var document in documents.Where(d => !court.Documents.Contains(d.Template)))
            yield return step.Error("template-missing", "documentSet", $"The document set (文书组) '{key}' needs documents/{document.Template}, which is missing.");
    }

    private IEnumerable<DefinitionFinding> Outcomes(Step step)
    {
        if (!step.IsLiteral("outcomes"))
        {
            yield return step.Warning("outcomes-computed", "outcomes", "The outcomes are computed; whether each leads somewhere can not be checked.");
            yield break;
        }

        var outcomes = step.List("outcomes");
        if (outcomes.Count == 0)
            yield return step.Error("outcomes-missing", "outcomes", $"The task '{step.Id}' has no outcome; nobody could complete it.");
        foreach (var twice in outcomes.GroupBy(o => o).Where(g => g.Count() > 1))
            yield return step.Error("outcome-twice", "outcomes", $"The outcome '{twice.Key}' stands there twice.");
        foreach (var outcome in outcomes.Where(o => !EnumCode.IsKebabCase(o)))
            yield return step.Error("outcome-name", "outcomes", $"The outcome '{outcome}' is not in kebab-case.");
        foreach (var outcome in outcomes.Distinct().Where(o => EnumCode.IsKebabCase(o) && court.Outcomes?.IsNamed(court.Profile, o) == false))
            yield return step.Warning("outcome-unnamed", "outcomes", $"The outcome '{outcome}' of '{step.Id}' has no name; clerks would see its code.");
        foreach (var finding in Unconnected(step, outcomes))
            yield return finding;
    }

    // a step of which no outcome leads on is the last of its branch; where some lead on, the others must be meant to end it
    private static IEnumerable<DefinitionFinding> Unconnected(Step step, IReadOnlyList<string> outcomes)
    {
        var loose = outcomes.Where(o => !step.LeadsOn(o)).ToList();
        if (loose.Count == outcomes.Count)
            yield break;
        foreach (var outcome in loose.Except(step.TerminalOutcomes))
        {
            yield return step.Error(
                "outcome-unconnected", "outcomes",
                $"The outcome '{outcome}' of '{step.Id}' leads nowhere. Connect it, or list it in customProperties.terminalOutcomes if its branch ends here.");
        }
    }

    private static IEnumerable<DefinitionFinding> Named(Step step, string input, string code, string term, Func<string, bool> exists)
    {
        if (step.Text(input) is { Length: > 0 } name && !exists(name))
            yield return step.Error(code, input, $"There is no {input} ({term}) '{name}'.");
    }

    /// <summary>One activity with the literals of its inputs.</summary>
    private readonly struct Step(PlanNode node, string source)
    {
        public string Type => node.Type;

        public string Id => node.Id;

        /// <summary>Outcomes that the definition marks as ends of their branch.</summary>
        public IEnumerable<string> TerminalOutcomes =>
            (node.Activity.Json["customProperties"]?["terminalOutcomes"] as System.Text.Json.Nodes.JsonArray ?? []).Select(o => o?.ToString() ?? "");

        public bool IsLiteral(string input) => node.Inputs.GetValueOrDefault(input) is null or { Kind: InputKind.Literal };

        /// <summary>Nothing is there: neither a text nor something that would be known later.</summary>
        public bool IsEmpty(string input) => IsLiteral(input) && string.IsNullOrWhiteSpace(Text(input));

        public string? Text(string input) => node.Inputs.GetValueOrDefault(input)?.Literal as string;

        public IReadOnlyList<string> List(string input) => TextList.Of(node.Inputs.GetValueOrDefault(input)?.Literal);

        // outside a flowchart there are no ports to connect
        public bool LeadsOn(string outcome)
        {
            var index = node.FlowIndex;
            return node.Parent?.Flow is not { } flow || flow.Outbound(index).Any(e => e.Follows([outcome]));
        }

        public DefinitionFinding Error(string code, string member, FindingMessage message) =>
            new(FindingSeverity.Error, code, source, Place(member), message, Id);

        public DefinitionFinding Warning(string code, string member, FindingMessage message) =>
            new(FindingSeverity.Warning, code, source, Place(member), message, Id);

        private string Place(string member) => $"{node.Activity.Place}.{member}";
    }
}
