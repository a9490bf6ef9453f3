using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Api.Hosting.Startup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace EnforcementFlows.Api.Features.Auth;

/// <summary>Who can sign in to a demo (演示账号); tells nothing where the host is none, as in Production always.</summary>
public static class GetDemo
{
    /// <param name="Enabled">Whether this is a demo.</param>
    /// <param name="Password">The one password of all accounts, and the secret of all systems.</param>
    /// <param name="Accounts">The people of every court.</param>
    /// <param name="Systems">The outside systems that every court has, without the court.</param>
    public sealed record Response(bool Enabled, string? Password, IReadOnlyList<Account> Accounts, IReadOnlyList<string> Systems);

    /// <param name="Court">The court's code.</param>
    /// <param name="UserName">The name to sign in with, without the court.</param>
    /// <param name="Name">Surname and title.</param>
    public sealed record Account(string Court, string UserName, string Name);

    public static Response Handle([FromServices] IOptions<DemoSettings> demo, [FromServices] ProfileCatalog profiles, [FromServices] TimeProvider clock) =>
        demo.Value.Enabled
            ? new(true, demo.Value.Password, [.. profiles.Courts.SelectMany(court => AccountsOf(court, profiles, clock))], [.. DemoAccountsSetup.ClientNames])
            : new(false, null, [], []);

    private static IEnumerable<Account> AccountsOf(string court, ProfileCatalog profiles, TimeProvider clock) =>
        DemoPeople.Of(profiles.Get(court, clock.GetUtcNow())).Select(person => new Account(court, person.Account, person.DisplayName));
}
