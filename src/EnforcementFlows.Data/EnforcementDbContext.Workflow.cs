using EnforcementFlows.Data.Definitions;
using EnforcementFlows.Domain.Flows;
using EnforcementFlows.Workflow.HumanTasks;
using EnforcementFlows.Workflow.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Data;

public sealed partial class EnforcementDbContext
{
    public DbSet<WorkflowInstance> WorkflowInstances => Set<WorkflowInstance>();

    public DbSet<DefinitionRow> Definitions => Set<DefinitionRow>();

    public DbSet<DefinitionLease> DefinitionLeases => Set<DefinitionLease>();

    public DbSet<DefinitionRelease> DefinitionReleases => Set<DefinitionRelease>();

    public DbSet<DefinitionTest> DefinitionTests => Set<DefinitionTest>();

    public DbSet<DefinitionReplay> DefinitionReplays => Set<DefinitionReplay>();

    public DbSet<DefinitionReplayCase> DefinitionReplayCases => Set<DefinitionReplayCase>();

    public DbSet<FlowMigration> FlowMigrations => Set<FlowMigration>();

    public DbSet<MigratedFlow> MigratedFlows => Set<MigratedFlow>();

    public DbSet<HumanTask> HumanTasks => Set<HumanTask>();

    public DbSet<JournalRow> Journal => Set<JournalRow>();

    public DbSet<TimerRow> Timers => Set<TimerRow>();

    public DbSet<EventWaitRow> EventWaits => Set<EventWaitRow>();

    public DbSet<OutboxRow> Outbox => Set<OutboxRow>();

    public DbSet<IncidentRow> Incidents => Set<IncidentRow>();

    public DbSet<InstanceState> InstanceStates => Set<InstanceState>();
}
