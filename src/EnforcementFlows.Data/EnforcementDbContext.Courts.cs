using EnforcementFlows.Data.Courts;
using EnforcementFlows.Domain.Courts;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Data;

public sealed partial class EnforcementDbContext
{
    public DbSet<CourtProfileVersion> CourtProfiles => Set<CourtProfileVersion>();

    public DbSet<ProfileChange> ProfileChanges => Set<ProfileChange>();

    public DbSet<DefinitionImportMark> DefinitionImports => Set<DefinitionImportMark>();
}
