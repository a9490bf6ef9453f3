using EnforcementFlows.Domain.Disposal;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnforcementFlows.Data.Configurations;

internal sealed class DisposalRecordConfiguration : IEntityTypeConfiguration<DisposalRecord>
{
    public void Configure(EntityTypeBuilder<DisposalRecord> builder)
    {
        builder.HasCaseKey("disposal_records");
        builder.BelongsToCase();
        builder.Property(record => record.By).HasMaxLength(CaseRecords.UserLength);
        builder.Property(record => record.Data).HasColumnType("jsonb");
        builder.HasIndex(record => new { record.Court, record.CaseId, record.At });
    }
}
