using EnforcementFlows.Data.Clock;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnforcementFlows.Data.Configurations;

internal sealed class ClockRowConfiguration : IEntityTypeConfiguration<ClockRow>
{
    public void Configure(EntityTypeBuilder<ClockRow> builder)
    {
        builder.ToTable("clock", table => table.HasCheckConstraint("ck_clock_one_row", $"id = {ClockRow.OnlyId}"));
        builder.Property(clock => clock.Id).ValueGeneratedNever();
    }
}
