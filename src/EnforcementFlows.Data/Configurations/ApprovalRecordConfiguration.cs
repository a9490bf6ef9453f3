using EnforcementFlows.Domain.Approvals;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnforcementFlows.Data.Configurations;

internal sealed class ApprovalRecordConfiguration : IEntityTypeConfiguration<ApprovalRecord>
{
    public void Configure(EntityTypeBuilder<ApprovalRecord> builder)
    {
        builder.HasCaseKey("approval_records");
        builder.BelongsToCase();
        builder.Property(record => record.Chain).HasMaxLength(CaseRecords.CodeLength);
        builder.Property(record => record.Role).HasMaxLength(CaseRecords.CodeLength);
        builder.Property(record => record.By).HasMaxLength(CaseRecords.UserLength);
        builder.Property(record => record.ByName).HasMaxLength(CaseRecords.CodeLength);
        builder.Property(record => record.ActingFor).HasMaxLength(CaseRecords.UserLength);
        builder.Property(record => record.Opinion).HasMaxLength(CaseRecords.LongText);
        builder.Property(record => record.Clause).HasMaxLength(CaseRecords.CodeLength);
        builder.Property(record => record.Authorisation).HasMaxLength(CaseRecords.ShortText);
        builder.Property(record => record.PaperFormDocument).HasMaxLength(CaseRecords.ShortText);
        builder.Property(record => record.PaperFormFiledBy).HasMaxLength(CaseRecords.UserLength);
        builder.Ignore(record => record.Vote);
        builder.Ignore(record => record.IsDeliberation);
        builder.HasOne<Domain.Requests.CaseRequest>().WithMany().HasForeignKey(record => new { record.Court, record.RequestId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(record => new { record.Court, record.CaseId, record.At });
        builder.HasIndex(record => new { record.Court, record.At }).HasFilter("paper_form = 'Awaited'")
            .HasDatabaseName("ix_approval_records_awaited"); // the list of forms not yet in the dossier (C-27)
    }
}
