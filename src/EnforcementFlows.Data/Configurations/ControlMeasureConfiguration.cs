using EnforcementFlows.Domain.Measures;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnforcementFlows.Data.Configurations;

internal sealed class ControlMeasureConfiguration : IEntityTypeConfiguration<ControlMeasure>
{
    public void Configure(EntityTypeBuilder<ControlMeasure> builder)
    {
        builder.HasCaseKey("control_measures");
        builder.BelongsToCase();
        builder.HasVersion();
        builder.Property(measure => measure.Property).HasMaxLength(300);
        builder.Property(measure => measure.Document).HasMaxLength(CaseRecords.ShortText);
        builder.Property(measure => measure.EndDocument).HasMaxLength(CaseRecords.ShortText);
        builder.Property(measure => measure.AssistedBy).HasMaxLength(CaseRecords.ShortText);
        builder.HasMany(measure => measure.Renewals).WithOne()
            .HasForeignKey(renewal => new { renewal.Court, renewal.MeasureId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(measure => new { measure.Court, measure.CaseId, measure.State });
        builder.HasIndex(measure => new { measure.Court, measure.EndsOn }).HasFilter("state = 'InForce'"); // what expires next
    }
}
