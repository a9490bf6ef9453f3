using EnforcementFlows.Domain.Alerts;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Measures;
using EnforcementFlows.Domain.Parties;
using EnforcementFlows.Domain.Requests;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Data;

public sealed partial class EnforcementDbContext
{
    public DbSet<EnforcementCase> Cases => Set<EnforcementCase>();

    public DbSet<Party> Parties => Set<Party>();

    public DbSet<TimelineEntry> Timeline => Set<TimelineEntry>();

    public DbSet<CaseRequest> Requests => Set<CaseRequest>();

    public DbSet<ControlMeasure> Measures => Set<ControlMeasure>();

    public DbSet<Alert> Alerts => Set<Alert>();
}
