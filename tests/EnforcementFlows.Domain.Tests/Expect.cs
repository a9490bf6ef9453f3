namespace EnforcementFlows.Domain.Tests;

internal static class Expect
{
    /// <summary>The act is refused with this stable code.</summary>
    public static void Refused(Action act, string code) =>
        act.Should().Throw<DomainException>().Which.Code.Should().Be(code);
}
