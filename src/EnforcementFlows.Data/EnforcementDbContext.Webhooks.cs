using EnforcementFlows.Data.Webhooks;
using EnforcementFlows.Domain.Cases;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Data;

public sealed partial class EnforcementDbContext
{
    /// <summary>Saves, and puts what was added to timelines into the queues of those who want to be told; together or not at all.</summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        var noted = WithoutComparing(() => ChangeTracker.Entries<TimelineEntry>().Where(entry => entry.State == EntityState.Added).Select(entry => entry.Entity).ToList());
        if (noted.Count == 0)
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        await using var own = Database.CurrentTransaction is null ? await Database.BeginTransactionAsync(cancellationToken) : null;
        var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        await WebhookOutbox.AddAsync(this, noted, cancellationToken);
        if (own is not null)
            await own.CommitAsync(cancellationToken);
        return saved;
    }
}
