using System.Globalization;
using System.Runtime.InteropServices;
using EnforcementFlows.Demo;

if (Options.Parse(args) is not { } options)
{
    await Console.Error.WriteLineAsync(Options.Usage);
    return 2;
}

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
using var stop = new CancellationTokenSource();
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
var samples = await Sample.LoadAllAsync(options.Samples, stop.Token);
await using var host = HostProcess.Prepare(options);
using var api = new ApiClient(host, Sample.RunIdOf(samples));
try
{
    await host.StartAsync(stop.Token);
    await new Play(api, samples).RunAsync(stop.Token);
    return await new Report(api, samples).PrintAsync(Console.Out, stop.Token);
}
catch (DemoException failed)
{
    await Console.Error.WriteLineAsync($"The demo can not go on: {failed.Message}");
    return 1;
}

void Stop(PosixSignalContext signal)
{
    signal.Cancel = true; // the host is stopped on the way out
    stop.Cancel();
}
