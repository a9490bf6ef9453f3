using EnforcementFlows.Data.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnforcementFlows.Data.Configurations;

internal sealed class StaffRoleConfiguration : IEntityTypeConfiguration<StaffRole>
{
    public void Configure(EntityTypeBuilder<StaffRole> builder)
    {
        builder.ToTable("user_roles");
        builder.HasKey(role => new { role.Court, role.Role, role.UserId }); // "who holds this role here" is the hot question
        builder.Property(role => role.Court).HasMaxLength(32);
        builder.Property(role => role.Role).HasMaxLength(64);
    }
}
