using EnforcementFlows.Workflow.HumanTasks;
using EnforcementFlows.Workflow.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Data;

public sealed partial class EnforcementDbContext
{
    public DbSet<WorkflowInstance> WorkflowInstances => Set<WorkflowInstance>();

    public DbSet<DefinitionRow> Definitions => Set<DefinitionRow>();

    public DbSet<HumanTask> HumanTasks => Set<HumanTask>();

    public DbSet<JournalRow> Journal => Set<JournalRow>();

    public DbSet<TimerRow> Timers => Set<TimerRow>();

    public DbSet<EventWaitRow> EventWaits => Set<EventWaitRow>();

    public DbSet<OutboxRow> Outbox => Set<OutboxRow>();

    public DbSet<IncidentRow> Incidents => Set<IncidentRow>();

    public DbSet<InstanceState> InstanceStates => Set<InstanceState>();
}
