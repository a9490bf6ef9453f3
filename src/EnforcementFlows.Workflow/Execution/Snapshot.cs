using System.Globalization;
using System.Text.Json;
using EnforcementFlows.Workflow.Values;

namespace EnforcementFlows.Workflow.Execution;

/// <summary>
/// The persisted form of an instance between bursts: live executions, their variables and memory, and nothing of the past.
/// Compact JSON with a format version; its size depends on what is open, not on how long the instance has lived.
/// </summary>
public static class Snapshot
{
    private const int FormatVersion = 1;

    /// <summary>Writes the execution's state as UTF-8 JSON.</summary>
    public static byte[] Write(WorkflowExecution execution)
    {
        using var buffer = new MemoryStream(1024);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteNumber("v", FormatVersion);
            writer.WriteNumber("next", execution.Contexts.NextId);
            WriteText(writer, "corr", execution.CorrelationId);
            WriteText(writer, "name", execution.Name);
            WriteText(writer, "by", execution.StartedBy);
            if (execution.UsesTokens)
                writer.WriteBoolean("tokens", true);
            WriteMap(writer, "in", execution.Input);
            WriteMap(writer, "out", execution.Output);
            WriteMap(writer, "kept", execution.Outputs.Values);
            WriteList(writer, "alarms", execution.Alarms.Keys, (w, a) => w.WriteStringValue(a));
            WriteList(writer, "missed", execution.MissedSignals, WriteMissedSignal);
            WriteList(writer, "incidents", execution.Incidents, WriteIncident);
            WriteList(writer, "ctx", execution.Contexts.All.OrderBy(c => c.Id), WriteContext);
            writer.WriteEndObject();
        }

        return buffer.ToArray();
    }

    /// <summary>Restores an execution; the plan must be the one the instance is pinned to.</summary>
    /// <exception cref="NodeTooOldException">The snapshot was written in a newer format.</exception>
    /// <exception cref="InvalidOperationException">The snapshot does not fit the plan.</exception>
    public static WorkflowExecution Read(
        ReadOnlyMemory<byte> snapshot, WorkflowPlan plan, Guid instanceId, string tenant, BurstEnvironment environment,
        WorkflowStatus status, WorkflowSubStatus subStatus) => Read(snapshot, plan, instanceId, tenant, environment, status, subStatus, null, 0);

    internal static WorkflowExecution Read(
        ReadOnlyMemory<byte> snapshot, WorkflowPlan plan, Guid instanceId, string tenant, BurstEnvironment environment,
        WorkflowStatus status, WorkflowSubStatus subStatus, ChildStarter? starter, long revision)
    {
        using var document = JsonDocument.Parse(snapshot);
        var root = document.RootElement;
        if (root.GetProperty("v").GetInt32() > FormatVersion)
            throw new NodeTooOldException($"Instance {instanceId} was written by a newer version of the runtime.");
        var execution = new WorkflowExecution(plan, instanceId, tenant, environment)
        {
            CorrelationId = Text(root, "corr"),
            Name = Text(root, "name"),
            Input = Map(root, "in"),
            Output = Map(root, "out"),
            Status = status,
            SubStatus = subStatus,
            Starter = starter,
            Revision = revision,
            UsesTokens = root.TryGetProperty("tokens", out _),
            StartedBy = Text(root, "by"),
            Outputs = new() { Values = Map(root, "kept") },
        };
        execution.Restore(
            root.GetProperty("next").GetInt32(), Elements(root, "alarms").Select(a => a.GetString()!), Elements(root, "missed").Select(ReadMissedSignal));
        execution.Incidents.AddRange(Elements(root, "incidents").Select(ReadIncident));
        foreach (var context in Elements(root, "ctx"))
            ReadContext(execution, context);
        return execution;
    }

    /// <summary>The output of an instance whose plan is not at hand.</summary>
    internal static Dictionary<string, object?> ReadOutput(ReadOnlyMemory<byte> snapshot)
    {
        using var document = JsonDocument.Parse(snapshot);
        return Map(document.RootElement, "out");
    }

    /// <summary>With what an instance was started, and by which trigger.</summary>
    internal static (Dictionary<string, object?> Input, string? Trigger) ReadStart(ReadOnlyMemory<byte> snapshot)
    {
        using var document = JsonDocument.Parse(snapshot);
        return (Map(document.RootElement, "in"), Text(document.RootElement, "by"));
    }

    private static void WriteContext(Utf8JsonWriter writer, ActivityExecutionContext context)
    {
        writer.WriteStartObject();
        writer.WriteNumber("i", context.Id);
        writer.WriteString("n", context.Node.Path);
        if (context.Parent is not null)
            writer.WriteNumber("p", context.Parent.Id);
        if (context.Status != ActivityStatus.Running)
            writer.WriteString("s", context.Status.ToString());
        if (context.Tag is { } tag)
            writer.WriteNumber("t", tag);
        if (context.Waits != WaitKinds.None)
            writer.WriteNumber("w", (int)context.Waits);
        if (context.EnteredBackward)
            writer.WriteBoolean("b", true);
        if (context.IsBreaking)
            writer.WriteBoolean("k", true);
        WriteMap(writer, "vars", Persistent(context));
        if (context.State is not null)
        {
            writer.WritePropertyName("m");
            WorkflowValue.Write(writer, context.State);
        }

        writer.WriteEndObject();
    }

    private static Dictionary<string, object?> Persistent(ActivityExecutionContext context)
    {
        var lost = context.Node.Variables.Where(v => !v.IsPersistent).Select(v => v.Id).ToHashSet();
        return lost.Count == 0 ? context.Variables : context.Variables.Where(v => !lost.Contains(v.Key)).ToDictionary(v => v.Key, v => v.Value);
    }

    private static void ReadContext(WorkflowExecution execution, JsonElement json)
    {
        var path = json.GetProperty("n").GetString()!;
        if (!execution.Plan.Nodes.TryGetValue(path, out var node))
            throw new InvalidOperationException($"Instance {execution.InstanceId} stands at '{path}', which its plan does not have.");
        var parent = json.TryGetProperty("p", out var p) ? execution.Contexts.Find(p.GetInt32()) : null;
        var context = new ActivityExecutionContext(execution, node, parent, json.GetProperty("i").GetInt32())
        {
            Tag = json.TryGetProperty("t", out var tag) ? tag.GetInt32() : null,
            EnteredBackward = json.TryGetProperty("b", out _),
            IsBreaking = json.TryGetProperty("k", out _),
            Status = Text(json, "s") is { } status ? Enum.Parse<ActivityStatus>(status) : ActivityStatus.Running,
            Variables = Map(json, "vars"),
            State = json.TryGetProperty("m", out var memory) ? WorkflowValue.FromElement(memory) : null,
        };
        context.RestoreWaits(json.TryGetProperty("w", out var waits) ? (WaitKinds)waits.GetInt32() : WaitKinds.None);
        execution.Contexts.Add(context);
    }

    private static void WriteMissedSignal(Utf8JsonWriter writer, MissedSignal missed)
    {
        writer.WriteStartObject();
        writer.WriteNumber("ctx", missed.ContextId);
        writer.WriteString("name", missed.Signal.Name);
        if (missed.Signal.Payload is not null)
        {
            writer.WritePropertyName("payload");
            WorkflowValue.Write(writer, missed.Signal.Payload);
        }

        writer.WriteString("at", missed.At);
        writer.WriteEndObject();
    }

    private static MissedSignal ReadMissedSignal(JsonElement json) => new(
        json.GetProperty("ctx").GetInt32(),
        new(Text(json, "name")!, json.TryGetProperty("payload", out var payload) ? WorkflowValue.FromElement(payload) : null),
        json.GetProperty("at").GetDateTimeOffset());

    private static void WriteIncident(Utf8JsonWriter writer, Incident incident)
    {
        writer.WriteStartObject();
        writer.WriteNumber("ctx", incident.ContextId);
        writer.WriteString("activity", incident.ActivityId);
        writer.WriteString("node", incident.NodeId);
        writer.WriteString("code", incident.Code);
        writer.WriteString("message", incident.Message);
        writer.WriteString("at", incident.At);
        writer.WriteEndObject();
    }

    private static Incident ReadIncident(JsonElement json) => new(
        json.GetProperty("ctx").GetInt32(), Text(json, "activity")!, Text(json, "node")!, Text(json, "code")!, Text(json, "message")!,
        DateTimeOffset.Parse(Text(json, "at")!, CultureInfo.InvariantCulture));

    private static void WriteText(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
            writer.WriteString(name, value);
    }

    private static void WriteMap(Utf8JsonWriter writer, string name, Dictionary<string, object?> map)
    {
        if (map.Count == 0)
            return;
        writer.WritePropertyName(name);
        WorkflowValue.Write(writer, map);
    }

    private static void WriteList<T>(Utf8JsonWriter writer, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        var started = false;
        foreach (var item in items)
        {
            if (!started)
                writer.WriteStartArray(name);
            started = true;
            write(writer, item);
        }

        if (started)
            writer.WriteEndArray();
    }

    private static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static Dictionary<string, object?> Map(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) ? (Dictionary<string, object?>)WorkflowValue.FromElement(value)! : [];

    private static List<JsonElement> Elements(JsonElement json, string name) =>
        json.TryGetProperty(name, out var list) ? [.. list.EnumerateArray()] : [];
}
