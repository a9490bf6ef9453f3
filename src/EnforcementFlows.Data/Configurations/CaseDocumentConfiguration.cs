using EnforcementFlows.Domain.Documents;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnforcementFlows.Data.Configurations;

internal sealed class CaseDocumentConfiguration : IEntityTypeConfiguration<CaseDocument>
{
    public void Configure(EntityTypeBuilder<CaseDocument> builder)
    {
        builder.HasCaseKey("case_documents");
        builder.BelongsToCase();
        builder.Property(document => document.Set).HasMaxLength(CaseRecords.CodeLength);
        builder.Property(document => document.Kind).HasMaxLength(CaseRecords.CodeLength);
        builder.Property(document => document.Name).HasMaxLength(CaseRecords.ShortText);
        builder.Property(document => document.Template).HasMaxLength(CaseRecords.ShortText);
        builder.Property(document => document.Clause).HasMaxLength(CaseRecords.CodeLength);
        builder.Property(document => document.RecipientRole).HasMaxLength(CaseRecords.CodeLength);
        builder.Property(document => document.RecipientName).HasMaxLength(CaseRecords.ShortText);
        builder.Property(document => document.FileName).HasMaxLength(CaseRecords.ShortText);
        builder.Property(document => document.ContentType).HasMaxLength(CaseRecords.ShortText);
        builder.Property(document => document.Sha256).HasMaxLength(64);
        builder.Property(document => document.Proof).HasMaxLength(CaseRecords.ShortText);
        builder.Property(document => document.ReturnReason).HasMaxLength(CaseRecords.LongText);
        builder.Ignore(document => document.IsSent);
        builder.HasOne(document => document.Content).WithOne().HasForeignKey<CaseDocumentContent>(content => new { content.Court, content.Id }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(document => new { document.Court, document.CaseId, document.Set });
        builder.HasIndex(document => new { document.Court, document.CaseId, document.MadeAt });
    }
}
