namespace EnforcementFlows.Domain.Cases;

/// <summary>The characters by which a case number names its case type (案件类型代字).</summary>
public static class CaseTypes
{
    /// <summary>最高人民法院《关于人民法院案件案号的若干规定》附件：执行类案件类型代字。</summary>
    public static string Characters(this CaseType type) => type switch
    {
        CaseType.FirstEnforcement => "执",
        CaseType.Resumed => "执恢",
        CaseType.Preservation => "执保",
        CaseType.Objection => "执异",
        CaseType.Reconsideration => "执复",
        CaseType.Supervision => "执监",
        CaseType.Coordination => "执协",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };
}
