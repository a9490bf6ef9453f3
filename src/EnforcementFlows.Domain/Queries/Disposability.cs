namespace EnforcementFlows.Domain.Queries;

/// <summary>Can the asset be turned into money (可处置性)? 终本 asks it of every asset.</summary>
public enum Disposability
{
    /// <summary>未判断</summary>
    Unknown,

    /// <summary>可处置</summary>
    Disposable,

    /// <summary>不能处置; with a reason</summary>
    NotDisposable,

    /// <summary>已处置</summary>
    DisposedOf,
}
