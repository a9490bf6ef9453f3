using EnforcementFlows.Data.Definitions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnforcementFlows.Data.Configurations;

internal sealed class DefinitionReplayConfiguration : IEntityTypeConfiguration<DefinitionReplay>, IEntityTypeConfiguration<DefinitionReplayCase>
{
    public void Configure(EntityTypeBuilder<DefinitionReplay> builder)
    {
        builder.ToTable("definition_replays");
        builder.HasKey(replay => new { replay.Court, replay.Id });
        builder.Property(replay => replay.Court).HasMaxLength(CaseRecords.CourtLength);
        builder.Property(replay => replay.Id).ValueGeneratedNever();
        builder.Property(replay => replay.DefinitionId).HasMaxLength(CaseRecords.ShortText);
        builder.Property(replay => replay.VersionId).HasMaxLength(CaseRecords.ShortText);
        builder.Property(replay => replay.CreatedBy).HasMaxLength(CaseRecords.UserLength);
        builder.HasIndex(replay => new { replay.Court, replay.DefinitionId, replay.CreatedAt, replay.Id });
        builder.HasIndex(replay => new { replay.Court, replay.CreatedAt }).HasFilter("state IN ('Queued', 'Running')").HasDatabaseName("ix_definition_replays_open");
    }

    public void Configure(EntityTypeBuilder<DefinitionReplayCase> builder)
    {
        builder.ToTable("definition_replay_cases");
        builder.HasKey(row => new { row.Court, row.ReplayId, row.Place });
        builder.Property(row => row.Court).HasMaxLength(CaseRecords.CourtLength);
        builder.Property(row => row.Differences).HasColumnType("jsonb");
        builder.Property(row => row.Message).HasMaxLength(CaseRecords.LongText);
        builder.HasOne<DefinitionReplay>().WithMany().HasForeignKey(row => new { row.Court, row.ReplayId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(row => new { row.Court, row.ReplayId, row.State, row.Place });
    }
}
