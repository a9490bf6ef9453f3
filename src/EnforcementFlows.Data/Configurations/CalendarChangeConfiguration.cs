using EnforcementFlows.Domain.Calendars;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnforcementFlows.Data.Configurations;

internal sealed class CalendarChangeConfiguration : IEntityTypeConfiguration<CalendarChange>
{
    public void Configure(EntityTypeBuilder<CalendarChange> builder)
    {
        builder.IsRuleChange("calendar_changes");
        builder.Property(change => change.Source).HasMaxLength(CaseRecords.ShortText);
        builder.Property(change => change.Content).HasMaxLength(CalendarChange.MaxLength);
    }
}
