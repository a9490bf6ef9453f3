using EnforcementFlows.Domain.Coercion;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnforcementFlows.Data.Configurations;

internal sealed class CoerciveMeasureConfiguration : IEntityTypeConfiguration<CoerciveMeasure>
{
    public void Configure(EntityTypeBuilder<CoerciveMeasure> builder)
    {
        builder.HasCaseKey("coercive_measures");
        builder.BelongsToCase();
        builder.HasVersion();
        builder.Property(measure => measure.Person).HasMaxLength(CaseRecords.ShortText);
        builder.Property(measure => measure.Act).HasMaxLength(CaseRecords.LongText);
        builder.Property(measure => measure.Document).HasMaxLength(CaseRecords.ShortText);
        builder.Property(measure => measure.ExecutedBy).HasMaxLength(CaseRecords.UserLength);
        builder.HasIndex(measure => new { measure.Court, measure.CaseId });
        builder.HasIndex(measure => new { measure.Court, measure.RequestId }).IsUnique(); // one approval, one measure
    }
}
