using System.ComponentModel.DataAnnotations;

namespace EnforcementFlows.Api.Hosting.Startup;

public enum ClockMode
{
    System,
    Manual,
}

/// <summary>Section <c>Clock</c>.</summary>
public sealed class ClockSettings
{
    public ClockMode Mode { get; set; } = ClockMode.System;

    /// <summary>Where a manual clock starts when its database is new.</summary>
    public DateTimeOffset? Start { get; set; }
}

/// <summary>Section <c>Demo</c>.</summary>
public sealed class DemoSettings
{
    public bool Enabled { get; set; }

    /// <summary>The one password of all demo accounts, and the secret of all demo clients.</summary>
    public string? Password { get; set; }
}

/// <summary>Of section <c>Gateways</c>, what concerns their simulators.</summary>
public sealed class SimulatorSettings
{
    /// <summary>Where the simulators are told the time when the manual clock is moved, so that their answers follow it.</summary>
    public Uri? SimulatorUrl { get; set; }
}

/// <summary>Section <c>Auth</c>. All of it runs on the system clock, whatever <c>Clock:Mode</c> says.</summary>
public sealed class AuthSettings
{
    [Range(1, 24 * 60)]
    public int AccessTokenMinutes { get; set; } = 60;

    [Range(1, 365)]
    public int SessionDays { get; set; } = 14;

    [Range(1, 100)]
    public int FailuresBeforeLockout { get; set; } = 5;

    [Range(1, 24 * 60)]
    public int LockoutMinutes { get; set; } = 15;

    /// <summary>A PKCS#12 file, the same on all nodes, that encrypts the key ring in the database; without it only the database's own protection guards the keys.</summary>
    public string? KeyCertificate { get; set; }

    public string? KeyCertificatePassword { get; set; }

    /// <summary>Sign-ins and token requests a minute from one address; more are answered 429.</summary>
    [Range(1, 1_000_000)]
    public int SignInsPerMinute { get; set; } = 600;
}

internal static class HostSettings
{
    public static void AddHostSettings(this IServiceCollection services)
    {
        services.AddOptions<ClockSettings>().BindConfiguration("Clock", Strict).ValidateOnStart()
            .Validate<IHostEnvironment>((clock, host) => clock.Mode == ClockMode.System || !host.IsProduction(),
                "Clock__Mode=Manual 只用于演示和验收，生产环境拒绝启动 (the manual clock is refused in Production).")
            .Validate(clock => clock.Mode == ClockMode.System || clock.Start is not null,
                "Clock__Mode=Manual 需要 Clock__Start，例如 2026-03-02T09:00:00+08:00 (the manual clock needs a start).");
        services.AddOptions<DemoSettings>().BindConfiguration("Demo", Strict).ValidateOnStart()
            .Validate<IHostEnvironment>((demo, host) => !demo.Enabled || !host.IsProduction(),
                "Demo__Enabled=true 会建立公开口令的账号，生产环境拒绝启动 (demo accounts are refused in Production).")
            .Validate(demo => !demo.Enabled || demo.Password is { Length: >= 8 },
                "Demo__Enabled=true 需要至少 8 位的 Demo__Password (demo accounts need a password of 8 characters or more).");
        services.AddOptions<SimulatorSettings>().BindConfiguration("Gateways").ValidateOnStart() // the gateways have the rest of the section
            .Validate<IHostEnvironment>((simulators, host) => simulators.SimulatorUrl is null || !host.IsProduction(),
                "Gateways__SimulatorUrl 只用于演示和验收，生产环境拒绝启动 (simulators are refused in Production).")
            .Validate(simulators => simulators.SimulatorUrl is null || simulators.SimulatorUrl is { IsAbsoluteUri: true, Scheme: "http" or "https" },
                "Gateways__SimulatorUrl 应为完整的 http 或 https 地址 (the simulators' address is wrong).");
        services.AddOptions<AuthSettings>().BindConfiguration("Auth", Strict).ValidateDataAnnotations().ValidateOnStart();
    }

    private static void Strict(BinderOptions binder) => binder.ErrorOnUnknownConfiguration = true; // a misspelt name must not pass for the default
}
