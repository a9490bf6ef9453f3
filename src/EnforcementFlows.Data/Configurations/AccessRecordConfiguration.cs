using EnforcementFlows.Domain.Supervision;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnforcementFlows.Data.Configurations;

internal sealed class AccessRecordConfiguration : IEntityTypeConfiguration<AccessRecord>
{
    public void Configure(EntityTypeBuilder<AccessRecord> builder)
    {
        builder.HasCaseKey("access_records");
        builder.BelongsToCase();
        builder.Property(record => record.By).HasMaxLength(CaseRecords.UserLength);
        builder.Property(record => record.What).HasMaxLength(CaseRecords.CodeLength);
        builder.HasIndex(record => new { record.Court, record.CaseId, record.At });
        builder.HasIndex(record => new { record.Court, record.At, record.Id });
        builder.HasIndex(record => new { record.Court, record.By, record.At });
    }
}
