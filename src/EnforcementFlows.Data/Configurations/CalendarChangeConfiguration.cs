using EnforcementFlows.Domain.Calendars;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnforcementFlows.Data.Configurations;

internal sealed class CalendarChangeConfiguration : IEntityTypeConfiguration<CalendarChange>
{
    public void Configure(EntityTypeBuilder<CalendarChange> builder)
    {
        builder.ToTable("calendar_changes");
        builder.HasKey(change => new { change.Court, change.Id });
        builder.Property(change => change.Court).HasMaxLength(CaseRecords.CourtLength);
        builder.Property(change => change.Id).ValueGeneratedNever();
        builder.Property(change => change.Source).HasMaxLength(CaseRecords.ShortText);
        builder.Property(change => change.Content).HasMaxLength(CalendarChange.MaxLength);
        builder.Property(change => change.ProposedBy).HasMaxLength(CaseRecords.UserLength);
        builder.Property(change => change.DecidedBy).HasMaxLength(CaseRecords.UserLength);
        builder.HasIndex(change => new { change.Court, change.CreatedAt, change.Id });
    }
}
