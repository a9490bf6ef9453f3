using System.Globalization;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Workflow.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Repair;

/// <summary>What is shown of a message in the outbox, and how it is tried again, to operators and to subscribers alike.</summary>
internal static class OutboxRows
{
    public static MessageState State(this OutboxRow row) => row switch
    {
        { Skipped: true } => MessageState.Skipped,
        { DoneAt: not null } => MessageState.Delivered,
        { DeadAt: not null } => MessageState.GivenUp,
        { Attempts: > 0 } => MessageState.Failing,
        _ => MessageState.Waiting,
    };

    /// <summary>By the system's clock; null when there will be none.</summary>
    public static DateTimeOffset? NextAttemptAt(this OutboxRow row) => row.DoneAt is null && row.DeadAt is null ? row.AvailableAt : null;

    /// <summary>Has it tried again now, with all its attempts before it. Pauses go by the real clock.</summary>
    public static void Reopen(this OutboxRow row) =>
        (row.DeadAt, row.Attempts, row.LeaseUntil, row.AvailableAt) = (null, 0, null, TimeProvider.System.GetUtcNow());

    /// <summary>A page of messages, latest first.</summary>
    public static async Task<Page<OutboxRow>> LatestAsync(this IQueryable<OutboxRow> rows, long? after, int limit, CancellationToken cancellationToken)
    {
        var read = await rows.Where(row => after == null || row.Id < after).OrderByDescending(row => row.Id).Take(limit + 1).ToListAsync(cancellationToken);
        return read.Count > limit ? new(read[..limit], read[limit - 1].Id.ToString(CultureInfo.InvariantCulture)) : new(read, null);
    }
}
