using System.Net.Sockets;
using System.Text.Json;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Domain;
using EnforcementFlows.Workflow.Execution;
using FluentAssertions;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace EnforcementFlows.Api.Tests.Hosting;

public sealed class ProblemExceptionHandlerTests
{
    [Fact]
    public async Task Handle_BrokenRule_AnswersConflictWithCodeAndClause()
    {
        var problem = await HandleAsync(new DomainException("case.same-handler", "恢复执行案件必须更换承办人。", "TB-4-7"));

        problem.GetProperty("status").GetInt32().Should().Be(409);
        problem.GetProperty("code").GetString().Should().Be("case.same-handler");
        problem.GetProperty("title").GetString().Should().Be(ErrorCodes.RuleTitle);
        problem.GetProperty("detail").GetString().Should().Be("恢复执行案件必须更换承办人。");
        problem.GetProperty("errors")[0].GetProperty("clause").GetString().Should().Be("TB-4-7");
    }

    [Fact]
    public async Task Handle_UnknownFailure_AnswersServerErrorAndTellsNothing()
    {
        var problem = await HandleAsync(new InvalidOperationException("the secret cause"));

        problem.GetProperty("status").GetInt32().Should().Be(500);
        problem.GetProperty("code").GetString().Should().Be("server.error");
        problem.GetRawText().Should().NotContain("secret").And.NotContain("InvalidOperation");
    }

    [Fact]
    public async Task Handle_StaleRow_AnswersConflict() =>
        (await HandleAsync(new DbUpdateConcurrencyException("row"))).GetProperty("code").GetString().Should().Be("state.stale");

    [Fact]
    public async Task Handle_DatabaseGone_AnswersUnavailable() =>
        (await HandleAsync(new InvalidOperationException("as EF wraps it", new NpgsqlException("connect", new SocketException((int)SocketError.ConnectionRefused)))))
            .GetProperty("code").GetString().Should().Be("server.unavailable");

    [Fact]
    public async Task Handle_DatabaseGoneWhileSaving_AnswersUnavailable() =>
        (await HandleAsync(new InvalidOperationException("as EF wraps it", new DbUpdateException("as saving wraps it", new NpgsqlException("write", new IOException("broken pipe"))))))
            .GetProperty("code").GetString().Should().Be("server.unavailable");

    [Fact]
    public async Task Handle_NewerNodeIsNeeded_AnswersUnavailable() =>
        (await HandleAsync(new NodeTooOldException("unknown activity"))).GetProperty("code").GetString().Should().Be("server.unavailable");

    private static async Task<JsonElement> HandleAsync(Exception exception)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddProblems();
        services.AddSingleton(TimeProvider.System).AddScoped<CurrentActor>(); // nobody is signed in
        await using var provider = services.BuildServiceProvider();
        var http = new DefaultHttpContext { RequestServices = provider, Response = { Body = new MemoryStream() } };
        var handler = new ProblemExceptionHandler(provider.GetRequiredService<IProblemDetailsService>(), NullLogger<ProblemExceptionHandler>.Instance);

        (await handler.TryHandleAsync(http, exception, CancellationToken.None)).Should().BeTrue();

        http.Response.Body.Position = 0;
        return await JsonSerializer.DeserializeAsync<JsonElement>(http.Response.Body);
    }
}
