using System.Text.Json.Serialization;

namespace EnforcementFlows.Simulators;

/// <summary>How a gateway behaves until it is told otherwise.</summary>
internal sealed record Behaviour
{
    public static readonly Behaviour Good = new();

    /// <summary>What becomes of a request when it comes.</summary>
    public Acceptance Accept { get; init; }

    /// <summary>How many requests <see cref="Accept"/> meets; the later ones are accepted. None = all.</summary>
    public int? Times { get; init; }

    /// <summary>Whether a request that hangs, is cut off or is answered with garbage has been carried out nevertheless.</summary>
    public bool TakesEffect { get; init; } = true;

    /// <summary>How a request that was carried out is answered.</summary>
    public AnswerMode Answer { get; init; }

    /// <summary>Seconds from the request to its answer; if not given, a day for <see cref="AnswerMode.Late"/>, else none.</summary>
    public long? Delay { get; init; }

    [JsonIgnore]
    public TimeSpan AnswerAfter => TimeSpan.FromSeconds(Delay ?? (Answer == AnswerMode.Late ? 24 * 60 * 60 : 0));

    [JsonIgnore]
    public string? Mistake =>
        Times < 1 ? "times: 1 or more" :
        Delay is < 0 or > 10L * 366 * 24 * 60 * 60 ? "delay: seconds, from 0 to ten years" :
        null;

    /// <summary>What it is for the next request, after one has met it.</summary>
    public Behaviour Next() => (Accept, Times) switch
    {
        (Acceptance.Ok, _) or (_, null) => this,
        (_, 1) => this with { Accept = Acceptance.Ok, Times = null },
        _ => this with { Times = Times - 1 },
    };
}

internal enum Acceptance
{
    /// <summary>Carried out: 202 with a reference.</summary>
    Ok,

    /// <summary>503, not carried out.</summary>
    Error,

    /// <summary>422, not carried out.</summary>
    Refuse,

    /// <summary>No answer at all.</summary>
    Hang,

    /// <summary>The connection is cut.</summary>
    Cut,

    /// <summary>200 with something that is no JSON.</summary>
    Garbage,
}

internal enum AnswerMode
{
    Normal,

    /// <summary>As normal, after a day or the delay given.</summary>
    Late,

    Never,

    /// <summary>The same message twice, then the same answer under a new message id.</summary>
    Twice,

    /// <summary>The last message first, and all before the request is told to be accepted.</summary>
    OutOfOrder,

    /// <summary>It was tried and failed.</summary>
    Error,

    /// <summary>A signed message that is no JSON.</summary>
    Garbage,
}
