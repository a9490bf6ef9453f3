using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using EnforcementFlows.Api.Tests.Features.FirstEnforcement;
using EnforcementFlows.Api.Tests.Features.Live;
using EnforcementFlows.Api.Tests.Hosting;
using FluentAssertions;

namespace EnforcementFlows.Api.Tests.Features.Tasks;

/// <summary>加签: an approver asks a further person to sign, and cannot decide before he has.</summary>
public sealed class SignerTests
{
    [Fact]
    public async Task Signer_WhoIsAsked_GetsTheMatterAndTheApprovalWaitsForHim()
    {
        await using var court = await CourtHouse.OpenAsync();
        var (id, task) = await ClaimedApprovalAsync(court);
        using var page = await LiveSocket.OpenAsync(court.App, "tongbai.deputy-director");

        var asked = await OkAsync(await AskAsync(court, "director", task, "deputy-director"));

        JsonElement change;
        do
            change = await page.ChangedAsync();
        while (!change.GetProperty("tasks").GetBoolean());
        var row = (await court.ListAsync("tongbai.deputy-director", "/api/tasks?view=mine")).Should().ContainSingle().Subject;
        var original = await GetAsync(court, "director", task);
        (row.GetProperty("parentTaskId").GetGuid(), Text(row, "reason"), Text(row, "initiator")).Should().Be((task, "请核对期限", Text(original, "assignee")));
        (row.GetProperty("item").ToString(), Text(row, "caseNumber"), Text(row, "dueAt")).Should().Be((original.GetProperty("item").ToString(), Text(original, "caseNumber"), Text(original, "dueAt")));
        row.GetProperty("outcomes").EnumerateArray().Select(outcome => outcome.GetString()).Should().Equal("agree", "object");
        var signer = asked.GetProperty("signers").EnumerateArray().Should().ContainSingle().Subject;
        (signer.GetProperty("id").GetGuid(), Text(signer, "state"), Text(signer, "opinion")).Should().Be((Id(row), "awaited", null));

        using var early = await court.ActAsync("tongbai.director", task, "complete", new { outcome = "approve" });
        var problem = await early.ReadJsonAsync();
        (early.StatusCode, Text(problem, "code")).Should().Be((HttpStatusCode.Conflict, "task.signers-awaited"));
        problem.GetProperty("errors")[0].GetProperty("message").GetString().Should().StartWith(Text(signer, "name"));
        (await court.ListAsync("tongbai.director", $"/api/cases/{id}/timeline")).Should().Contain(entry => Text(entry, "kind") == "task-signer-asked");
    }

    [Fact]
    public async Task Signature_WhenGiven_StandsOnTheApprovalWhichIsThenDecided()
    {
        await using var court = await CourtHouse.OpenAsync();
        var (id, task) = await ClaimedApprovalAsync(court);
        var signature = await SignatureAsync(court, task, "deputy-director");

        using var silent = await court.ActAsync("tongbai.deputy-director", signature, "complete", new { outcome = "object" });
        await OkAsync(await court.ActAsync("tongbai.deputy-director", signature, "complete", new { outcome = "object", comment = "不宜再延" }));

        (await silent.ReadCodeAsync()).Should().Be("approval.opinion-missing");
        var signer = (await GetAsync(court, "director", task)).GetProperty("signers")[0];
        (Text(signer, "state"), Text(signer, "outcome"), Text(signer, "opinion")).Should().Be(("given", "object", "不宜再延"));
        signer.GetProperty("signedAt").GetDateTimeOffset().Should().Be(DateTimeOffset.Parse("2026-04-28T10:00:00+08:00", System.Globalization.CultureInfo.InvariantCulture));
        (await court.ListAsync("tongbai.director", $"/api/cases/{id}/timeline")).Should().Contain(entry => Text(entry, "kind") == "task-signed" && Text(entry, "text")!.Contains("不宜再延", StringComparison.Ordinal));
        await OkAsync(await court.ActAsync("tongbai.director", task, "complete", new { outcome = "approve" }));
        (await court.ListAsync("tongbai.director", $"/api/cases/{id}/approvals")).Should().ContainSingle("a signer's opinion is no step of the chain");
    }

    [Fact]
    public async Task Request_TakenBack_LetsTheApproverDecide()
    {
        await using var court = await CourtHouse.OpenAsync();
        var (_, task) = await ClaimedApprovalAsync(court);
        var signature = await SignatureAsync(court, task, "deputy-director");

        using var byAnother = await court.ActAsync("tongbai.president", task, $"signers/{signature}/withdraw");
        var row = await OkAsync(await court.ActAsync("tongbai.director", task, $"signers/{signature}/withdraw"));
        using var again = await court.ActAsync("tongbai.director", task, $"signers/{signature}/withdraw");
        using var late = await court.ActAsync("tongbai.deputy-director", signature, "complete", new { outcome = "agree" });

        (await byAnother.ReadCodeAsync(), await again.ReadCodeAsync(), await late.ReadCodeAsync()).Should().Be(("signer.not-asker", "task.closed", "task.closed"));
        Text(row.GetProperty("signers")[0], "state").Should().Be("withdrawn");
        (await court.ListAsync("tongbai.deputy-director", "/api/tasks?view=mine")).Should().BeEmpty();
        await OkAsync(await AskAsync(court, "director", task, "deputy-director")); // who was let go can be asked once more
        (await court.ActAsync("tongbai.director", task, "complete", new { outcome = "approve" })).StatusCode.Should().Be(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Signer_TheApplicantTheAskerOrOneAskedBefore_IsRefused()
    {
        await using var court = await CourtHouse.OpenAsync();
        var (id, task) = await ClaimedApprovalAsync(court);
        var signature = await SignatureAsync(court, task, "deputy-director");

        (await CodeAsync(court, "director", task, "judge1")).Should().Be("approval.same-person"); // asked for the extension
        (await CodeAsync(court, "director", task, "director")).Should().Be("signer.self");
        (await CodeAsync(court, "director", task, "deputy-director")).Should().Be("signer.twice");
        (await CodeAsync(court, "director", task, "filing-clerk")).Should().Be("signer.no-office");
        (await CodeAsync(court, "president", task, "judge2")).Should().Be("task.already-claimed"); // it is not his to ask
        (await CodeAsync(court, "deputy-director", signature, "judge2")).Should().Be("signer.not-approval");
        var intake = Id(await court.TaskAsync(id, "核收立案材料"));
        (await CodeAsync(court, "centre-head", intake, "judge2", claim: true)).Should().Be("signer.not-approval");
        foreach (var act in new[] { "release", "delegate" })
            (await (await court.ActAsync("tongbai.deputy-director", signature, act, new { userId = await court.IdOfAsync("tongbai.judge2") })).ReadCodeAsync()).Should().Be("signer.named", act);
    }

    [Fact]
    public async Task Approval_GivenBackOrHandedOn_StillWaitsForItsSigner()
    {
        await using var court = await CourtHouse.OpenAsync();
        var (_, task) = await ClaimedApprovalAsync(court);
        var signature = await SignatureAsync(court, task, "deputy-director");

        await OkAsync(await court.ActAsync("tongbai.director", task, "delegate", new { userId = await court.IdOfAsync("tongbai.president") }));
        await OkAsync(await court.ActAsync("tongbai.president", task, "return"));
        await OkAsync(await court.ActAsync("tongbai.director", task, "release"));
        await OkAsync(await court.ActAsync("tongbai.director", task, "claim"));
        using var early = await court.ActAsync("tongbai.director", task, "complete", new { outcome = "approve" });
        await OkAsync(await court.ActAsync("tongbai.deputy-director", signature, "complete", new { outcome = "agree" }));

        (await early.ReadCodeAsync()).Should().Be("task.signers-awaited");
        await OkAsync(await court.ActAsync("tongbai.director", task, "complete", new { outcome = "approve" }));
    }

    [Fact]
    public async Task Request_OfTheApplicantWithdrawn_TakesTheSignersTaskAway()
    {
        await using var court = await CourtHouse.OpenAsync();
        var (id, task) = await ClaimedApprovalAsync(court);
        await SignatureAsync(court, task, "deputy-director");
        var request = Id((await court.ListAsync("tongbai.judge1", $"/api/cases/{id}/requests")).Single());

        using var withdrawn = await (await court.AsAsync("tongbai.judge1")).PostAsJsonAsync($"/api/cases/{id}/requests/{request}/withdraw", new { reason = "材料有误" });

        withdrawn.StatusCode.Should().Be(HttpStatusCode.OK, await withdrawn.Content.ReadAsStringAsync());
        (await court.ListAsync("tongbai.deputy-director", "/api/tasks?view=mine")).Should().BeEmpty();
    }

    [Fact]
    public async Task Ask_SentTwiceWithItsKey_AsksOnce()
    {
        await using var court = await CourtHouse.OpenAsync();
        var (_, task) = await ClaimedApprovalAsync(court);
        var person = await court.IdOfAsync("tongbai.deputy-director");

        for (var i = 0; i < 2; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/tasks/{task}/signers") { Content = JsonContent.Create(new { userId = person, reason = "请核对期限" }) };
            request.Headers.Add("Idempotency-Key", "ask-1");
            await OkAsync(await (await court.AsAsync("tongbai.director")).SendAsync(request));
        }

        (await GetAsync(court, "director", task)).GetProperty("signers").GetArrayLength().Should().Be(1);
    }

    /// <summary>The extension that the handler asks for, in the director's hands.</summary>
    private static async Task<(Guid Case, Guid Task)> ClaimedApprovalAsync(CourtHouse court)
    {
        var id = await court.FileAsync(Filing.First());
        await court.RequestAsync("tongbai.judge1", id, "extension", new { newEnd = "2026-12-02", reason = "案情复杂" });
        var task = Id((await court.ListAsync("tongbai.director", "/api/tasks?view=available&approval=true")).Single());
        await OkAsync(await court.ActAsync("tongbai.director", task, "claim"));
        return (id, task);
    }

    private static async Task<HttpResponseMessage> AskAsync(CourtHouse court, string asker, Guid task, string signer) =>
        await court.ActAsync($"tongbai.{asker}", task, "signers", new { userId = await court.IdOfAsync($"tongbai.{signer}"), reason = "请核对期限" });

    private static async Task<Guid> SignatureAsync(CourtHouse court, Guid task, string signer) =>
        (await OkAsync(await AskAsync(court, "director", task, signer))).GetProperty("signers").EnumerateArray().Last().GetProperty("id").GetGuid();

    private static async Task<string?> CodeAsync(CourtHouse court, string asker, Guid task, string signer, bool claim = false)
    {
        if (claim)
            await OkAsync(await court.ActAsync($"tongbai.{asker}", task, "claim"));
        using var answer = await AskAsync(court, asker, task, signer);
        return await answer.ReadCodeAsync();
    }

    private static async Task<JsonElement> GetAsync(CourtHouse court, string user, Guid task) =>
        await OkAsync(await (await court.AsAsync($"tongbai.{user}")).GetAsync(new Uri($"/api/tasks/{task}", UriKind.Relative)));

    private static async Task<JsonElement> OkAsync(HttpResponseMessage answer)
    {
        using (answer)
        {
            answer.StatusCode.Should().Be(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
            return await answer.ReadJsonAsync();
        }
    }

    private static Guid Id(JsonElement row) => row.GetProperty("id").GetGuid();

    private static string? Text(JsonElement row, string name) => row.GetProperty(name).GetString();
}
