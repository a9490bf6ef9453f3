using System.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Npgsql;
using static EnforcementFlows.Workflow.Storage.SqlParameters;

namespace EnforcementFlows.Workflow.Telemetry;

/// <summary>
/// Says how much work lies waiting in the database. It looks every fifteen seconds, and only while somebody listens; whoever reads
/// the gauges gets what was seen last and never waits for the database.
/// </summary>
public sealed class BacklogWatch : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);

    private readonly NpgsqlDataSource _dataSource;
    private readonly TimeProvider _clock;
    private readonly ObservableGauge<long> _due;
    private readonly HashSet<string> _kinds = [];
    private Backlog? _seen;

    public BacklogWatch(NpgsqlDataSource dataSource, TimeProvider clock, WorkflowTelemetry telemetry)
    {
        (_dataSource, _clock) = (dataSource, clock);
        var meter = telemetry.Meter;
        _due = meter.CreateObservableGauge("workflow.timer.due", () => One(seen => seen.Due), "{timer}", "Timers and alarms that are due and have not been fired.");
        meter.CreateObservableGauge("workflow.timer.due.age", () => One(seen => seen.DueAge), "s", "How long the oldest of them has been due.");
        meter.CreateObservableGauge("workflow.incident.open", () => One(seen => seen.Incidents), "{incident}", "Steps that failed and wait for an operator.");
        meter.CreateObservableGauge("workflow.outbox.pending", () => ByKind(seen => seen.Pending, queue => queue.Count), "{message}", "Messages that are due and have not been delivered.");
        meter.CreateObservableGauge("workflow.outbox.age", () => ByKind(seen => seen.Pending, queue => queue.Age), "s", "The age of the oldest of them.");
        meter.CreateObservableGauge("workflow.outbox.dead", () => ByKind(seen => seen.Dead, queue => queue.Count), "{message}", "Messages given up that wait for an operator.");
    }

    /// <summary>Looks now.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        var now = _clock.GetUtcNow().ToUniversalTime();
        await using var connection = await _dataSource.OpenConnectionAsync(cancellationToken);
        await using var batch = Questions(connection, now);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        var (due, age, incidents) = (reader.GetInt64(0), reader.GetDouble(1), reader.GetInt64(2));
        var pending = await QueuesAsync(reader, cancellationToken);
        var dead = await QueuesAsync(reader, cancellationToken);
        _seen = new(due, age, incidents, pending, dead);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, TimeProvider.System);
        try
        {
            do
            {
                if (_due.Enabled)
                    await TryLookAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // the host stops
        }
    }

    // what is not known is not said: an old figure would hide that the database is away
    private async Task TryLookAsync(CancellationToken cancellationToken)
    {
        try
        {
            await LookAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            _seen = null;
        }
    }

    // each by an index that holds only what is open; a message for later is not due, one that failed is
    private static NpgsqlBatch Questions(NpgsqlConnection connection, DateTimeOffset now)
    {
        const string counts = """
            SELECT (SELECT count(*) FROM flow_timer WHERE state = 0 AND due_at <= $1) + (SELECT count(*) FROM flow_timer WHERE state = 1 AND due_at <= $1),
                coalesce(extract(epoch FROM $1 - least(
                    (SELECT min(due_at) FROM flow_timer WHERE state = 0 AND due_at <= $1), (SELECT min(due_at) FROM flow_timer WHERE state = 1 AND due_at <= $1))), 0)::float8,
                (SELECT count(*) FROM flow_incident WHERE resolved_at IS NULL)
            """;
        const string pending = """
            SELECT kind, count(*), extract(epoch FROM $1 - min(created_at))::float8 FROM flow_outbox
            WHERE done_at IS NULL AND dead_at IS NULL AND (available_at <= now() OR attempts > 0) GROUP BY kind
            """;
        const string dead = "SELECT kind, count(*), 0::float8 FROM flow_outbox WHERE dead_at IS NOT NULL AND done_at IS NULL GROUP BY kind";
        return new(connection)
        {
            Timeout = (int)Interval.TotalSeconds,
            BatchCommands = { new(counts) { Parameters = { P(now) } }, new(pending) { Parameters = { P(now) } }, new(dead) },
        };
    }

    private static async Task<Dictionary<string, Queue>> QueuesAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        await reader.NextResultAsync(cancellationToken);
        var queues = new Dictionary<string, Queue>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var kind = WorkflowTelemetry.Label(reader.GetString(0));
            var known = queues.GetValueOrDefault(kind);
            queues[kind] = new(known.Count + reader.GetInt64(1), Math.Max(known.Age, reader.GetDouble(2)));
        }

        return queues;
    }

    private IEnumerable<Measurement<T>> One<T>(Func<Backlog, T> of)
        where T : struct
        => _seen is { } seen ? [new(of(seen))] : [];

    // a queue that was seen once is told of as empty, too
    private List<Measurement<T>> ByKind<T>(Func<Backlog, Dictionary<string, Queue>> queues, Func<Queue, T> of)
        where T : struct
    {
        if (_seen is not { } seen)
            return [];
        lock (_kinds)
        {
            _kinds.UnionWith(seen.Pending.Keys);
            _kinds.UnionWith(seen.Dead.Keys);
            return [.. _kinds.Select(kind => new Measurement<T>(of(queues(seen).GetValueOrDefault(kind)), new KeyValuePair<string, object?>("workflow.message.kind", kind)))];
        }
    }

    private sealed record Backlog(long Due, double DueAge, long Incidents, Dictionary<string, Queue> Pending, Dictionary<string, Queue> Dead);

    private readonly record struct Queue(long Count, double Age);
}
