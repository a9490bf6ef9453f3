using EnforcementFlows.Domain.Supervision;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnforcementFlows.Data.Configurations;

internal sealed class DailyCheckConfiguration : IEntityTypeConfiguration<DailyCheck>
{
    public void Configure(EntityTypeBuilder<DailyCheck> builder)
    {
        builder.ToTable("daily_checks");
        builder.HasKey(check => new { check.Court, check.Id });
        builder.Property(check => check.Court).HasMaxLength(CaseRecords.CourtLength);
        builder.Property(check => check.Id).ValueGeneratedNever();
        builder.Property(check => check.CheckedBy).HasMaxLength(CaseRecords.UserLength);
        builder.Property(check => check.Note).HasMaxLength(CaseRecords.WholeText);
        builder.HasIndex(check => new { check.Court, check.Day }).IsUnique();
    }
}
