using EnforcementFlows.Domain.Cases;

namespace EnforcementFlows.Domain.Parties;

/// <summary>A party of a case (当事人). Every read of it is recorded (TB-3.2-34); lists show only the masked number.</summary>
public sealed class Party : CaseRecord
{
    private Party()
    {
    }

    public required PartyRole Role { get; init; }

    public required PartyKind Kind { get; init; }

    /// <summary>Position in the filing; documents name parties in this order.</summary>
    public required int Ordinal { get; init; }

    public required string Name { get; init; }

    /// <summary>The name without spaces, dots and the width of brackets, by which it is searched for; the database makes it.</summary>
    public string NameKey { get; private init; } = "";

    /// <summary>公民身份号码 or 统一社会信用代码, in full; for documents and related cases only.</summary>
    public string? IdNumber { get; init; }

    public string? Phone { get; init; }

    /// <summary>Address for service (送达地址).</summary>
    public string? Address { get; init; }

    /// <summary>The number as people may see it: the first three and the last two characters.</summary>
    public string? MaskedIdNumber => Mask(IdNumber);

    internal static Party Of(string court, Guid caseId, int ordinal, FiledParty filed) => new()
    {
        Court = court,
        CaseId = caseId,
        Ordinal = ordinal,
        Role = filed.Role,
        Kind = filed.Kind,
        Name = filed.Name,
        IdNumber = filed.IdNumber,
        Phone = filed.Phone,
        Address = filed.Address,
    };

    private static string? Mask(string? number) => number switch
    {
        null => null,
        { Length: <= 5 } => new string('*', number.Length),
        _ => string.Concat(number.AsSpan(0, 3), new string('*', number.Length - 5), number.AsSpan(number.Length - 2)),
    };
}
