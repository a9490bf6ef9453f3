using EnforcementFlows.Domain.Measures;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnforcementFlows.Data.Configurations;

internal sealed class MeasureRenewalConfiguration : IEntityTypeConfiguration<MeasureRenewal>
{
    public void Configure(EntityTypeBuilder<MeasureRenewal> builder)
    {
        builder.HasCaseKey("measure_renewals");
        builder.BelongsToCase();
        builder.Property(renewal => renewal.Document).HasMaxLength(CaseRecords.ShortText);
    }
}
