using EnforcementFlows.Domain.Sanctions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnforcementFlows.Data.Configurations;

internal sealed class SanctionConfiguration : IEntityTypeConfiguration<Sanction>
{
    public void Configure(EntityTypeBuilder<Sanction> builder)
    {
        builder.HasCaseKey("sanctions");
        builder.BelongsToCase();
        builder.HasVersion();
        builder.HasMany(sanction => sanction.Entries).WithOne()
            .HasForeignKey(entry => new { entry.Court, entry.SanctionId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(sanction => new { sanction.Court, sanction.CaseId, sanction.State });
        builder.HasIndex(sanction => new { sanction.Court, sanction.CaseId, sanction.PartyId, sanction.Kind }).IsUnique().HasFilter("state = 'InForce'")
            .HasDatabaseName("ux_sanctions_in_force");
        builder.HasIndex(sanction => new { sanction.Court, sanction.EndsOn }).HasFilter("state = 'InForce'");
    }
}
