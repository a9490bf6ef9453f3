using EnforcementFlows.Api.Features.Auth;
using EnforcementFlows.Api.Features.Courts;
using Microsoft.Extensions.Options;

namespace EnforcementFlows.Api.Hosting.Startup;

/// <summary>What a person at the console reads once the host serves.</summary>
internal static class Greeting
{
    public static void Print(WebApplication app)
    {
        Console.WriteLine($"EnforcementFlows 已启动：{string.Join("  ", app.Urls)}");
        if (app.Services.GetRequiredService<IOptions<DemoSettings>>().Value is not { Enabled: true } demo)
            return;
        var now = app.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        var profiles = app.Services.GetRequiredService<ProfileCatalog>();
        Console.WriteLine($"演示账号（口令均为 {demo.Password}）：");
        foreach (var profile in profiles.Courts.Select(court => profiles.Get(court, now)))
            Console.WriteLine($"  {profile.Court}.<角色>  {profile.Name}：{string.Join(' ', DemoPeople.Of(profile).Select(person => person.Account))}");
        Console.WriteLine($"  <法院>.<系统>  外部系统（密钥同口令）：{string.Join(' ', DemoAccountsSetup.ClientNames)}");
    }
}
