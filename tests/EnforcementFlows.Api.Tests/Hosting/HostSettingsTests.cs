using EnforcementFlows.Api.Features.Gateways;
using EnforcementFlows.Api.Hosting.Startup;
using FluentAssertions;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace EnforcementFlows.Api.Tests.Hosting;

public sealed class HostSettingsTests
{
    [Theory]
    [InlineData("Production", "Clock:Mode=Manual Clock:Start=2026-03-02T09:00:00+08:00", "Clock__Mode=Manual")]
    [InlineData("Production", "Demo:Enabled=true Demo:Password=Enforce-2026", "Demo__Enabled=true")]
    [InlineData("Development", "Clock:Mode=Manual", "Clock__Start")]
    [InlineData("Development", "Demo:Enabled=true Demo:Password=", "Demo__Password")]
    [InlineData("Development", "Clock:Mode=Sundial", "Clock:Mode")]
    [InlineData("Production", "Gateways:SimulatorUrl=http://127.0.0.1:5090", "Gateways__SimulatorUrl")]
    [InlineData("Demo", "Gateways:SimulatorUrl=/simulators", "Gateways__SimulatorUrl")]
    [InlineData("Development", "Auth:FailuresBeforeLockout=0", "FailuresBeforeLockout")]
    [InlineData("Development", "Gateways:funds:BaseUrl=http://funds.invalid", "Secret")]
    [InlineData("Development", "Gateways:funds:BaseUrl=funds Gateways:funds:Secret=s", "http")]
    [InlineData("Development", "Gateways:funds:TimeoutSeconds=60", "TimeoutSeconds")]
    [InlineData("Development", "Gateways:funds:Url=http://funds.invalid", "Url")]
    [InlineData("Development", "Gateways:fonds:BaseUrl=http://funds.invalid", "national-query")]
    public void Validate_ForbiddenOrWrongSetting_SaysWhich(string environment, string settings, string named) =>
        FluentActions.Invoking(() => Validate(environment, settings)).Should().Throw<Exception>().Which.Message.Should().Contain(named);

    [Theory]
    [InlineData("Production", "")]
    [InlineData("Production", "Gateways:funds:BaseUrl=https://funds.invalid/api Gateways:funds:Secret=s Gateways:funds:HasStatus=false Gateways:sms:Secret=s")]
    [InlineData("Demo", "Clock:Mode=Manual Clock:Start=2026-03-02T09:00:00+08:00 Demo:Enabled=true Demo:Password=Enforce-2026")]
    [InlineData("Demo", "Gateways:SimulatorUrl=http://127.0.0.1:5090 Gateways:funds:BaseUrl=http://127.0.0.1:5090/funds Gateways:funds:Secret=s")]
    public void Validate_AllowedSettings_Pass(string environment, string settings) =>
        FluentActions.Invoking(() => Validate(environment, settings)).Should().NotThrow();

    private static void Validate(string environment, string settings)
    {
        var builder = WebApplication.CreateEmptyBuilder(new() { EnvironmentName = environment });
        foreach (var setting in settings.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            builder.Configuration[setting.Split('=', 2)[0]] = setting.Split('=', 2)[1];
        builder.Services.AddHostSettings();
        GatewaySettings.Register(builder.Services);
        builder.Services.BuildServiceProvider().GetRequiredService<IStartupValidator>().Validate();
    }
}
