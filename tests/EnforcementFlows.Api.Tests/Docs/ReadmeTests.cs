using EnforcementFlows.Api.Tests.Hosting;
using FluentAssertions;

namespace EnforcementFlows.Api.Tests.Docs;

/// <summary>The walk-through of the README is run as it is printed: by curl only, against the real host with the manual clock.</summary>
public sealed class ReadmeTests
{
    [Theory]
    [InlineData("README.md")]
    [InlineData("README.zh-CN.md")]
    public async Task WalkThrough_CopiedFromThePage_GivesTheDatesItPromises(string page)
    {
        await using var app = await EnforcementApp.StartAsync(("Clock:Start", "2026-04-28T10:00:00+08:00"));

        var (code, output) = await Page.RunAsync(page, app);

        code.Should().Be(0, output);
        output.Should().Contain("dueOn: '2026-05-06'").And.Contain("dueAt: '2026-05-07T00:00:00+08:00'").And.Contain("warnAt: '2026-04-30T09:00:00+08:00'");
        output.Should().Contain("2026-05-05 是休息日（劳动节），顺延。").And.Contain("\ndone\n");
        output.Should().Contain("raisedAt: '2026-04-30T09:00:00+08:00'").And.Contain("raisedAt: '2026-05-07T00:00:00+08:00'");
    }
}
