using EnforcementFlows.Domain.Flows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnforcementFlows.Data.Configurations;

internal sealed class FlowMigrationConfiguration : IEntityTypeConfiguration<FlowMigration>
{
    public void Configure(EntityTypeBuilder<FlowMigration> builder)
    {
        builder.ToTable("flow_migrations");
        builder.HasKey(migration => new { migration.Court, migration.Id });
        builder.Property(migration => migration.Court).HasMaxLength(CaseRecords.CourtLength);
        builder.Property(migration => migration.Id).ValueGeneratedNever();
        builder.Property(migration => migration.DefinitionId).HasMaxLength(CaseRecords.ShortText);
        builder.Property(migration => migration.FromVersionId).HasMaxLength(CaseRecords.ShortText);
        builder.Property(migration => migration.ToVersionId).HasMaxLength(CaseRecords.ShortText);
        builder.Property(migration => migration.Map).HasColumnType("jsonb");
        builder.Property(migration => migration.LegalGround).HasMaxLength(CaseRecords.LongText);
        builder.Property(migration => migration.Clause).HasMaxLength(CaseRecords.CodeLength);
        builder.PrimitiveCollection(migration => migration.Authors).ElementType().HasMaxLength(CaseRecords.UserLength);
        builder.Property(migration => migration.State).IsConcurrencyToken();
        builder.Property(migration => migration.ToPlanHash).HasMaxLength(CaseRecords.CodeLength);
        builder.Property(migration => migration.SetHash).HasMaxLength(CaseRecords.CodeLength);
        builder.Property(migration => migration.RequestedBy).HasMaxLength(CaseRecords.UserLength);
        builder.Property(migration => migration.DecidedBy).HasMaxLength(CaseRecords.UserLength);
        builder.Property(migration => migration.Opinion).HasMaxLength(CaseRecords.LongText);
        builder.Property(migration => migration.UndoneBy).HasMaxLength(CaseRecords.UserLength);
        builder.Property(migration => migration.UndoReason).HasMaxLength(CaseRecords.LongText);
        builder.HasIndex(migration => new { migration.Court, migration.DefinitionId, migration.CreatedAt, migration.Id });
        builder.HasIndex(migration => new { migration.Court, migration.CreatedAt }).HasFilter("state IN ('Queued', 'Running')").HasDatabaseName("ix_flow_migrations_open");
    }
}

internal sealed class MigratedFlowConfiguration : IEntityTypeConfiguration<MigratedFlow>
{
    public void Configure(EntityTypeBuilder<MigratedFlow> builder)
    {
        builder.ToTable("migrated_flows");
        builder.HasKey(flow => new { flow.Court, flow.MigrationId, flow.InstanceId });
        builder.Property(flow => flow.Court).HasMaxLength(CaseRecords.CourtLength);
        builder.Property(flow => flow.Code).HasMaxLength(CaseRecords.ShortText);
        builder.Property(flow => flow.Message).HasMaxLength(CaseRecords.LongText);
        builder.Property(flow => flow.Undo).HasColumnType("jsonb");
        builder.HasOne<FlowMigration>().WithMany().HasForeignKey(flow => new { flow.Court, flow.MigrationId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(flow => new { flow.Court, flow.MigrationId, flow.State, flow.InstanceId });
    }
}
