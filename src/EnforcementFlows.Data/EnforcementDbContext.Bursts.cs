using EnforcementFlows.Data.Timelines;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.HumanTasks;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace EnforcementFlows.Data;

public sealed partial class EnforcementDbContext
{
    private readonly List<TimelineEntry> _noted = [];
    private BurstConnection? _burst;

    /// <summary>Adds an entry to a case's timeline. It is written, and those who want to be told hear of it, with what is saved next: together or not at all.</summary>
    public void Note(TimelineEntry entry) => _noted.Add(entry);

    /// <summary>Takes back what was noted with these details and is not saved yet: what came and went within one burst.</summary>
    public void TakeBackNote(string data) => _noted.RemoveAll(entry => entry.Data == data);

    /// <summary>Saves, and writes what was noted.</summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        List<NpgsqlBatchCommand> notes = [.. TimelineStatements.Adding(_noted)];
        if (_burst is not null)
        {
            LeaveTaskToEngine(_burst.HumanTask);
            notes.ForEach(_burst.Send);
            _noted.Clear();
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }

        if (notes.Count == 0)
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        await using var own = Database.CurrentTransaction is null ? await Database.BeginTransactionAsync(cancellationToken) : null;
        var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        await using var batch = new NpgsqlBatch((NpgsqlConnection)Database.GetDbConnection());
        notes.ForEach(batch.BatchCommands.Add);
        await batch.ExecuteNonQueryAsync(cancellationToken);
        if (own is not null)
            await own.CommitAsync(cancellationToken);
        _noted.Clear();
        return saved;
    }

    /// <summary>Begins a use of this context, in a burst or outside of one; nothing of an earlier use is left.</summary>
    internal void Join(BurstConnection? burst)
    {
        _burst = burst;
        _noted.Clear();
        if (burst?.HumanTask is { } task)
            Attach(task);
    }

    // as it is now it counts as stored: nothing for this context to write, and whoever asks for it still gets this object
    private void LeaveTaskToEngine(HumanTask? task)
    {
        if (task is null)
            return;
        WithoutComparing(() =>
        {
            var entry = Entry(task);
            entry.OriginalValues.SetValues(task);
            return entry.State = EntityState.Unchanged;
        });
    }
}
