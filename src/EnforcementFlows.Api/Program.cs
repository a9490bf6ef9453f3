using EnforcementFlows.Api.CommandLine;
if (Commands.Matches(args))
    return await Commands.RunAsync(args, Console.Out, Console.Error, CancellationToken.None);
var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();
app.Run();
return 0;

/// <summary>The host's entry point; named so that tests can start it.</summary>
public partial class Program;
