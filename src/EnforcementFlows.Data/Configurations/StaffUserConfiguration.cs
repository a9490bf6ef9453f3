using EnforcementFlows.Data.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnforcementFlows.Data.Configurations;

internal sealed class StaffUserConfiguration : IEntityTypeConfiguration<StaffUser>
{
    public void Configure(EntityTypeBuilder<StaffUser> builder)
    {
        builder.ToTable("users");
        builder.Property(user => user.Id).ValueGeneratedNever();
        builder.Property(user => user.Court).HasMaxLength(32);
        builder.Property(user => user.DisplayName).HasMaxLength(64);
        builder.HasIndex(user => user.NormalizedUserName).IsUnique().HasDatabaseName("ix_users_normalized_user_name");
        builder.HasIndex(user => user.NormalizedEmail).HasDatabaseName("ix_users_normalized_email");
        builder.HasIndex(user => new { user.Court, user.Id });
        builder.HasMany(user => user.Roles).WithOne().HasForeignKey(role => role.UserId);
        builder.HasMany(user => user.Teams).WithOne().HasForeignKey(member => member.UserId);
    }
}
