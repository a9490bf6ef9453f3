using EnforcementFlows.Data.Repairs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnforcementFlows.Data.Configurations;

internal sealed class FlowRepairConfiguration : IEntityTypeConfiguration<FlowRepair>
{
    public void Configure(EntityTypeBuilder<FlowRepair> builder)
    {
        builder.ToTable("flow_repairs");
        builder.HasKey(repair => new { repair.Court, repair.Id });
        builder.Property(repair => repair.Court).HasMaxLength(CaseRecords.CourtLength);
        builder.Property(repair => repair.Id).ValueGeneratedNever();
        builder.Property(repair => repair.Kind).HasMaxLength(CaseRecords.CodeLength);
        builder.Property(repair => repair.Reason).HasMaxLength(CaseRecords.LongText);
        builder.Property(repair => repair.Details).HasColumnType("jsonb");
        builder.Property(repair => repair.Filter).HasColumnType("jsonb");
        builder.Property(repair => repair.State).HasMaxLength(CaseRecords.CodeLength).IsConcurrencyToken();
        builder.Property(repair => repair.CreatedBy).HasMaxLength(CaseRecords.UserLength);
        builder.Property(repair => repair.ConfirmedBy).HasMaxLength(CaseRecords.UserLength);
        builder.HasIndex(repair => new { repair.Court, repair.CreatedAt });
        builder.HasIndex(repair => repair.CreatedAt).HasFilter("state IN ('Queued', 'Running')").HasDatabaseName("ix_flow_repairs_open");
    }
}

internal sealed class FlowRepairItemConfiguration : IEntityTypeConfiguration<FlowRepairItem>
{
    public void Configure(EntityTypeBuilder<FlowRepairItem> builder)
    {
        builder.ToTable("flow_repair_items");
        builder.HasKey(item => new { item.Court, item.RepairId, item.Number });
        builder.Property(item => item.Court).HasMaxLength(CaseRecords.CourtLength);
        builder.Property(item => item.DefinitionId).HasMaxLength(CaseRecords.ShortText);
        builder.Property(item => item.ActivityId).HasMaxLength(CaseRecords.ShortText);
        builder.Property(item => item.State).HasMaxLength(CaseRecords.CodeLength);
        builder.Property(item => item.Code).HasMaxLength(CaseRecords.ShortText);
        builder.Property(item => item.Message).HasMaxLength(CaseRecords.LongText);
        builder.HasOne<FlowRepair>().WithMany().HasForeignKey(item => new { item.Court, item.RepairId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(item => new { item.Court, item.RepairId, item.State, item.Number });
    }
}
