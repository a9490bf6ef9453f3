namespace EnforcementFlows.Domain.Documents;

/// <summary>Who gets a document.</summary>
/// <param name="Role">Code of the document set: <c>applicant</c>, <c>debtor</c>, <c>assisting-party</c>, <c>dossier</c> …</param>
/// <param name="PartyId">Null where it is no party of the case.</param>
public sealed record DocumentRecipient(string Role, string Name, Guid? PartyId = null);
