namespace EnforcementFlows.Domain.Sanctions;

/// <summary>纳入 or 撤销.</summary>
public enum SanctionAct
{
    /// <summary>纳入</summary>
    Add,

    /// <summary>撤销、解除</summary>
    Lift,
}
