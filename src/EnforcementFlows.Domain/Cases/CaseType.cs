namespace EnforcementFlows.Domain.Cases;

/// <summary>Case type (案件类型), told apart in the case number by its type characters (类型代字).</summary>
public enum CaseType
{
    /// <summary>首次执行 (执)</summary>
    FirstEnforcement,

    /// <summary>恢复执行 (执恢)</summary>
    Resumed,

    /// <summary>财产保全执行 (执保)</summary>
    Preservation,

    /// <summary>执行异议 (执异)</summary>
    Objection,

    /// <summary>执行复议 (执复)</summary>
    Reconsideration,

    /// <summary>执行监督 (执监)</summary>
    Supervision,

    /// <summary>执行协调 (执协)</summary>
    Coordination,
}
