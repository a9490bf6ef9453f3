using System.Diagnostics;
using EnforcementFlows.Api.Tests.Hosting;
using EnforcementFlows.Testing;
using FluentAssertions;
using Xunit.Abstractions;

namespace EnforcementFlows.Api.Tests.Features.Imports;

/// <summary>A bureau with ten thousand open cases starts: the host in a process of its own, on its private, durable cluster.</summary>
[Trait("Category", "Long")]
public sealed class ImportSpeedTests(ITestOutputHelper output)
{
    private const int Lines = 10_000;
    private const long MostMemory = 512L * 1024 * 1024;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task Import_TenThousandLines_TakesFiveMinutesAndHalfAGigabyte()
    {
        using var data = TemporaryFolder.Create();
        using var host = await RunningHost.StartAsync("2026-05-11T09:00:00+08:00", ("DataDirectory", data.Path));
        using var admin = await host.SignedInAsAsync("tongbai.admin");
        var watch = Stopwatch.StartNew();

        var job = await admin.ImportAsync(DocketSample.ToCsv(DocketSample.Lines(Lines)));

        var (taken, peak) = (watch.Elapsed, host.PeakMemory);
        output.WriteLine($"{Lines} lines in {taken.TotalSeconds:0} s: {Lines / taken.TotalSeconds:0.0} lines/s, peak {peak / 1024 / 1024} MB");
        await host.StopAsync();
        job.Counts().Should().Be($"{Lines} imported, 0 unchanged, 0 bad of {Lines}");
        taken.Should().BeLessThan(Limit);
        peak.Should().BeLessThan(MostMemory);
    }
}
