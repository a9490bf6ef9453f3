using EnforcementFlows.Domain.Documents;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnforcementFlows.Data.Configurations;

internal sealed class CaseAttachmentConfiguration : IEntityTypeConfiguration<CaseAttachment>
{
    public void Configure(EntityTypeBuilder<CaseAttachment> builder)
    {
        builder.HasCaseKey("case_attachments");
        builder.BelongsToCase();
        builder.Property(attachment => attachment.Name).HasMaxLength(CaseRecords.ShortText);
        builder.Property(attachment => attachment.ContentType).HasMaxLength(CaseRecords.ShortText);
        builder.Property(attachment => attachment.Sha256).HasMaxLength(64);
        builder.Property(attachment => attachment.UploadedBy).HasMaxLength(CaseRecords.UserLength);
        builder.HasOne(attachment => attachment.Content).WithOne().HasForeignKey<CaseAttachmentContent>(content => new { content.Court, content.Id }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(attachment => new { attachment.Court, attachment.CaseId, attachment.UploadedAt, attachment.Id });
    }
}

internal sealed class CaseAttachmentContentConfiguration : IEntityTypeConfiguration<CaseAttachmentContent>
{
    public void Configure(EntityTypeBuilder<CaseAttachmentContent> builder) =>
        builder.HasCaseKey("case_attachment_contents"); // one row per attachment, under the attachment's own id
}
