using EnforcementFlows.Domain.Cases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnforcementFlows.Data.Configurations;

internal sealed class HandlerAssignmentConfiguration : IEntityTypeConfiguration<HandlerAssignment>
{
    public void Configure(EntityTypeBuilder<HandlerAssignment> builder)
    {
        builder.HasCaseKey("handler_assignments");
        builder.Property(row => row.HandlerId).HasMaxLength(CaseRecords.UserLength);
        builder.Property(row => row.Reason).HasMaxLength(CaseRecords.ShortText);
        builder.Property(row => row.DrawSeed).HasMaxLength(CaseRecords.CodeLength);
        builder.HasIndex(row => new { row.Court, row.CaseId }, "ix_handler_assignments_court_case_id"); // all of a case, read with it in every burst
        builder.HasIndex(row => new { row.Court, row.CaseId }).IsUnique().HasFilter("until_at IS NULL")
            .HasDatabaseName("ux_handler_assignments_current"); // a case has one handler at a time
    }
}
