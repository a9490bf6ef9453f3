namespace EnforcementFlows.Api.Tests.Simulators;

/// <summary>What can go wrong between host and simulators, by name.</summary>
internal static class Misbehaviours
{
    public const string None = "none";
    public const string Error = "error";
    public const string Refusal = "refusal";
    public const string HangCarriedOut = "hang, carried out";
    public const string Hang = "hang";
    public const string CutCarriedOut = "cut, carried out";
    public const string Cut = "cut";
    public const string GarbageCarriedOut = "garbage, carried out";
    public const string Garbage = "garbage";
    public const string AnswerLate = "answer late";
    public const string AnswerNever = "answer never";
    public const string AnswerTwice = "answer twice";
    public const string AnswerOutOfOrder = "answer out of order";
    public const string AnswerBeforeAcceptance = "answer before acceptance";
    public const string AnswerError = "answer error";
    public const string AnswerGarbage = "answer garbage";
    public const string HostKilled = "host killed while it sent";
    public const string SimulatorsKilled = "simulators killed before they acknowledged";
    public const string BothKilled = "both killed";
    public const string DoneByHand = "done by hand, answered late";

    /// <summary>Seconds; the clock is moved beyond it when nothing else is left to come.</summary>
    private const int Later = 3600;

    private static readonly object LateAnswer = new { answer = "late", delay = Later };

    public static readonly IReadOnlyDictionary<string, object> All = new Dictionary<string, object>
    {
        [None] = new { },
        [Error] = Met("error", carriedOut: false),
        [Refusal] = new { accept = "refuse" },
        [HangCarriedOut] = Met("hang", carriedOut: true),
        [Hang] = Met("hang", carriedOut: false),
        [CutCarriedOut] = Met("cut", carriedOut: true),
        [Cut] = Met("cut", carriedOut: false),
        [GarbageCarriedOut] = Met("garbage", carriedOut: true),
        [Garbage] = Met("garbage", carriedOut: false),
        [AnswerLate] = LateAnswer,
        [AnswerNever] = new { answer = "never" },
        [AnswerTwice] = new { answer = "twice", delay = Later },
        [AnswerOutOfOrder] = new { answer = "out-of-order" },
        [AnswerBeforeAcceptance] = new { accept = "hang", times = 1, takesEffect = true },
        [AnswerError] = new { answer = "error", delay = Later },
        [AnswerGarbage] = new { answer = "garbage" },
        [HostKilled] = Met("hang", carriedOut: true),
        [SimulatorsKilled] = Met("hang", carriedOut: true),
        [BothKilled] = Met("hang", carriedOut: true),
        [DoneByHand] = LateAnswer,
    };

    // the answer comes later, so that the host must find out by itself what became of its request
    private static object Met(string accept, bool carriedOut) => new { accept, times = 1, takesEffect = carriedOut, answer = "late", delay = Later };
}
