using EnforcementFlows.Api.Features.Alerts;
using EnforcementFlows.Api.Features.Approvals;
using EnforcementFlows.Api.Features.Attachments;
using EnforcementFlows.Api.Features.Audit;
using EnforcementFlows.Api.Features.Boards;
using EnforcementFlows.Api.Features.Calendars;
using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Features.Coercion;
using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Api.Features.Deadlines;
using EnforcementFlows.Api.Features.Designer;
using EnforcementFlows.Api.Features.Documents;
using EnforcementFlows.Api.Features.Elsa;
using EnforcementFlows.Api.Features.Flows;
using EnforcementFlows.Api.Features.Funds;
using EnforcementFlows.Api.Features.Gateways;
using EnforcementFlows.Api.Features.Imports;
using EnforcementFlows.Api.Features.Ledgers;
using EnforcementFlows.Api.Features.Live;
using EnforcementFlows.Api.Features.Measures;
using EnforcementFlows.Api.Features.Migrations;
using EnforcementFlows.Api.Features.Profiles;
using EnforcementFlows.Api.Features.Queries;
using EnforcementFlows.Api.Features.Regulations;
using EnforcementFlows.Api.Features.Releases;
using EnforcementFlows.Api.Features.Repair;
using EnforcementFlows.Api.Features.Repair.Flows;
using EnforcementFlows.Api.Features.Requests;
using EnforcementFlows.Api.Features.Sanctions;
using EnforcementFlows.Api.Features.Settlements;
using EnforcementFlows.Api.Features.Simulation;
using EnforcementFlows.Api.Features.Staff;
using EnforcementFlows.Api.Features.Staff.Accounts;
using EnforcementFlows.Api.Features.Staff.Substitutions;
using EnforcementFlows.Api.Features.Supervision;
using EnforcementFlows.Api.Features.Tasks;
using EnforcementFlows.Api.Features.Termination;
using EnforcementFlows.Api.Features.Terms;
using EnforcementFlows.Api.Features.Webhooks;
using EnforcementFlows.Api.Hosting.Startup;
using EnforcementFlows.Domain;
using EnforcementFlows.Workflow;

namespace EnforcementFlows.Api.Features;

/// <summary>The features of case handling and the engine that runs their flows.</summary>
internal static class FeatureRegistration
{
    public static void AddCaseFeatures(this IServiceCollection services)
    {
        var workflow = services.AddWorkflowRuntime(new() { IsRefusal = exception => exception is DomainException })
            .AddActivitiesFrom(typeof(FeatureRegistration).Assembly)
            .AddAlarmHandler<DeadlineAlarmHandler>(DeadlineBook.AlarmName)
            .AddAlarmHandler<UnclaimedAlarm>(UnclaimedAlarm.Name);
        workflow.AddWebhooks(services);
        workflow.AddGateways(services);
        services.AddSingleton(s => FormCatalog.Load(Path.Combine(s.GetRequiredService<HostFolders>().Workflows, "forms")));
        services.AddSingleton(s => OutcomeNames.Load(s.GetRequiredService<HostFolders>().Workflows, s.GetRequiredService<FormCatalog>()));
        services.AddSingleton(s => CourtCalendars.Load(Path.Combine(s.GetRequiredService<HostFolders>().Workflows, "calendars")));
        services.AddSingleton(s => new TemplateFolder(s.GetRequiredService<HostFolders>().Workflows));
        services.AddScoped<CaseAccess>();
        services.AddScoped<AccessTrace>();
        services.AddScoped<StaffNames>();
        services.AddScoped<AccountDesk>();
        services.AddScoped<Opinions>();
        services.AddScoped<RestrictedRequests>();
        services.AddScoped<DeadlineBook>();
        services.AddScoped<TermClocks>();
        services.AddScoped<TaskRows>();
        services.AddScoped<TaskActs>();
        services.AddScoped<TaskBatch>();
        services.AddSingleton<RoleHolders>();
        services.AddScoped<TaskCandidates>();
        services.AddScoped<TaskDue>();
        services.AddScoped<DefinitionFiles>();
        services.AddImports();
        services.AddLedgers();
        services.AddBoards();
        services.AddCalendars();
        services.AddProfiles();
        services.AddHostedService<RuleWatch>();
        services.AddRegulations();
        services.AddDesigner();
        services.AddSimulation();
        services.AddScoped<MessageRepair>();
        services.AddFlowRepairs();
        services.AddLive();
        services.AddElsa();
        services.AddReleases();
        services.AddMigrations();
    }

    public static void MapCaseFeatures(this IEndpointRouteBuilder api)
    {
        api.MapCases();
        api.MapFlows();
        api.MapImports();
        api.MapTasks();
        api.MapDeadlines();
        api.MapAlerts();
        api.MapSupervision();
        api.MapLedgers();
        api.MapBoards();
        api.MapRegulations();
        api.MapDesigner();
        api.MapSimulation();
        api.MapAssets();
        api.MapMeasures();
        api.MapDocuments();
        api.MapAttachments();
        api.MapFunds();
        api.MapSanctions();
        api.MapCoercion();
        api.MapSettlements();
        api.MapTermination();
        api.MapAudit();
        api.MapStaff();
        api.MapSubstitutions();
        api.MapAccounts();
        api.MapCalendars();
        api.MapProfiles();
        api.MapWebhooks();
        api.MapGateways();
        api.MapRepair();
        api.MapFlowRepairs();
        api.MapReleases();
        api.MapMigrations();
        api.MapLive();
    }
}
