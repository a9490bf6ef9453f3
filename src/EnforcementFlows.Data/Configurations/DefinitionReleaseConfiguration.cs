using EnforcementFlows.Domain.Flows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnforcementFlows.Data.Configurations;

internal sealed class DefinitionReleaseConfiguration : IEntityTypeConfiguration<DefinitionRelease>
{
    public void Configure(EntityTypeBuilder<DefinitionRelease> builder)
    {
        builder.ToTable("definition_releases");
        builder.HasKey(release => new { release.Court, release.Id });
        builder.Property(release => release.Court).HasMaxLength(CaseRecords.CourtLength);
        builder.Property(release => release.Id).ValueGeneratedNever();
        builder.Property(release => release.DefinitionId).HasMaxLength(CaseRecords.ShortText);
        builder.Property(release => release.VersionId).HasMaxLength(CaseRecords.ShortText);
        builder.Property(release => release.ContentHash).HasMaxLength(CaseRecords.CodeLength);
        builder.PrimitiveCollection(release => release.Authors).ElementType().HasMaxLength(CaseRecords.UserLength);
        builder.Property(release => release.RequestedBy).HasMaxLength(CaseRecords.UserLength);
        builder.Property(release => release.DecidedBy).HasMaxLength(CaseRecords.UserLength);
        builder.Property(release => release.Reason).HasMaxLength(CaseRecords.LongText);
        builder.Property(release => release.Opinion).HasMaxLength(CaseRecords.LongText);
        builder.PrimitiveCollection(release => release.AcceptedWarnings).ElementType().HasMaxLength(CaseRecords.LongText);
        builder.Property(release => release.WarningReason).HasMaxLength(CaseRecords.LongText);
        builder.HasIndex(release => new { release.Court, release.RequestedAt, release.Id });
        builder.HasIndex(release => new { release.Court, release.DefinitionId }).IsUnique().HasFilter("state = 'Proposed'").HasDatabaseName("ux_definition_releases_open");
    }
}
