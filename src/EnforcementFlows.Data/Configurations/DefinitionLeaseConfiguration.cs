using EnforcementFlows.Data.Definitions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnforcementFlows.Data.Configurations;

internal sealed class DefinitionLeaseConfiguration : IEntityTypeConfiguration<DefinitionLease>
{
    public void Configure(EntityTypeBuilder<DefinitionLease> builder)
    {
        builder.ToTable("definition_leases");
        builder.HasKey(lease => new { lease.Court, lease.DefinitionId });
        builder.Property(lease => lease.Court).HasMaxLength(CaseRecords.CourtLength);
        builder.Property(lease => lease.DefinitionId).HasMaxLength(CaseRecords.ShortText);
        builder.Property(lease => lease.Holder).HasMaxLength(CaseRecords.UserLength);
    }
}
