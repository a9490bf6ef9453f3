using EnforcementFlows.Api.CommandLine;
using EnforcementFlows.Api.Features;
using EnforcementFlows.Api.Features.Auth;
using EnforcementFlows.Api.Features.Clock;
using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Api.Features.Elsa;
using EnforcementFlows.Api.Features.Health;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Api.Hosting.Json;
using EnforcementFlows.Api.Hosting.OpenApi;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Api.Hosting.Startup;
using EnforcementFlows.Api.Hosting.Telemetry;
using EnforcementFlows.Api.Hosting.Validation;
using EnforcementFlows.Data;

if (Commands.Matches(args))
    return await Commands.RunAsync(args, Console.Out, Console.Error, CancellationToken.None);

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = HostFolders.SettingsFolder });
builder.AddHostLogging();
builder.AddTelemetryExport(); // first to start and last to stop
builder.AddHostDefaults();
builder.Services.AddEnforcementData(builder.Configuration); // PostgreSQL, one context
builder.Services.AddClock(builder.Configuration);
builder.Services.AddCourtAuthentication(builder.Configuration, builder.Environment);
builder.Services.AddApiJson();
builder.Services.AddProblems();
builder.Services.AddApiDocument();
builder.Services.AddCourts();
builder.Services.AddAuth();
builder.Services.AddCaseFeatures();

await using var app = builder.Build();
if (!await app.TryPrepareAsync()) // settings, database, profiles, clock, demo accounts
    return 1;

app.UseRequestTracing();
app.UseProblems();
app.MapApiDocument();
app.UseStaffPages();
app.UseRouting();
app.UseRoutingErrors();
app.UseClock();
app.UseCourtAuthentication();

app.MapStaffPages();
app.MapStudio();
app.MapHealth();
var api = app.MapGroup("/api").AddRequestValidation();
api.MapAuth();
api.MapClock();
api.MapCourts();
api.MapCaseFeatures();
app.MapElsa();

await app.RunAsync();
return 0;

/// <summary>The host's entry point; named so that tests can start it.</summary>
public partial class Program;
