namespace EnforcementFlows.Domain.Sanctions;

/// <summary>Grounds for listing (纳入失信情形), 失信规定（法释〔2017〕7号）第1条.</summary>
public enum ListingGround
{
    /// <summary>（一）有履行能力而拒不履行; the listing has no term</summary>
    AbleButRefusing,

    /// <summary>（二）以伪造证据、暴力、威胁等方法妨碍、抗拒执行</summary>
    Obstructing,

    /// <summary>（三）以虚假诉讼、虚假仲裁或者隐匿、转移财产等方法规避执行</summary>
    Evading,

    /// <summary>（四）违反财产报告制度</summary>
    AssetReport,

    /// <summary>（五）违反限制消费令</summary>
    Consumption,

    /// <summary>（六）无正当理由拒不履行执行和解协议</summary>
    Settlement,
}
