using EnforcementFlows.Domain.Deadlines;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Data;

public sealed partial class EnforcementDbContext
{
    public DbSet<Deadline> Deadlines => Set<Deadline>();
}
