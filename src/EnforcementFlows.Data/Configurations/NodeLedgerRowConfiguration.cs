using EnforcementFlows.Domain.Supervision;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnforcementFlows.Data.Configurations;

internal sealed class NodeLedgerRowConfiguration : IEntityTypeConfiguration<NodeLedgerRow>
{
    public void Configure(EntityTypeBuilder<NodeLedgerRow> builder)
    {
        builder.HasCaseKey("node_ledger");
        builder.BelongsToCase();
        builder.Property(row => row.CaseNumber).HasMaxLength(64);
        builder.Property(row => row.Node).HasMaxLength(CaseRecords.CodeLength);
        builder.Property(row => row.NodeName).HasMaxLength(CaseRecords.ShortText);
        builder.Property(row => row.Holder).HasMaxLength(CaseRecords.UserLength);
        builder.Property(row => row.AlertMethod).HasMaxLength(CaseRecords.ShortText);
        builder.Property(row => row.ReportedTo).HasMaxLength(CaseRecords.CodeLength);
        builder.Property(row => row.BulletinNumber).HasMaxLength(CaseRecords.CodeLength);
        builder.HasIndex(row => new { row.Court, row.DeadlineId }).IsUnique();
        builder.HasIndex(row => new { row.Court, row.DueAt, row.Id }); // the ledger, by due date
        builder.HasIndex(row => new { row.Court, row.DueAt, row.Id }, "ix_node_ledger_ended_late").HasFilter("coalesce(met_at, voided_at) >= due_at");
        builder.HasIndex(row => new { row.Court, row.DueAt, row.Id }, "ix_node_ledger_running").HasFilter("met_at IS NULL AND voided_at IS NULL");
        builder.HasIndex(row => new { row.Court, row.Node, row.DueAt, row.Id }, "ix_node_ledger_running_node").HasFilter("met_at IS NULL AND voided_at IS NULL"); // what is late of one kind
        builder.HasIndex(row => new { row.Court, row.Holder, row.DueAt });
    }
}
