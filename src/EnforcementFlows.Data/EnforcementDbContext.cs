using EnforcementFlows.Data.Configurations;
using EnforcementFlows.Data.Identity;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Workflow.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Data;

/// <summary>The one unit of work: case, task, workflow and account tables commit together.</summary>
/// <remarks>Each area adds its sets in <c>EnforcementDbContext.&lt;Area&gt;.cs</c> and its mapping in <c>Configurations/</c>.</remarks>
public sealed partial class EnforcementDbContext(DbContextOptions<EnforcementDbContext> options)
    : IdentityUserContext<StaffUser, Guid>(options)
{
    /// <summary>
    /// The rows of a kind that this context has read or added, as they stand. Unlike <see cref="DbSet{TEntity}.Local"/> it does not
    /// first compare every tracked row with what was read: a flow asks dozens of times in one burst.
    /// </summary>
    public IEnumerable<T> Tracked<T>()
        where T : class => WithoutComparing(() => Set<T>().Local);

    private T WithoutComparing<T>(Func<T> look)
    {
        ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            return look();
        }
        finally
        {
            ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<IdentityUserClaim<Guid>>().ToTable("user_claims");
        builder.Entity<IdentityUserLogin<Guid>>().ToTable("user_logins");
        builder.Entity<IdentityUserToken<Guid>>().ToTable("user_tokens");
        builder.AddWorkflowTables();
        builder.ApplyConfigurationsFromAssembly(typeof(EnforcementDbContext).Assembly);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Conventions.Add(_ => new SnakeCaseConvention());
        configurationBuilder.Properties<decimal>().HavePrecision(18, 2);
        configurationBuilder.Properties<Money>().HaveConversion<MoneyConverter>().HavePrecision(18, 2);
        configurationBuilder.Properties<CaseNumber>().HaveConversion<CaseNumberConverter>().HaveMaxLength(64);
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
    }
}
