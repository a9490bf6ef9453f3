using EnforcementFlows.Domain.Supervision;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnforcementFlows.Data.Configurations;

internal sealed class WorkLogEntryConfiguration : IEntityTypeConfiguration<WorkLogEntry>
{
    public void Configure(EntityTypeBuilder<WorkLogEntry> builder)
    {
        builder.HasCaseKey("work_log");
        builder.BelongsToCase();
        builder.Property(entry => entry.By).HasMaxLength(CaseRecords.UserLength);
        builder.Property(entry => entry.Subject).HasMaxLength(CaseRecords.ShortText);
        builder.Property(entry => entry.CaseNumber).HasMaxLength(64);
        builder.Property(entry => entry.Node).HasMaxLength(CaseRecords.CodeLength);
        builder.Property(entry => entry.Text).HasMaxLength(CaseRecords.WholeText);
        builder.Property(entry => entry.Method).HasMaxLength(CaseRecords.ShortText);
        builder.Property(entry => entry.ReportedTo).HasMaxLength(CaseRecords.CodeLength);
        builder.HasIndex(entry => new { entry.Court, entry.At, entry.Id });
        builder.HasIndex(entry => new { entry.Court, entry.CaseId, entry.At });
    }
}
