using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace EnforcementFlows.Data;

/// <summary>Makes the context for <c>dotnet ef</c>, which needs the model and no database.</summary>
internal sealed class DesignTimeContext : IDesignTimeDbContextFactory<EnforcementDbContext>
{
    public EnforcementDbContext CreateDbContext(string[] args) => new(
        new DbContextOptionsBuilder<EnforcementDbContext>()
            .UseNpgsql("Host=none;Database=none").Options);
}
