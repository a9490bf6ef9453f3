using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Measures;

namespace EnforcementFlows.Domain.Queries;

/// <summary>An asset of the debtor (被执行人财产).</summary>
public sealed class Asset : CaseRecord
{
    private Asset()
    {
    }

    public required AssetKind Kind { get; init; }

    public required AssetSource Source { get; init; }

    public Guid? QueryId { get; init; }

    public Guid? OwnerPartyId { get; init; }

    public required string Owner { get; init; }

    public string? Description { get; init; }

    public string? Identifier { get; init; }

    public Money? Amount { get; init; }

    public Money? Value { get; init; }

    /// <summary>权利负担</summary>
    public string? Burdens { get; init; }

    public Disposability Disposability { get; private set; }

    /// <summary>Why it cannot be disposed of.</summary>
    public string? Reason { get; private set; }

    public required DateTimeOffset FoundAt { get; init; }

    /// <exception cref="DomainException"><c>asset.owner-missing</c></exception>
    public static Asset Find(EnforcementCase on, AssetFinding finding, AssetSource source, Guid? queryId, DateTimeOffset now) => new()
    {
        Court = on.Court,
        CaseId = on.Id,
        Kind = finding.Kind,
        Source = source,
        QueryId = queryId,
        OwnerPartyId = finding.OwnerPartyId,
        Owner = Rule.Text(finding.Owner, "asset.owner-missing", "须写明财产所有人。"),
        Description = finding.Description,
        Identifier = finding.Identifier,
        Amount = finding.Amount,
        Value = finding.Value,
        Burdens = finding.Burdens,
        FoundAt = now,
    };

    /// <summary>Judges whether it can be disposed of (终本规定 4：无法处置须有法定情形).</summary>
    /// <exception cref="DomainException"><c>asset.reason-missing</c></exception>
    public void Judge(Disposability disposability, string? reason = null)
    {
        Reason = disposability == Disposability.NotDisposable
            ? Rule.Text(reason, "asset.reason-missing", "不能处置的，须说明理由。")
            : null;
        Disposability = disposability;
    }
}
