using EnforcementFlows.Domain.Gateways;
using FluentAssertions;
using static EnforcementFlows.Api.Tests.Simulators.Misbehaviours;

namespace EnforcementFlows.Api.Tests.Simulators;

/// <summary>
/// Whatever goes wrong between two real processes: each request takes effect once, each answer is taken once, the timeline says what
/// happened, and where only a person can go on, the task is open and the person warned.
/// </summary>
[Collection(SharedGateways.Name)]
public sealed class GatewayMatrixTests(GatewayMatrix matrix)
{
    private const int Papers = 8;

    public static TheoryData<string, string> Everything
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var misbehaviour in Misbehaviours.All.Keys)
                foreach (var gateway in GatewayNames.All)
                    all.Add(gateway, misbehaviour);
            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public void Request_OverARealConnection_EndsAsItShould(string gateway, string misbehaviour)
    {
        var seen = matrix.Of(misbehaviour).Of(gateway);

        // an answer that comes at once may be here before the acceptance is written, which then says nothing new
        var story = misbehaviour is None or AnswerOutOfOrder or AnswerBeforeAcceptance ? seen.Story.Replace(" accepted answered", " answered", StringComparison.Ordinal) : seen.Story;
        (seen with { Story = story, Sent = 0 }).Should().Be(Expected(gateway, misbehaviour, seen));
    }

    [Theory]
    [InlineData(HangCarriedOut)]
    [InlineData(CutCarriedOut)]
    [InlineData(GarbageCarriedOut)]
    [InlineData(AnswerBeforeAcceptance)]
    [InlineData(HostKilled)]
    [InlineData(SimulatorsKilled)]
    [InlineData(BothKilled)]
    public void Request_CarriedOutButNotAcknowledged_IsAskedForAndNotSentAgain(string misbehaviour)
    {
        foreach (var gateway in GatewayNames.All)
            matrix.Of(misbehaviour).Of(gateway).Sent.Should().Be(1, gateway);
    }

    private static GatewaySeen Expected(string gateway, string misbehaviour, GatewaySeen seen) => misbehaviour switch
    {
        // it hangs for some seconds; on a machine too slow to take the answer within them, who can not be asked is left to a person
        AnswerBeforeAcceptance when !CanBeAsked(gateway) && seen.Warning.Length > 0 => LeftToAPerson("requested unknown answered", "answered", "不明"),
        None or AnswerOutOfOrder or AnswerBeforeAcceptance => Answered(gateway, "requested answered"),
        Error or AnswerLate or AnswerTwice => Answered(gateway),
        HangCarriedOut or CutCarriedOut or GarbageCarriedOut or HostKilled or SimulatorsKilled or BothKilled => CanBeAsked(gateway)
            ? Answered(gateway)
            : LeftToAPerson("requested unknown answered", "answered", "不明"),
        Hang or Cut or Garbage => CanBeAsked(gateway) ? Answered(gateway) : LeftToAPerson("requested unknown", "unknown", "不明", effects: 0),
        Refusal => LeftToAPerson("requested refused", "refused", "拒绝", effects: 0),
        AnswerNever => LeftToAPerson("requested accepted", "accepted", ""),
        AnswerError => gateway is GatewayNames.Service or GatewayNames.Funds ? Answered(gateway) : LeftToAPerson("requested accepted refused", "refused", "拒绝"),
        AnswerGarbage => LeftToAPerson("requested accepted", "accepted", "") with { Stuck = gateway == GatewayNames.Service ? 2 * Papers : 1 },
        DoneByHand => gateway == GatewayNames.Service
            ? Answered(gateway) with { Task = "done" }
            : new("requested accepted cancelled late", "cancelled", 1, 1, "done", "避免重复办理", 0, 0),
        _ => throw new ArgumentOutOfRangeException(nameof(misbehaviour), misbehaviour, null),
    };

    private static bool CanBeAsked(string gateway) => gateway != HostAndSimulators.WithoutStatus;

    private static GatewaySeen Answered(string gateway, string story = "requested accepted answered") =>
        new(story, "answered", 1, gateway == GatewayNames.Service ? Papers : 1, "void", "", 0, 0);

    private static GatewaySeen LeftToAPerson(string story, string state, string warning, int effects = 1) => new(story, state, effects, 0, "open", warning, 0, 0);
}
