using EnforcementFlows.Domain.Cases;

namespace EnforcementFlows.Domain.Documents;

/// <summary>A document (文书) for one recipient: made from a template, sent, served or returned, with proof.</summary>
public sealed class CaseDocument : CaseRecord
{
    private CaseDocument()
    {
    }

    public required string Set { get; init; }

    public required string Kind { get; init; }

    public required string Name { get; init; }

    public required string Template { get; init; }

    public string? Clause { get; init; }

    /// <summary>Code of the recipient in the document set.</summary>
    public required string RecipientRole { get; init; }

    public required string RecipientName { get; init; }

    public Guid? RecipientPartyId { get; init; }

    public required string FileName { get; init; }

    public required string ContentType { get; init; }

    public required int Size { get; init; }

    public required string Sha256 { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    public DocumentState State { get; private set; } = DocumentState.Made;

    public ServiceMethod? Method { get; private set; }

    /// <summary>When it was sent, as proven (P15); may lie before its entry.</summary>
    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>送达回证 or other proof: document or attachment.</summary>
    public string? Proof { get; private set; }

    public DateTimeOffset? ServedAt { get; private set; }

    public string? ReturnReason { get; private set; }

    /// <summary>Not loaded with lists.</summary>
    public CaseDocumentContent? Content { get; private set; }

    public bool IsSent => State is DocumentState.Sent or DocumentState.Served;

    public static CaseDocument Make(
        EnforcementCase on, DocumentTemplate template, DocumentRecipient recipient, DocumentFile file, DateTimeOffset now)
    {
        var document = new CaseDocument
        {
            Court = on.Court,
            CaseId = on.Id,
            Set = template.Set,
            Kind = template.Kind,
            Name = template.Name,
            Template = template.Template,
            Clause = template.Clause,
            RecipientRole = recipient.Role,
            RecipientName = recipient.Name,
            RecipientPartyId = recipient.PartyId,
            FileName = file.FileName,
            ContentType = file.ContentType,
            Size = file.Bytes.Length,
            Sha256 = file.Sha256(),
            MadeAt = now,
        };
        document.Content = new CaseDocumentContent { Court = on.Court, Id = document.Id, CaseId = on.Id, Bytes = file.Bytes };
        return document;
    }

    /// <summary>Sends it (发送). A document that came back can be sent again, by another way.</summary>
    /// <exception cref="DomainException"><c>document.sent</c>, <c>document.proof-missing</c>, <c>document.in-future</c></exception>
    public void Send(ServiceMethod method, DateTimeOffset sentAt, string? proof, DateTimeOffset now)
    {
        Rule.Require(!IsSent, "document.sent", "该文书已经发出。");
        Rule.Require(sentAt <= now, "document.in-future", "发出时间不得晚于现在。");
        Proof = Rule.Text(proof, "document.proof-missing", "须附送达凭证。");
        (State, Method, SentAt, ServedAt, ReturnReason) = (DocumentState.Sent, method, sentAt, null, null);
    }

    /// <summary>It has reached the recipient (送达).</summary>
    /// <exception cref="DomainException"><c>document.not-sent</c>, <c>document.in-future</c>, <c>document.dates-out-of-order</c></exception>
    public void Serve(DateTimeOffset servedAt, DateTimeOffset now, string? proof = null)
    {
        Rule.Require(State == DocumentState.Sent, "document.not-sent", "该文书尚未发出。");
        Rule.Require(servedAt <= now, "document.in-future", "送达时间不得晚于现在。");
        Rule.Require(servedAt >= SentAt, "document.dates-out-of-order", "送达时间不得早于发出时间。");
        (State, ServedAt, Proof) = (DocumentState.Served, servedAt, proof ?? Proof);
    }

    /// <summary>It came back (退回). It counts as not sent until it is sent again.</summary>
    /// <exception cref="DomainException"><c>document.not-sent</c>, <c>document.reason-missing</c></exception>
    public void ComeBack(string? reason)
    {
        Rule.Require(State == DocumentState.Sent, "document.not-sent", "该文书尚未发出。");
        ReturnReason = Rule.Text(reason, "document.reason-missing", "须写明退回原因。");
        State = DocumentState.Returned;
    }
}
