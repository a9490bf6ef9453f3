using EnforcementFlows.Workflow.HumanTasks;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnforcementFlows.Workflow.Storage;

/// <summary>Maps the engine's tables into the host's context. Every key leads with the tenant, so that rows can be distributed by it.</summary>
public static class WorkflowModel
{
    public static ModelBuilder AddWorkflowTables(this ModelBuilder model)
    {
        Instances(model);
        Definitions(model);
        Waits(model);
        Records(model);
        model.Entity<HumanTask>(Tasks);
        return model;
    }

    private static void Instances(ModelBuilder model)
    {
        model.Entity<WorkflowInstance>(t =>
        {
            t.ToTable("flow_instance").HasKey(r => new { r.TenantId, r.Id });
            t.HasIndex(r => new { r.TenantId, r.Status, r.DefinitionId });
            t.HasIndex(r => new { r.TenantId, r.CorrelationId });
            t.HasIndex(r => new { r.TenantId, r.ParentId }).HasFilter("parent_id IS NOT NULL");
        });
        model.Entity<InstanceState>(t => t.ToTable("flow_state").HasKey(r => new { r.TenantId, r.InstanceId }));
        model.Entity<PlanRow>(t =>
        {
            t.ToTable("flow_plan").HasKey(r => new { r.TenantId, r.PlanHash });
            t.Property(r => r.Inlined).HasColumnType("jsonb");
        });
        model.Entity<IncidentRow>(t =>
        {
            t.ToTable("flow_incident").HasKey(r => new { r.TenantId, r.InstanceId, r.ContextId, r.At });
            t.HasIndex(r => new { r.TenantId, r.At }).HasFilter("resolved_at IS NULL");
        });
    }

    private static void Definitions(ModelBuilder model)
    {
        model.Entity<DefinitionRow>(t =>
        {
            t.ToTable("flow_definition").HasKey(r => new { r.TenantId, r.VersionId });
            t.HasIndex(r => new { r.TenantId, r.DefinitionId, r.Version }).IsUnique();
            t.HasIndex(r => new { r.TenantId, r.DefinitionId }, "ux_flow_definition_published").IsUnique().HasFilter("is_published").HasDatabaseName("ux_flow_definition_published");
            t.HasIndex(r => new { r.TenantId, r.DefinitionId }, "ux_flow_definition_latest").IsUnique().HasFilter("is_latest").HasDatabaseName("ux_flow_definition_latest");
            t.Ignore(r => r.IsDraft);
            t.Property(r => r.Revision).HasDefaultValue(0);
            t.Property(r => r.WindowSince).HasDefaultValue(0);
            t.Property(r => r.Editors).HasDefaultValueSql("'{}'");
        });
        model.Entity<TriggerRow>(t =>
        {
            t.ToTable("flow_trigger").HasKey(r => new { r.TenantId, r.VersionId, r.ActivityId });
            t.HasIndex(r => new { r.TenantId, r.Kind, r.Value });
            t.HasIndex(r => r.NextAt).HasFilter("next_at IS NOT NULL");
        });
    }

    private static void Waits(ModelBuilder model)
    {
        model.Entity<EventWaitRow>(t =>
        {
            t.ToTable("flow_wait").HasKey(r => new { r.TenantId, r.InstanceId, r.ContextId, r.Name });
            t.HasIndex(r => new { r.TenantId, r.Name, r.CorrelationId });
        });
        model.Entity<EarlyEventRow>(t =>
        {
            t.ToTable("flow_early_event").HasKey(r => new { r.TenantId, r.Id });
            t.HasIndex(r => new { r.TenantId, r.CorrelationId, r.Name });
            t.HasIndex(r => new { r.TenantId, r.InstanceId }).HasFilter("instance_id IS NOT NULL");
            t.Property(r => r.Payload).HasColumnType("jsonb");
        });
        model.Entity<TimerRow>(t =>
        {
            t.ToTable("flow_timer").HasKey(r => new { r.TenantId, r.Id });
            t.Property(r => r.Id).ValueGeneratedOnAdd();
            t.Property(r => r.Data).HasColumnType("jsonb");
            t.HasIndex(r => new { r.DueAt, r.Id }).HasFilter("state = 0");
            t.HasIndex(r => new { r.TenantId, r.InstanceId });
            t.HasIndex(r => r.LeaseUntil).HasFilter("state = 1");
        });
    }

    private static void Records(ModelBuilder model)
    {
        model.Entity<CommandRow>(t =>
        {
            t.ToTable("flow_command").HasKey(r => new { r.TenantId, r.CommandId });
            t.Property(r => r.Result).HasColumnType("jsonb");
        });
        model.Entity<JournalRow>(t => t.ToTable("flow_journal").HasKey(r => new { r.TenantId, r.InstanceId, r.Seq }));
        model.Entity<OutboxRow>(t =>
        {
            t.ToTable("flow_outbox").HasKey(r => new { r.TenantId, r.Id });
            t.Property(r => r.Id).ValueGeneratedOnAdd();
            t.Property(r => r.Payload).HasColumnType("jsonb");
            t.HasIndex(r => new { r.TenantId, r.Kind, r.DedupKey }).IsUnique();
            t.Property(r => r.Skipped).HasDefaultValue(false);
            t.HasIndex(r => new { r.Kind, r.AvailableAt }).HasFilter("done_at IS NULL AND dead_at IS NULL");
            t.HasIndex(r => new { r.TenantId, r.Kind, r.CorrelationId, r.Id }).HasFilter("done_at IS NULL AND correlation_id IS NOT NULL");
            t.HasIndex(r => new { r.TenantId, r.DeadAt }).HasFilter("dead_at IS NOT NULL AND done_at IS NULL");
        });
    }

    private static void Tasks(EntityTypeBuilder<HumanTask> task)
    {
        task.ToTable("human_task").HasKey(r => new { r.TenantId, r.Id });
        task.Property(r => r.State).HasConversion<string>().HasMaxLength(16);
        task.Property(r => r.Item).HasColumnType("jsonb");
        task.Property(r => r.Form).HasColumnType("jsonb");
        task.Property(r => r.Version).IsConcurrencyToken();
        task.Property(r => r.AwaitedSigners).HasDefaultValue(0);
        const string open = "state IN ('Open','Claimed','Delegated','Submitted')";
        task.HasIndex(r => new { r.TenantId, r.Assignee, r.DueAt, r.Id }).HasFilter($"assignee IS NOT NULL AND {open}");
        task.HasIndex(r => new { r.TenantId, r.Owner, r.DueAt, r.Id }).HasFilter($"owner IS NOT NULL AND {open}");
        task.HasIndex(r => new { r.TenantId, r.State, r.DueAt, r.Id }).HasFilter("state IN ('Claimed','Delegated')"); // what is in hand, whoever has it
        task.HasIndex(r => new { r.TenantId, r.InstanceId, r.ContextId }).HasFilter(open);
        task.HasIndex(r => new { r.TenantId, r.CorrelationId });
        task.HasIndex(r => new { r.TenantId, r.ParentTaskId }).HasFilter("parent_task_id IS NOT NULL");

        // the queues by node, over expressions and so known to the migrations alone: ix_human_task_claimable, ix_human_task_at_work, ix_human_task_done
    }
}
