using EnforcementFlows.Domain.Approvals;
using EnforcementFlows.Domain.Deadlines;
using EnforcementFlows.Domain.Termination;

namespace EnforcementFlows.Domain.Courts;

/// <summary>One thing that is wrong, or worth a look, in a profile.</summary>
/// <param name="Path">Where, as a JSON path.</param>
/// <param name="IsError">An error keeps the profile from being used; a warning is for the court to settle.</param>
/// <param name="Message">What, for people.</param>
public sealed record ProfileFinding(string Path, bool IsError, string Message);

/// <summary>Checks a profile (法院配置) as a whole: every name it mentions exists, and no limit is looser than the law's.</summary>
public sealed class ProfileReview
{
    /// <summary>Stands for the case's handler (承办人) wherever roles are listed.</summary>
    public const string Handler = "handler";

    /// <summary>How many outcomes (办理结果) a court may name.</summary>
    public const int MaxOutcomes = 100;

    /// <summary>Characters that the code of an outcome may have: those with which a task can be completed.</summary>
    public const int MaxOutcomeCode = 64;

    /// <summary>Characters that the name of an outcome may have; it is written on a button.</summary>
    public const int MaxOutcomeName = 20;

    private const string ClientPrefix = "client:";
    private static readonly string[] Starts = ["filed", "application-received", "material-received", "event"];
    private readonly List<ProfileFinding> _findings = [];
    private readonly CourtProfile _profile;
    private readonly IReadOnlyDictionary<string, string> _knownRoles;
    private readonly HashSet<string> _roles;

    private ProfileReview(CourtProfile profile, IReadOnlyDictionary<string, string> knownRoles)
    {
        _profile = profile;
        _knownRoles = knownRoles;
        _roles = [.. profile.Roles.Select(role => role.Code)];
    }

    /// <summary>Lists every finding, errors and warnings.</summary>
    /// <param name="profile">The profile.</param>
    /// <param name="knownRoles">The role codes of all courts, with their names.</param>
    public static IReadOnlyList<ProfileFinding> Review(CourtProfile profile, IReadOnlyDictionary<string, string> knownRoles)
    {
        var review = new ProfileReview(profile, knownRoles);
        review.ReviewRoles();
        review.ReviewTeams();
        review.ReviewDemo();
        review.ReviewNodes();
        review.ReviewChains();
        review.ReviewAuthorisations();
        review.ReviewPermissions();
        review.ReviewTermination();
        review.ReviewStaffing();
        review.ReviewOutcomes();
        return review._findings;
    }

    private void ReviewRoles()
    {
        for (var i = 0; i < _profile.Roles.Count; i++)
        {
            var role = _profile.Roles[i];
            if (!_knownRoles.ContainsKey(role.Code))
                Error($"$.roles[{i}].code", $"角色 {role.Code} 不在 roles.json 中");
            if (_profile.Roles.Take(i).Any(earlier => earlier.Code == role.Code))
                Error($"$.roles[{i}].code", $"角色 {role.Code} 重复");
            if (role.Fallback is null)
                continue;
            if (RequireRole($"$.roles[{i}].fallback", role.Fallback) && FallsBackOnItself(role))
                Error($"$.roles[{i}].fallback", $"角色 {role.Code} 的替补形成循环");
        }
    }

    private bool FallsBackOnItself(CourtRole role)
    {
        var next = role.Fallback;
        for (var steps = 0; next is not null && steps <= _roles.Count; steps++)
        {
            if (next == role.Code)
                return true;
            next = _profile.FindRole(next)?.Fallback;
        }
        return false;
    }

    private void ReviewTeams()
    {
        for (var i = 0; i < _profile.Teams.Count; i++)
        {
            RequireRoles($"$.teams[{i}].roles", _profile.Teams[i].Roles);
            if (_profile.Teams[i].RulingJudge is { } judge)
                RequireRole($"$.teams[{i}].rulingJudge", judge);
        }
    }

    private void ReviewDemo()
    {
        foreach (var (role, accounts) in _profile.Demo)
        {
            RequireRole($"$.demo.{role}", role);
            RequireRoles($"$.demo.{role}.also", accounts.Also);
        }
    }

    private void ReviewNodes()
    {
        foreach (var (code, node) in _profile.Nodes)
        {
            var path = $"$.nodes.{code}";
            if (!Starts.Contains(node.From))
                Error($"{path}.from", $"起算点 {node.From} 未知，应为 {string.Join("、", Starts)} 之一");
            if (node is { Kind: DeadlineKind.Procedural, Court: null, Statutory: null, Stated: false })
                Error(path, "既无本院期限也无法定期限");
            RequireRoles($"{path}.holders", node.Holders, allowHandler: true);
            RequireRoles($"{path}.escalate", node.Escalate);
            RequireRoles($"{path}.nearDue.roles", node.NearDue?.Roles ?? [], allowHandler: true);
            if (IsLooserThanLaw(node))
                Warn($"{path}.court", $"本院期限长于法定期限（{node.Statutory!.Source}），以较早者为准");
        }
    }

    private static bool IsLooserThanLaw(NodeProfile node) =>
        node is { Court: { } court, Statutory: { } law }
        && (law.From is null || law.From == node.From || IsReceiptBeforeFiling(law.From, node.From))
        && (court.Unit == law.Unit ? court.N > law.N : ShortestInHours(court) > ShortestInHours(law.Period));

    // no case is filed before its application is received (C-01)
    private static bool IsReceiptBeforeFiling(string law, string court) => (law, court) == ("application-received", "filed");

    // On the calendar, never shorter than this. With make-up workdays seven or eight in a row occur, nine never: ten working days take
    // eleven days or more (C-01).
    private static int ShortestInHours(Period period) => period.Unit switch
    {
        PeriodUnit.Hour or PeriodUnit.WorkingHour => period.N,
        PeriodUnit.Day => period.N * 24,
        PeriodUnit.WorkingDay => (period.N + (period.N / 9)) * 24,
        PeriodUnit.Month => period.N * 28 * 24,
        PeriodUnit.Year => period.N * 365 * 24,
        _ => 0,
    };

    private void ReviewChains()
    {
        foreach (var (key, chain) in _profile.ApprovalChains)
        {
            if (chain.Steps.Count == 0)
                Error($"$.approvalChains.{key}.steps", "审批链没有步骤");
            for (var i = 0; i < chain.Steps.Count; i++)
                ReviewStep($"$.approvalChains.{key}.steps[{i}]", chain.Steps[i]);
        }
    }

    private void ReviewStep(string path, ApprovalStep step)
    {
        if (step.Roles.Count == 0)
            Error($"{path}.roles", "没有审批角色");
        if (step.Quorum < 1)
            Error($"{path}.quorum", "人数应不少于 1");
        if (step.Quorum > 1 && step.Mode != ApprovalMode.Quorum)
            Error($"{path}.mode", "数人发表意见的环节应为合议（quorum），其意见才按副卷保密");
        RequireRoles($"{path}.roles", step.Roles, allowHandler: true);
        if (step.UnderAuthorisationOf is { } authoriser)
            RequireRole($"{path}.underAuthorisationOf", authoriser);
        if (step.Node is { } node && !_profile.Nodes.ContainsKey(node))
            Error($"{path}.node", $"节点 {node} 不在本院配置中");
        for (var i = 0; i < step.Roles.Count; i++)
            if (_profile.FindRole(step.Roles[i]) is { Fallback: null, Scope: not DataScope.Court } role)
                Warn($"{path}.roles[{i}]", $"角色 {role.Code} 没有替补，无人可审时流程将停住");
    }

    private void ReviewAuthorisations()
    {
        for (var i = 0; i < _profile.Authorisations.Count; i++)
        {
            var authorisation = _profile.Authorisations[i];
            RequireRole($"$.authorisations[{i}].by", authorisation.By);
            RequireRole($"$.authorisations[{i}].to", authorisation.To);
            for (var act = 0; act < authorisation.Acts.Count; act++)
                if (!_profile.ApprovalChains.ContainsKey(authorisation.Acts[act]))
                    Error($"$.authorisations[{i}].acts[{act}]", $"审批链 {authorisation.Acts[act]} 不在本院配置中");
        }
    }

    private void ReviewPermissions()
    {
        foreach (var (permission, holders) in _profile.Permissions)
            for (var i = 0; i < holders.Count; i++)
                if (holders[i] != Handler && !holders[i].StartsWith(ClientPrefix, StringComparison.Ordinal))
                    RequireRole($"$.permissions['{permission}'][{i}]", holders[i]);
        foreach (var permission in _profile.PermissionClauses.Keys.Where(p => !_profile.Permissions.ContainsKey(p)))
            Error($"$.permissionClauses['{permission}']", $"权限 {permission} 不在本院配置中");
    }

    private void ReviewTermination()
    {
        var queries = _profile.Settings.TerminatedQueries;
        const string path = "$.settings.terminatedQueries";
        if (QueryPlan.IsTooSlow(queries.Every))
            Warn($"{path}.every", "终本后查询间隔长于六个月（终本规定第9条），按六个月查询");
        if (QueryPlan.IsTooShort(queries.During))
            Warn($"{path}.during", "终本后查询期间短于五年（终本规定第9条），按五年查询");
        if (queries.Team is { } team && _profile.Teams.All(known => known.Code != team))
            Error($"{path}.team", $"团队 {team} 不在本院配置的 teams 中");
    }

    private void ReviewStaffing()
    {
        for (var i = 0; i < _profile.RoleAliases.Count; i++)
            if (RequireRole($"$.roleAliases[{i}].role", _profile.RoleAliases[i].Role) && _roles.Contains(_profile.RoleAliases[i].Code))
                Error($"$.roleAliases[{i}].code", $"角色 {_profile.RoleAliases[i].Code} 本院已有，不得另行对应");
        for (var i = 0; i < _profile.KeyCaseCategories.Count; i++)
            if (_profile.KeyCaseCategories[i].AssignRole is { } role)
                RequireRole($"$.keyCaseCategories[{i}].assignRole", role);
        if (_profile.InstructedActs is { } acts)
            RequireRole("$.instructedActs.role", acts.Role);
        foreach (var (group, i) in _profile.Teams.SelectMany(team => team.Groups ?? []).Select((group, i) => (group, i)))
            RequireRoles($"$.teams.groups[{i}].members", [.. group.Members.Keys]);
    }

    private void ReviewOutcomes()
    {
        if (_profile.Outcomes.Count > MaxOutcomes)
            Error("$.outcomes", $"本院办理结果的名称不得超过 {MaxOutcomes} 个");
        foreach (var (code, name) in _profile.Outcomes)
        {
            if (code.Length > MaxOutcomeCode || !EnumCode.IsKebabCase(code))
                Error($"$.outcomes.{code}", $"办理结果的编码“{code}”应为小写字母、数字和连字符，不超过 {MaxOutcomeCode} 个字符");
            if (string.IsNullOrWhiteSpace(name))
                Error($"$.outcomes.{code}", $"办理结果 {code} 没有名称");
            else if (name.Length > MaxOutcomeName)
                Error($"$.outcomes.{code}", $"办理结果 {code} 的名称不得超过 {MaxOutcomeName} 个字符");
        }
    }

    private void RequireRoles(string path, IReadOnlyList<string> codes, bool allowHandler = false)
    {
        for (var i = 0; i < codes.Count; i++)
            if (!allowHandler || codes[i] != Handler)
                RequireRole($"{path}[{i}]", codes[i]);
    }

    private bool RequireRole(string path, string code)
    {
        if (_roles.Contains(code))
            return true;
        Error(path, $"角色 {code} 不在本院配置的 roles 中");
        return false;
    }

    private void Error(string path, string message) => _findings.Add(new(path, IsError: true, message));

    private void Warn(string path, string message) => _findings.Add(new(path, IsError: false, message));
}
