using EnforcementFlows.Data.Courts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnforcementFlows.Data.Configurations;

internal sealed class CourtProfileVersionConfiguration : IEntityTypeConfiguration<CourtProfileVersion>
{
    public void Configure(EntityTypeBuilder<CourtProfileVersion> builder)
    {
        builder.ToTable("court_profiles");
        builder.HasKey(profile => new { profile.Court, profile.Version });
        builder.Property(profile => profile.Court).HasMaxLength(32);
        builder.Property(profile => profile.Version).ValueGeneratedNever();
        builder.Property(profile => profile.ContentSha256).HasMaxLength(64).IsFixedLength();
        builder.Property(profile => profile.Json).HasColumnType("text"); // as it was written: jsonb would lose order and comments
    }
}
