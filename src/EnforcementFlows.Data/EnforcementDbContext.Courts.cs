using EnforcementFlows.Data.Courts;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Data;

public sealed partial class EnforcementDbContext
{
    public DbSet<CourtProfileVersion> CourtProfiles => Set<CourtProfileVersion>();

    public DbSet<DefinitionImportMark> DefinitionImports => Set<DefinitionImportMark>();
}
