using EnforcementFlows.Domain.Termination;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnforcementFlows.Data.Configurations;

internal sealed class TerminatedCaseConfiguration : IEntityTypeConfiguration<TerminatedCase>
{
    public void Configure(EntityTypeBuilder<TerminatedCase> builder)
    {
        builder.HasCaseKey("terminated_cases");
        builder.BelongsToCase();
        builder.HasVersion();
        builder.Property(entry => entry.Team).HasMaxLength(CaseRecords.CodeLength);
        builder.HasIndex(entry => new { entry.Court, entry.CaseId }).IsUnique(); // a case is terminated once; it goes on as another
        builder.HasIndex(entry => new { entry.Court, entry.NextQueryOn }).HasFilter("next_query_on IS NOT NULL"); // what is queried next
    }
}
