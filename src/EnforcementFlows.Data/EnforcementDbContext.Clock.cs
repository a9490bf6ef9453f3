using EnforcementFlows.Data.Clock;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Data;

public sealed partial class EnforcementDbContext
{
    public DbSet<ClockRow> Clock => Set<ClockRow>();
}
