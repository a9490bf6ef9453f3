using EnforcementFlows.Domain.Cases;

namespace EnforcementFlows.Domain.Tests;

public sealed class EnumCodeTests
{
    [Fact]
    public void Code_OfEveryStage_IsWhatTheApiPromises() =>
        Enum.GetValues<CaseStage>().Select(stage => stage.Code()).Should().Equal(
            "registered", "preparation", "triaged", "handling", "disposal", "settlement", "suspended", "deferred",
            "waiting", "closing-requested", "closing-check", "returned", "approved", "closed", "archived");

    [Fact]
    public void Parse_OwnCode_ComesBack() => EnumCode.Parse<CaseStage>("closing-requested").Should().Be(CaseStage.ClosingRequested);

    [Theory]
    [InlineData("Closed")]
    [InlineData("closing_requested")]
    [InlineData("3")]
    [InlineData(null)]
    public void Parse_AnythingElse_IsRefused(string? code) => Expect.Refused(() => EnumCode.Parse<CaseStage>(code), "value.unknown");
}
