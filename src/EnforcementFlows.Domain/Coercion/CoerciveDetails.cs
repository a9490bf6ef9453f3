namespace EnforcementFlows.Domain.Coercion;

/// <summary>What is proposed.</summary>
/// <param name="PartyId">The debtor.</param>
/// <param name="Person">Whom it is carried out on: the debtor, or the person who answers for a debtor that is a unit.</param>
/// <param name="Act">The act for which it is taken (行为), as it is named in the decision.</param>
/// <param name="Days">Of a detention.</param>
/// <param name="Amount">Of a fine, in yuan.</param>
/// <param name="Hours">Of a questioning after a summons by force.</param>
/// <param name="MayDetain">Whether the act may lead to detention, which allows longer questioning.</param>
/// <param name="Emergency">Given where somebody was detained before the president could be asked.</param>
public sealed record CoerciveDetails(
    CoerciveKind Kind, Guid PartyId, string Person, string Act, int? Days = null, Money? Amount = null, int? Hours = null, bool MayDetain = false,
    EmergencyDetention? Emergency = null);

/// <summary>A detention that could not wait for its approval (紧急拘留), 民诉法解释 181.</summary>
/// <param name="DetainedAt">When the person was detained; the term counts from then.</param>
/// <param name="Reason">Why it could not wait, such as a court hall stormed or officers attacked.</param>
public sealed record EmergencyDetention(DateTimeOffset? DetainedAt, string? Reason);
