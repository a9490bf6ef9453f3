using EnforcementFlows.Domain.Approvals;
using EnforcementFlows.Domain.Termination;

namespace EnforcementFlows.Domain.Courts;

/// <summary>Everything in which one court's regulations (执行规程) differ from another's (法院配置), as data.</summary>
/// <remarks>
/// Immutable and versioned: a change is a new version, effective from a day on; a case keeps the version it was filed under.
/// Codes of roles, nodes, chains and flows are stable; names are what people read.
/// </remarks>
public sealed record CourtProfile
{
    /// <summary>The tenant code, such as <c>tongbai</c>.</summary>
    public required string Court { get; init; }

    public required string Name { get; init; }

    /// <summary>The court's code in case numbers (案号), such as 豫1330.</summary>
    public required string CaseCode { get; init; }

    /// <summary>Whether the court has confirmed <see cref="CaseCode"/>.</summary>
    public bool CaseCodeConfirmed { get; init; } = true;

    public required SuperiorCourt SuperiorCourt { get; init; }

    public required int Version { get; init; }

    /// <summary>First legal day (Asia/Shanghai) on which this version applies.</summary>
    public required DateOnly EffectiveFrom { get; init; }

    public required CourtSettings Settings { get; init; }

    public required IReadOnlyList<CourtTeam> Teams { get; init; }

    public required IReadOnlyList<CourtRole> Roles { get; init; }

    /// <summary>Who does the work of roles that the court does not have (C-24).</summary>
    public IReadOnlyList<RoleAlias> RoleAliases { get; init; } = [];

    /// <summary>Papers that must be uploaded with forms (必传资料).</summary>
    public IReadOnlyList<NodeMaterial> Materials { get; init; } = [];

    /// <summary>What a role does only as a judge of the case has instructed; null where the regulation asks for none.</summary>
    public InstructedActs? InstructedActs { get; init; }

    /// <summary>Demo accounts by role code; a role that is not listed gets one.</summary>
    public IReadOnlyDictionary<string, DemoAccounts> Demo { get; init; } = new Dictionary<string, DemoAccounts>();

    /// <summary>Timed nodes (流程节点) by node code.</summary>
    public required IReadOnlyDictionary<string, NodeProfile> Nodes { get; init; }

    /// <summary>Approval chains (审批链) by key.</summary>
    public required IReadOnlyDictionary<string, ApprovalChain> ApprovalChains { get; init; }

    /// <summary>Written authorisations (授权) on record.</summary>
    public IReadOnlyList<Authorisation> Authorisations { get; init; } = [];

    /// <summary>Documents (文书) that are issued together, by key.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<DocumentTemplate>> DocumentSets { get; init; } =
        new Dictionary<string, IReadOnlyList<DocumentTemplate>>();

    /// <summary>Triage rules (繁简分流) in order; the first that applies decides.</summary>
    public IReadOnlyList<TriageRule> Triage { get; init; } = [];

    /// <summary>Codes of the conditions that closing (结案) asks for, by way of closing.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Closing { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>What each closing condition (结案条件) says, by code.</summary>
    public IReadOnlyDictionary<string, ClosingCondition> ClosingConditions { get; init; } = new Dictionary<string, ClosingCondition>();

    /// <summary>On what grounds a case is reinstated (恢复执行事由).</summary>
    public IReadOnlyList<ReinstatementGround> ReinstatementGrounds { get; init; } = [];

    /// <summary>The court's categories of key cases (重点案件).</summary>
    public IReadOnlyList<KeyCaseCategory> KeyCaseCategories { get; init; } = [];

    /// <summary>How the court keeps its ledgers (台账), by code; one that is not listed is kept as all courts keep it.</summary>
    public IReadOnlyDictionary<string, LedgerProfile> Ledgers { get; init; } = new Dictionary<string, LedgerProfile>();

    /// <summary>What the court calls outcomes of tasks (办理结果), by code: those that only its flows have, and any that it calls otherwise than all courts do.</summary>
    public IReadOnlyDictionary<string, string> Outcomes { get; init; } = new Dictionary<string, string>();

    /// <summary>Which definition runs which flow, such as <c>case:first-enforcement</c>.</summary>
    public IReadOnlyDictionary<string, string> Flows { get; init; } = new Dictionary<string, string>();

    /// <summary>Who may do what: role codes, <c>handler</c> for the case's own handler, <c>client:&lt;scope&gt;</c> for systems. What is not listed nobody may do.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Permissions { get; init; }

    /// <summary>The clauses (条款) that a permission carries out, by permission.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> PermissionClauses { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>
    /// The clauses (条款) that one of <see cref="Settings"/> carries out, by setting; <c>nodeAlert</c> and <c>overdueReport</c> stand for what
    /// is always done.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> SettingClauses { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Why a permission stands as it does, for those who read the matrix.</summary>
    public IReadOnlyDictionary<string, string> PermissionNotes { get; init; } = new Dictionary<string, string>();

    /// <summary>The first clause that one of <see cref="SettingClauses"/> names; null where the regulation is silent.</summary>
    public string? ClauseOf(string setting) => SettingClauses.GetValueOrDefault(setting) is [var first, ..] ? first : null;

    /// <summary>The role that answers for a case before it has a handler: the centre's head (指挥中心主任), the director where a court has no centre (SH, JY).</summary>
    public string CentreRole() => FindRole("centre-head") is null ? "director" : "centre-head";

    /// <summary>The role that does the work of one that the court lacks (C-24); null where the court has the role, or nobody does its work.</summary>
    public string? AliasOf(string role) => FindRole(role) is null ? RoleAliases.FirstOrDefault(alias => alias.Code == role)?.Role : null;

    /// <summary>The handling group whose judge has this account; null where the court has no groups.</summary>
    public CaseGroup? GroupOf(string account) =>
        Teams.SelectMany(team => team.Groups ?? []).FirstOrDefault(group => group.Members.GetValueOrDefault("judge") == account);

    public CourtRole? FindRole(string code) => Roles.FirstOrDefault(role => role.Code == code);

    /// <summary>What a role is called, the case's handler among them; a code that the court does not have stands for itself.</summary>
    public string NameOfRole(string code) => code == ProfileReview.Handler ? "承办人" : FindRole(code)?.Name ?? code;
}

/// <summary>The court above (上级法院); unconfirmed until somebody of the court has said so.</summary>
public sealed record SuperiorCourt(string Name, bool Confirmed, string? Note = null);

/// <summary>A condition of closing (结案条件) and where it comes from: a clause of the court, or a source in law.</summary>
public sealed record ClosingCondition(string Name, string? Clause = null, string? Source = null, bool ToBeConfirmed = false);

/// <summary>A category of key cases (重点案件类别).</summary>
/// <param name="Code">Stable code.</param>
/// <param name="Name">What people read.</param>
/// <param name="Clause">The clause that names it, or says who handles it.</param>
/// <param name="ToBeConfirmed">The court has yet to name it or confirm its condition.</param>
/// <param name="When">Condition over the facts of the case, as in triage; null where only people put cases into it.</param>
/// <param name="AssignRole">The role whose holders handle its cases (WL-5-2 to WL-5-4); outranks the draw.</param>
public sealed record KeyCaseCategory(string Code, string Name, string Clause, bool ToBeConfirmed = false, string? When = null, string? AssignRole = null);
