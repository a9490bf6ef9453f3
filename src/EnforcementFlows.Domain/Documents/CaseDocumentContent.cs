using EnforcementFlows.Domain.Cases;

namespace EnforcementFlows.Domain.Documents;

/// <summary>The bytes of a document, in a table of their own so that lists never read them.</summary>
public sealed class CaseDocumentContent : CaseRecord
{
    internal CaseDocumentContent()
    {
    }

    public required byte[] Bytes { get; init; }
}
