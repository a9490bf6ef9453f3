using EnforcementFlows.Domain.Gateways;

namespace EnforcementFlows.Domain.Tests.Gateways;

public sealed class GatewayRequestTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Accept_AfterItWasSettled_ChangesNothing()
    {
        foreach (var settle in new Action<GatewayRequest>[] { r => r.Answer(Now), r => r.Cancel("已由人工办理"), r => r.Refuse("refused") })
        {
            var request = Pending();
            settle(request);
            var state = request.State;

            request.Accept("R-1", Now);

            (request.State, request.Reference).Should().Be((state, null));
        }
    }

    [Fact]
    public void Answer_AfterARefusalOrDoubt_Counts()
    {
        foreach (var settle in new Action<GatewayRequest>[] { r => r.Refuse("refused"), r => r.Doubt("silent"), r => r.Accept("R-1", Now) })
        {
            var request = Pending();
            settle(request);

            request.Answer(Now);
            request.Doubt("late");

            (request.State, request.AnsweredAt, request.Reason).Should().Be((GatewayRequestState.Answered, Now, null));
        }
    }

    [Fact]
    public void SendAgain_RefusedOrInDoubt_IsPendingOnceMore()
    {
        var request = Pending();
        request.Refuse("refused");

        request.SendAgain();

        (request.State, request.Reason).Should().Be((GatewayRequestState.Pending, null));
    }

    [Fact]
    public void SendAgain_DoneByHand_IsRefused()
    {
        var request = Pending();
        request.Cancel("已由人工办理");

        Expect.Refused(request.SendAgain, "gateway.settled");
    }

    [Fact]
    public void Correct_NotRefused_IsNotAllowed()
    {
        var request = Pending();
        Expect.Refused(() => request.Correct("{}"), "gateway.may-be-taken");
        request.Doubt("silent");
        Expect.Refused(() => request.Correct("{}"), "gateway.may-be-taken");

        request.Refuse("refused");
        request.Correct("""{"a":1}""");

        request.Payload.Should().Be("""{"a":1}""");
    }

    private static GatewayRequest Pending() => GatewayRequest.Make(A.Case(), Guid.NewGuid(), GatewayNames.Funds, "pay", "{}", awaited: true, null, null, Now);
}
