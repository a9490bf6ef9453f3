using System.Data;
using System.Security.Cryptography;
using System.Text.Json;
using EnforcementFlows.Data;
using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.HumanTasks;
using EnforcementFlows.Workflow.Storage;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Testing;

/// <summary>What must hold between any two commands, whatever happened before.</summary>
public static class Consistency
{
    /// <summary>The execution of the workflow itself; with it all others end.</summary>
    private const int Root = 1;

    /// <param name="about">Only the instances of this correlation; null for all that there is.</param>
    public static async Task CheckAsync(EnforcementDbContext db, string? about = null)
    {
        // all of one instant: what a node had begun before it died may still be carried out in the database
        await using var instant = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead);
        var instances = await db.WorkflowInstances.AsNoTracking().Where(i => about == null || i.CorrelationId == about).ToDictionaryAsync(i => i.Id);
        var ids = about is null ? null : instances.Keys.ToList();
        var states = await db.InstanceStates.AsNoTracking().Where(s => ids == null || ids.Contains(s.InstanceId)).ToListAsync();
        states.Should().HaveSameCount(instances);
        foreach (var state in states)
        {
            var instance = instances[state.InstanceId];
            (state.Status, state.SubStatus, state.PlanHash).Should().Be((instance.Status, instance.SubStatus, instance.PlanHash));
            (instance.FinishedAt is null).Should().Be(instance.Status == "Running");
        }

        (await RowsAsync(db, ids)).ShouldHoldTheSameAs(states.SelectMany(WaitsOf), "every wait has its row and every row its wait");
        var faulted = states.Where(s => s.SubStatus == "Faulted").Select(s => s.InstanceId).ToHashSet();
        foreach (var timer in await db.Timers.AsNoTracking().Where(t => ids == null || ids.Contains(t.InstanceId)).ToListAsync())
            (timer.State == 2).Should().Be(faulted.Contains(timer.InstanceId) && timer.Handler is null, "timers of a faulted instance are parked, alarms and others are not");
        await CheckJournalAsync(db, states, ids);
        var plans = await db.Set<PlanRow>().Select(p => p.PlanHash).ToListAsync();
        states.Select(s => s.PlanHash).Except(plans).Should().BeEmpty("a plan without its row can not be loaded by another node");
    }

    private static async Task<List<string>> RowsAsync(EnforcementDbContext db, List<Guid>? ids)
    {
        var timers = await db.Timers.AsNoTracking().Where(t => ids == null || ids.Contains(t.InstanceId)).ToListAsync();
        var waits = await db.EventWaits.AsNoTracking().Where(w => ids == null || ids.Contains(w.InstanceId)).ToListAsync();
        var tasks = await db.HumanTasks.AsNoTracking().Where(t => ids == null || ids.Contains(t.InstanceId)).Where(t => t.State != HumanTaskState.Done && t.State != HumanTaskState.Void).ToListAsync();
        return [.. timers.Select(t => t.ContextId > 0 ? $"{t.InstanceId} {t.ContextId} timer" : $"{t.InstanceId} alarm {t.Key}"),
            .. waits.Select(w => $"{w.InstanceId} {w.ContextId} event"),
            .. tasks.Select(t => $"{t.InstanceId} {t.ContextId} task")];
    }

    private static IEnumerable<string> WaitsOf(InstanceState row)
    {
        using var snapshot = JsonDocument.Parse(row.State);
        var root = snapshot.RootElement;
        var found = new List<string>();
        foreach (var context in List(root, "ctx"))
        {
            var kinds = context.TryGetProperty("w", out var w) ? (WaitKinds)w.GetInt32() : WaitKinds.None;
            foreach (var (kind, name) in new[] { (WaitKinds.Timer, "timer"), (WaitKinds.Event, "event"), (WaitKinds.Task, "task") })
            {
                if (kinds.HasFlag(kind))
                    found.Add($"{row.InstanceId} {context.GetProperty("i").GetInt32()} {name}");
            }
        }

        found.AddRange(List(root, "alarms").Select(a => $"{row.InstanceId} alarm {a.GetString()}"));
        return found;
    }

    private static async Task CheckJournalAsync(EnforcementDbContext db, List<InstanceState> states, List<Guid>? ids)
    {
        var journal = await db.Journal.AsNoTracking().Where(j => ids == null || ids.Contains(j.InstanceId)).OrderBy(j => j.Seq).ToListAsync();
        var records = journal.ToLookup(j => j.InstanceId);
        var named = ids is null ? null : journal.Select(j => j.CommandId).Distinct().ToList();
        var commands = (await db.Set<CommandRow>().Where(c => named == null || named.Contains(c.CommandId)).Select(c => c.CommandId).ToListAsync()).ToHashSet();
        records.Should().HaveSameCount(states);
        foreach (var state in states)
        {
            var previous = Array.Empty<byte>();
            records[state.InstanceId].Select(r => r.Seq).Should().Equal(Enumerable.Range(1, (int)state.Seq).Select(s => (long)s));
            foreach (var record in records[state.InstanceId])
            {
                previous = JournalChain.Hash(previous, record.InstanceId, record.Seq, record.At, record.Kind, record.Actor, record.CommandId, record.Body);
                record.Hash.Should().Equal(previous);
                commands.Should().Contain(record.CommandId);
            }

            state.HeadHash.Should().Equal(previous);
            ReplayShouldGive(state, records[state.InstanceId]);
        }
    }

    // what the journal tells of is what there is: the executions that began and have not ended, and the state as a whole by its hash
    private static void ReplayShouldGive(InstanceState state, IEnumerable<JournalRow> records)
    {
        var live = new Dictionary<int, string>();
        var hash = "";
        foreach (var record in records)
        {
            using var body = JsonDocument.Parse(record.Body);
            hash = body.RootElement.GetProperty("state").GetString();
            foreach (var line in List(body.RootElement, "lines"))
            {
                if (line[2].GetString() is "Started" or "Migrated")
                    live[line[0].GetInt32()] = line[1].GetString()!;
                else if (line[2].GetString() is "Completed" or "Canceled" && line[0].GetInt32() == Root)
                    live.Clear();
                else if (line[2].GetString() is "Completed" or "Canceled")
                    live.Remove(line[0].GetInt32());
            }
        }

        hash.Should().Be(Convert.ToHexStringLower(SHA256.HashData(state.State)));
        using var snapshot = JsonDocument.Parse(state.State);
        List(snapshot.RootElement, "ctx").ToDictionary(c => c.GetProperty("i").GetInt32(), c => c.GetProperty("n").GetString()!).ShouldHoldTheSameAs(live);
    }

    private static List<JsonElement> List(JsonElement json, string name) =>
        json.TryGetProperty(name, out var list) ? [.. list.EnumerateArray()] : [];
}
