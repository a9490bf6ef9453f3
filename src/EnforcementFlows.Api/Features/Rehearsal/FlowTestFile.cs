using System.Collections;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace EnforcementFlows.Api.Features.Rehearsal;

/// <summary>A <c>*.tests.json</c>: example cases of one definition.</summary>
internal sealed record FlowTestFile
{
    public const string Suffix = ".tests.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, // a misspelt expectation would expect nothing
        RespectNullableAnnotations = true,
    };

    private static readonly JsonSerializerOptions Writing = new(Json)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver().WithAddedModifier(LeaveOutWhatIsEmpty),
    };

    public required string Definition { get; init; }

    public required IReadOnlyList<FlowTestCase> Cases { get; init; }

    /// <exception cref="JsonException">It is no test file; names path and line.</exception>
    public static FlowTestFile Parse(string text) =>
        JsonSerializer.Deserialize<FlowTestFile>(text, Json) ?? throw new JsonException("The file is empty.");

    /// <summary>A part of a test file, such as one step.</summary>
    /// <exception cref="JsonException">It is none; names the path in it.</exception>
    public static T Read<T>(JsonElement part)
        where T : class =>
        part.Deserialize<T>(Json) ?? throw new JsonException("It is null.");

    public static T Read<T>(string text)
        where T : class =>
        JsonSerializer.Deserialize<T>(text, Json) ?? throw new JsonException("It is null.");

    private static void LeaveOutWhatIsEmpty(JsonTypeInfo type)
    {
        if (type.Type == typeof(FlowTestExpectation))
            return; // that no task is open is an expectation
        foreach (var property in type.Properties)
            property.ShouldSerialize = (_, value) => value is not (null or ICollection { Count: 0 } or false);
    }

    /// <summary>A part as a test file holds it, without what says nothing.</summary>
    public static string Write<T>(T part) => JsonSerializer.Serialize(part, Writing);
}

/// <summary>One example case: what is given, what happens, what must come of it.</summary>
internal sealed record FlowTestCase
{
    public required string Name { get; init; }

    /// <summary>Clauses of the court's regulation that this case shows; at most five, or it would show none of them.</summary>
    public IReadOnlyList<string> Clauses { get; init; } = [];

    public FlowTestGiven Given { get; init; } = new();

    public IReadOnlyList<FlowTestStep> Steps { get; init; } = [];

    public FlowTestEnd? Expect { get; init; }

    [JsonIgnore]
    public bool ExpectsSomething => Expect is { IsEmpty: false } || Given.Expect is not null || Steps.Any(s => s.Expect is not null);
}

/// <summary>The situation in which the flow starts.</summary>
internal sealed record FlowTestGiven
{
    /// <summary>When it starts; without it the first step's instant, else the demo's first day.</summary>
    public DateTimeOffset? Now { get; init; }

    /// <summary>The case's handler, such as <c>tongbai.judge1</c>.</summary>
    public string? Handler { get; init; }

    /// <summary>The dates of the case from which limits count: <c>filedAt</c>, <c>applicationReceivedOn</c>, <c>materialReceivedAt</c>; and what the rules of triage ask for.</summary>
    public IReadOnlyDictionary<string, JsonElement> Facts { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>Members that replace those of the court's profile.</summary>
    public JsonObject? Profile { get; init; }

    /// <summary>Inputs of the workflow.</summary>
    public IReadOnlyDictionary<string, JsonElement> Input { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>How simulated activities end, by id: one outcome for every time, or a list taken in order.</summary>
    public IReadOnlyDictionary<string, JsonElement> Outcomes { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>Outputs of simulated activities by id and name.</summary>
    public IReadOnlyDictionary<string, JsonObject> Outputs { get; init; } = new Dictionary<string, JsonObject>();

    /// <summary>Nodes whose clocks run already.</summary>
    public IReadOnlyList<JsonElement> Deadlines { get; init; } = [];

    /// <summary>Things that deadlines are about: a measure and the day its ruling states.</summary>
    public IReadOnlyDictionary<string, FlowTestSubject> Subjects { get; init; } = new Dictionary<string, FlowTestSubject>();

    public FlowTestExpectation? Expect { get; init; }
}

/// <summary>What a deadline is about.</summary>
internal sealed record FlowTestSubject(DateOnly? EndsOn);

/// <summary>One thing that happens: a task is done, an event comes in, or only time passes.</summary>
internal sealed record FlowTestStep
{
    public required DateTimeOffset At { get; init; }

    /// <summary><c>task</c>, <c>event</c> or <c>advance</c>.</summary>
    public required string Do { get; init; }

    /// <summary>The open task by its name; or else by <see cref="Node"/> or <see cref="Activity"/>.</summary>
    public string? Task { get; init; }

    public string? Node { get; init; }

    public string? Activity { get; init; }

    /// <summary>Which of several open tasks that are so named, from 1, in the order in which they were opened: a step may be at work for many things at once.</summary>
    public int? Number { get; init; }

    /// <summary>Account of who does the task, such as <c>tongbai.clerk1</c>.</summary>
    public string? By { get; init; }

    public string? Outcome { get; init; }

    public JsonObject? Form { get; init; }

    public string? Event { get; init; }

    public JsonNode? Payload { get; init; }

    /// <summary>From here on, as in <see cref="FlowTestGiven.Outcomes"/>.</summary>
    public IReadOnlyDictionary<string, JsonElement> Outcomes { get; init; } = new Dictionary<string, JsonElement>();

    public IReadOnlyDictionary<string, JsonObject> Outputs { get; init; } = new Dictionary<string, JsonObject>();

    public IReadOnlyDictionary<string, FlowTestSubject> Subjects { get; init; } = new Dictionary<string, FlowTestSubject>();

    /// <summary>Nodes that other flows end meanwhile: <c>met</c> or <c>void</c>.</summary>
    public IReadOnlyDictionary<string, string> Deadlines { get; init; } = new Dictionary<string, string>();

    public FlowTestExpectation? Expect { get; init; }

    public override string ToString() => $"{Do} {Task ?? Node ?? Activity ?? Event}".TrimEnd();
}

/// <summary>What must hold after a step. What is not named is not looked at.</summary>
internal sealed record FlowTestExpectation
{
    /// <summary>Names of exactly the open tasks.</summary>
    public IReadOnlyList<string>? Tasks { get; init; }

    /// <summary>States by node.</summary>
    public IReadOnlyDictionary<string, string>? Deadlines { get; init; }

    /// <summary>Names of exactly the events that flows published in this step.</summary>
    public IReadOnlyList<string>? Events { get; init; }
}

/// <summary>What must hold at the end of a case.</summary>
internal sealed record FlowTestEnd
{
    /// <summary>The instance's sub-status: <c>Finished</c>, <c>Suspended</c>, <c>Faulted</c>, <c>Cancelled</c>.</summary>
    public string? Status { get; init; }

    /// <summary>Activities of the definition in the order in which they completed, each as often as it did; those that are not named do not matter.</summary>
    public IReadOnlyList<string>? Path { get; init; }

    /// <summary>Last days of deadlines by node; the instant for limits in hours.</summary>
    public IReadOnlyDictionary<string, string>? Dates { get; init; }

    /// <summary>The rule by which the case was sorted; <c>manual</c> where a person decided.</summary>
    public string? Rule { get; init; }

    [JsonIgnore]
    public bool IsEmpty => Status is null && Path is null && Dates is null && Rule is null;
}
