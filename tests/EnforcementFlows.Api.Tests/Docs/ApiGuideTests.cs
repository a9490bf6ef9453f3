using EnforcementFlows.Api.Tests.Hosting;
using FluentAssertions;

namespace EnforcementFlows.Api.Tests.Docs;

/// <summary>The guide for court systems is run as it is printed: subscribe, file, report, read, by curl only.</summary>
public sealed class ApiGuideTests
{
    [Theory]
    [InlineData("docs/api-guide.md")]
    [InlineData("docs/api-guide.zh-CN.md")]
    public async Task Commands_CopiedFromThePage_FileACaseReceiveItsEventsAndReportResults(string page)
    {
        await using var app = await EnforcementApp.StartAsync();

        var (code, output) = await Page.RunAsync(page, app);

        code.Should().Be(0, output);
        output.Should().Contain("\"type\":\"case.filed\"").And.Contain("\"type\":\"query.answered\"");
        output.Should().Contain("amount: '1234.56'").And.Contain("查到财产 1 项").And.Contain("已发出").And.Contain("发送执行通知等文书");
    }
}
