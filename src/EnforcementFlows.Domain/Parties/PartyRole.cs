namespace EnforcementFlows.Domain.Parties;

/// <summary>What a person is in the case (当事人身份).</summary>
public enum PartyRole
{
    /// <summary>申请执行人</summary>
    Applicant,

    /// <summary>被执行人</summary>
    Debtor,

    /// <summary>案外人</summary>
    Outsider,

    /// <summary>利害关系人</summary>
    InterestedParty,

    /// <summary>第三人（到期债权）</summary>
    ThirdPartyDebtor,

    /// <summary>协助执行人</summary>
    AssistingParty,

    /// <summary>代理人</summary>
    Agent,
}
