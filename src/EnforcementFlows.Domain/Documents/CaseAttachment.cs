using EnforcementFlows.Domain.Cases;

namespace EnforcementFlows.Domain.Documents;

/// <summary>A file that staff have uploaded to a case (附件): a proof, a scan, what a task's form asks for. It is kept as it came and never changed.</summary>
public sealed class CaseAttachment : CaseRecord
{
    private const int LongestName = 200;

    private CaseAttachment()
    {
    }

    /// <summary>The task it was uploaded for, if for one.</summary>
    public Guid? TaskId { get; init; }

    public required string Name { get; init; }

    /// <summary>By its content, whatever its name says.</summary>
    public required string ContentType { get; init; }

    public required int Size { get; init; }

    /// <summary>Of the bytes as they came, so that a change is noticed.</summary>
    public required string Sha256 { get; init; }

    public required string UploadedBy { get; init; }

    public required DateTimeOffset UploadedAt { get; init; }

    public CaseAttachmentContent? Content { get; private set; }

    public static CaseAttachment Of(EnforcementCase on, Guid id, Guid? taskId, DocumentFile file, string by, DateTimeOffset now)
    {
        var attachment = new CaseAttachment
        {
            Court = on.Court,
            Id = id,
            CaseId = on.Id,
            TaskId = taskId,
            Name = NameOf(file.FileName),
            ContentType = file.ContentType,
            Size = file.Bytes.Length,
            Sha256 = file.Sha256(),
            UploadedBy = by,
            UploadedAt = now,
        };
        attachment.Content = new CaseAttachmentContent { Court = on.Court, Id = id, CaseId = on.Id, Bytes = file.Bytes };
        return attachment;
    }

    // a name and no path, without what a header or a file system would stumble over; the end says what it is
    private static string NameOf(string given)
    {
        var name = string.Concat(given[(given.LastIndexOfAny(['/', '\\']) + 1)..].Where(character => !char.IsControl(character))).Trim();
        name = name.Length > LongestName ? name[^LongestName..] : name;
        return name.Length > 0 ? name : "附件";
    }
}

/// <summary>The bytes of an attachment, in a table of their own so that lists never read them.</summary>
public sealed class CaseAttachmentContent : CaseRecord
{
    internal CaseAttachmentContent()
    {
    }

    public required byte[] Bytes { get; init; }
}
