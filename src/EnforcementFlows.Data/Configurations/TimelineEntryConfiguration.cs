using EnforcementFlows.Domain.Cases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnforcementFlows.Data.Configurations;

internal sealed class TimelineEntryConfiguration : IEntityTypeConfiguration<TimelineEntry>
{
    public void Configure(EntityTypeBuilder<TimelineEntry> builder)
    {
        builder.HasCaseKey("timeline_entries");
        builder.BelongsToCase();
        builder.Property(entry => entry.Kind).HasMaxLength(CaseRecords.CodeLength);
        builder.Property(entry => entry.Text).HasMaxLength(CaseRecords.WholeText);
        builder.Property(entry => entry.Clause).HasMaxLength(CaseRecords.CodeLength);
        builder.Property(entry => entry.Actor).HasMaxLength(CaseRecords.UserLength);
        builder.Property(entry => entry.Node).HasMaxLength(CaseRecords.CodeLength);
        builder.Property(entry => entry.Data).HasColumnType("jsonb");
        builder.Ignore(entry => entry.EventType);
        builder.HasIndex(entry => new { entry.Court, entry.CaseId, entry.At, entry.Id });
        builder.HasIndex(entry => new { entry.Court, entry.At, entry.Id });
    }
}
