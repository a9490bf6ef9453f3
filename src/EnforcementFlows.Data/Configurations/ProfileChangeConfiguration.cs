using EnforcementFlows.Domain.Courts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnforcementFlows.Data.Configurations;

internal sealed class ProfileChangeConfiguration : IEntityTypeConfiguration<ProfileChange>
{
    public void Configure(EntityTypeBuilder<ProfileChange> builder)
    {
        builder.IsRuleChange("profile_changes");
        builder.Property(change => change.Reason).HasMaxLength(CaseRecords.LongText);
        builder.Property(change => change.Patch).HasMaxLength(ProfileChange.MaxLength);
        builder.PrimitiveCollection(change => change.Nodes).ElementType().HasMaxLength(CaseRecords.CodeLength);
    }
}
