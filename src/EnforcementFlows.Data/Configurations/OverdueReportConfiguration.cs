using EnforcementFlows.Domain.Supervision;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnforcementFlows.Data.Configurations;

internal sealed class OverdueReportConfiguration : IEntityTypeConfiguration<OverdueReport>
{
    public void Configure(EntityTypeBuilder<OverdueReport> builder)
    {
        builder.HasCaseKey("overdue_reports");
        builder.BelongsToCase();
        builder.Property(report => report.Node).HasMaxLength(CaseRecords.CodeLength);
        builder.Property(report => report.NodeName).HasMaxLength(CaseRecords.ShortText);
        builder.Property(report => report.Holder).HasMaxLength(CaseRecords.UserLength);
        builder.Property(report => report.ReportedTo).HasMaxLength(CaseRecords.CodeLength);
        builder.Property(report => report.DecidedBy).HasMaxLength(CaseRecords.UserLength);
        builder.Property(report => report.Opinion).HasMaxLength(CaseRecords.LongText);
        builder.HasIndex(report => new { report.Court, report.DeadlineId }).IsUnique(); // reported once
        builder.HasIndex(report => new { report.Court, report.CaseId, report.RaisedAt });
        builder.HasIndex(report => new { report.Court, report.RaisedAt, report.Id }, "ix_overdue_reports_undecided").HasFilter("decision IS NULL");
        builder.HasIndex(report => new { report.Court, report.RaisedAt, report.Id }, "ix_overdue_reports_decided").HasFilter("decision IS NOT NULL");
    }
}
