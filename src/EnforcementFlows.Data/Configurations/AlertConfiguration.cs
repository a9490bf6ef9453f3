using EnforcementFlows.Domain.Alerts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnforcementFlows.Data.Configurations;

internal sealed class AlertConfiguration : IEntityTypeConfiguration<Alert>
{
    public void Configure(EntityTypeBuilder<Alert> builder)
    {
        builder.HasCaseKey("alerts");
        builder.BelongsToCase();
        builder.Property(alert => alert.Key).HasMaxLength(300);
        builder.Property(alert => alert.ToUser).HasMaxLength(CaseRecords.UserLength);
        builder.Property(alert => alert.ToRole).HasMaxLength(CaseRecords.CodeLength);
        builder.Property(alert => alert.Node).HasMaxLength(CaseRecords.CodeLength);
        builder.Property(alert => alert.Text).HasMaxLength(CaseRecords.WholeText);
        builder.Property(alert => alert.Clause).HasMaxLength(CaseRecords.CodeLength);
        builder.Property(alert => alert.AcknowledgedBy).HasMaxLength(CaseRecords.UserLength);
        builder.HasIndex(alert => new { alert.Court, alert.Key }).IsUnique(); // each is raised exactly once
        builder.HasIndex(alert => new { alert.Court, alert.CaseId, alert.RaisedAt });
        builder.HasIndex(alert => new { alert.Court, alert.ToUser, alert.RaisedAt, alert.Id }).HasFilter("to_user IS NOT NULL");
        builder.HasIndex(alert => new { alert.Court, alert.ToRole, alert.RaisedAt, alert.Id }).HasFilter("to_role IS NOT NULL");
        builder.HasIndex(alert => new { alert.Court, alert.ToUser, alert.RaisedAt, alert.Id }, "ix_alerts_unacknowledged_user").HasFilter("to_user IS NOT NULL AND acknowledged_at IS NULL");
        builder.HasIndex(alert => new { alert.Court, alert.ToRole, alert.RaisedAt, alert.Id }, "ix_alerts_unacknowledged_role").HasFilter("to_role IS NOT NULL AND acknowledged_at IS NULL");
    }
}
