using EnforcementFlows.Data.Imports;
using EnforcementFlows.Data.Repairs;
using EnforcementFlows.Data.Webhooks;
using EnforcementFlows.Domain.Gateways;
using EnforcementFlows.Domain.Supervision;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Data;

/// <summary>What goes to other systems and comes from them.</summary>
public sealed partial class EnforcementDbContext
{
    public DbSet<GatewayRequest> GatewayRequests => Set<GatewayRequest>();

    public DbSet<InboundMessage> InboundMessages => Set<InboundMessage>();

    public DbSet<WebhookSubscription> Webhooks => Set<WebhookSubscription>();

    public DbSet<ImportJob> ImportJobs => Set<ImportJob>();

    public DbSet<ImportLine> ImportLines => Set<ImportLine>();

    public DbSet<FlowRepair> FlowRepairs => Set<FlowRepair>();

    public DbSet<FlowRepairItem> FlowRepairItems => Set<FlowRepairItem>();

    public DbSet<OperatorAct> OperatorActs => Set<OperatorAct>();

    public DbSet<RefusedAct> RefusedActs => Set<RefusedAct>();
}
