using EnforcementFlows.Domain.Alerts;

namespace EnforcementFlows.Domain.Tests.Alerts;

public sealed class AlertTests
{
    [Fact]
    public void To_SameOccasionAndRecipient_HasTheSameKey() =>
        A.AlertTo(AlertRecipient.Person("judge-1")).Key.Should().Be(A.AlertTo(AlertRecipient.Person("judge-1")).Key);

    [Fact]
    public void To_PersonAndRoleOfTheSameName_HaveDifferentKeys() =>
        A.AlertTo(AlertRecipient.Person("director")).Key.Should().NotBe(A.AlertTo(AlertRecipient.HoldersOf("director")).Key);

    [Fact]
    public void HandlerOf_ACaseWithAHandler_IsTheHandler() =>
        AlertRecipient.HandlerOf(A.HandledCase(), A.ProfileWith("centre-head")).User.Should().Be(A.Handler);

    [Theory]
    [InlineData("centre-head", "centre-head")] // TB, WL, HL
    [InlineData("director", "director")] // SH, JY: no command centre
    public void HandlerOf_ACaseWithoutAHandler_IsWhoAnswersForIt(string highestRole, string expected) =>
        AlertRecipient.HandlerOf(A.Case(), A.ProfileWith(highestRole)).Role.Should().Be(expected);

    [Fact]
    public void Acknowledge_ByAHolderOfTheRole_IsKept()
    {
        var alert = A.AlertTo(AlertRecipient.HoldersOf("director"));

        alert.Acknowledge("user-7", ["director"], A.Now);

        (alert.AcknowledgedBy, alert.AcknowledgedAt).Should().Be(("user-7", A.Now));
    }

    [Fact]
    public void Acknowledge_Twice_TheFirstStays()
    {
        var alert = A.AlertTo(AlertRecipient.HoldersOf("director"));
        alert.Acknowledge("user-7", ["director"], A.Now);

        alert.Acknowledge("user-8", ["director"], A.Now.AddHours(1));

        (alert.AcknowledgedBy, alert.AcknowledgedAt).Should().Be(("user-7", A.Now));
    }

    [Fact]
    public void Acknowledge_BySomebodyElse_IsRefused() =>
        Expect.Refused(() => A.AlertTo(AlertRecipient.Person("judge-1")).Acknowledge("judge-2", ["judge"], A.Now), "alert.not-recipient");
}
