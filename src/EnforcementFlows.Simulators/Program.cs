using EnforcementFlows.Simulators;

if (Options.Parse(args) is not { } options)
{
    await Console.Error.WriteLineAsync(Options.Usage);
    return 2;
}

var builder = WebApplication.CreateSlimBuilder();
builder.WebHost.UseUrls(options.Urls);
builder.Logging.SetMinimumLevel(LogLevel.Information).AddFilter("Microsoft", LogLevel.Warning);
builder.Services.ConfigureHttpJsonOptions(json =>
{
    foreach (var converter in Ledger.Json.Converters)
        json.SerializerOptions.Converters.Add(converter);
});
builder.Services.AddSingleton(options);
builder.Services.AddSingleton(new Partner(options.Data));
builder.Services.AddSingleton<Courier>();
builder.Services.AddHostedService(provider => provider.GetRequiredService<Courier>());

await using var app = builder.Build();
app.MapSimulators();
await app.StartAsync();
Console.WriteLine($"simulators: pid {Environment.ProcessId}  {string.Join(' ', app.Urls)}  answers to {options.Host}  data {options.Data}");
await app.WaitForShutdownAsync();
return 0;
