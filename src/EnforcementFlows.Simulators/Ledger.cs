using System.Text.Json;
using System.Text.Json.Serialization;

namespace EnforcementFlows.Simulators;

/// <summary>Something that happened.</summary>
[JsonDerivedType(typeof(ClockSet), "clock")]
[JsonDerivedType(typeof(BehaviourSet), "behaviour")]
[JsonDerivedType(typeof(Attempt), "attempt")]
[JsonDerivedType(typeof(Effect), "effect")]
[JsonDerivedType(typeof(Message), "message")]
[JsonDerivedType(typeof(Settled), "settled")]
internal abstract record Entry;

internal sealed record ClockSet(DateTimeOffset Now) : Entry;

/// <param name="CaseNumber">The only case that it is for; null = every case that has none of its own.</param>
internal sealed record BehaviourSet(string Gateway, Behaviour Behaviour, string? CaseNumber = null) : Entry;

/// <summary>A request came and met this; a repetition too.</summary>
internal sealed record Attempt(string Gateway, Guid Id, Acceptance Met, string? CaseNumber = null) : Entry;

/// <summary>A request was carried out.</summary>
/// <param name="Body">As it came: the same key with another body is a mistake of the sender.</param>
internal sealed record Effect(string Gateway, Guid Id, string Court, string? CaseNumber, string Operation, string Reference, DateTimeOffset At, string Body) : Entry;

/// <summary>To be sent to the host once both clocks that may count say so.</summary>
/// <param name="Number">Its place among all messages.</param>
/// <param name="Request">The request that it answers.</param>
/// <param name="MessageId">The id that it is sent under; a repetition has the same.</param>
/// <param name="DueAt">By the clock that the host tells.</param>
/// <param name="DueBySystem">By the system's clock, as long as the host has told none.</param>
internal sealed record Message(
    long Number, string Gateway, string Court, Guid? Request, string MessageId, string Body, DateTimeOffset DueAt, DateTimeOffset DueBySystem) : Entry;

/// <summary>The host took a message, or refused it for good.</summary>
internal sealed record Settled(long Number, int Status, DateTimeOffset At) : Entry;

/// <summary>Everything that happened; what happened together is one line, a JSON array. What was appended survives any kill: it is on the disk before anybody is told.</summary>
internal sealed class Ledger : IDisposable
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly FileStream _file;

    private Ledger(FileStream file) => _file = file;

    /// <summary>Opens the ledger of a folder and replays it. Only one process may have it open.</summary>
    public static Ledger Open(string folder, Action<Entry> replay)
    {
        Directory.CreateDirectory(folder);
        var file = new FileStream(Path.Combine(folder, "ledger.jsonl"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        var whole = 0L;
        using (var reader = new StreamReader(file, leaveOpen: true))
        {
            // a line without its end was being written when the process was killed: nobody has been told of it
            var text = reader.ReadToEnd();
            var lines = text[..(text.LastIndexOf('\n') + 1)];
            foreach (var line in lines.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                foreach (var entry in JsonSerializer.Deserialize<List<Entry>>(line, Json)!)
                    replay(entry);
            }

            whole = System.Text.Encoding.UTF8.GetByteCount(lines);
        }

        file.SetLength(whole);
        file.Position = whole;
        return new(file);
    }

    /// <summary>Appends what happened together, all or nothing, and returns when it is on the disk.</summary>
    public void Append(IReadOnlyList<Entry> entries)
    {
        _file.Write([.. JsonSerializer.SerializeToUtf8Bytes(entries, Json), (byte)'\n']);
        _file.Flush(flushToDisk: true);
    }

    public void Dispose() => _file.Dispose();
}
