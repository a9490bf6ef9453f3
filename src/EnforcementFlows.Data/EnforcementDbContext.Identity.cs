using EnforcementFlows.Data.Identity;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Data;

public sealed partial class EnforcementDbContext
{
    public DbSet<StaffRole> StaffRoles => Set<StaffRole>();

    public DbSet<TeamMember> TeamMembers => Set<TeamMember>();

    public DbSet<StaffSession> StaffSessions => Set<StaffSession>();

    public DbSet<ApiClient> ApiClients => Set<ApiClient>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();
}
