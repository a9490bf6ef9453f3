using EnforcementFlows.Data.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnforcementFlows.Data.Configurations;

internal sealed class TeamMemberConfiguration : IEntityTypeConfiguration<TeamMember>
{
    public void Configure(EntityTypeBuilder<TeamMember> builder)
    {
        builder.ToTable("team_members");
        builder.HasKey(member => new { member.Court, member.Team, member.UserId, member.From });
        builder.Property(member => member.Court).HasMaxLength(32);
        builder.Property(member => member.Team).HasMaxLength(64);
    }
}
