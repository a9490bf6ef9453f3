using EnforcementFlows.Data.Identity;
using EnforcementFlows.Domain.Substitutions;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Data;

public sealed partial class EnforcementDbContext
{
    public DbSet<StaffRole> StaffRoles => Set<StaffRole>();

    public DbSet<TeamMember> TeamMembers => Set<TeamMember>();

    public DbSet<Substitution> Substitutions => Set<Substitution>();

    public DbSet<StaffSession> StaffSessions => Set<StaffSession>();

    public DbSet<ApiClient> ApiClients => Set<ApiClient>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();
}
