using EnforcementFlows.Testing;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Data.Tests;

public sealed class MigrationTests(TestDatabase<EnforcementDbContext> database) : IClassFixture<TestDatabase<EnforcementDbContext>>
{
    /// <summary>Whoever changes a mapping adds a migration: <c>dotnet ef migrations add Name -p src/EnforcementFlows.Data -s tools/EfDesign</c>.</summary>
    [Fact]
    public async Task Migrations_OfTheModel_AreCompleteAndApplied()
    {
        await using var context = database.NewContext();

        context.Database.HasPendingModelChanges().Should().BeFalse();
        (await context.Database.GetAppliedMigrationsAsync()).Should().BeEquivalentTo(context.Database.GetMigrations()).And.NotBeEmpty();
    }

    /// <summary>Tables that belong to a court are keyed by it first, so that rows can be spread over several databases by court.</summary>
    [Fact]
    public void Keys_OfEngineTables_LeadWithTheTenant()
    {
        using var context = database.NewContext();

        var engine = context.Model.GetEntityTypes().Where(t => t.FindProperty("TenantId") is not null).ToList();
        engine.Should().NotBeEmpty();
        engine.Should().OnlyContain(t => t.FindPrimaryKey()!.Properties[0].Name == "TenantId");
    }
}
