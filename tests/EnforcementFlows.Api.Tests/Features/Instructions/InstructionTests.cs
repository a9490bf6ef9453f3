using System.Net;
using System.Net.Http.Json;
using EnforcementFlows.Api.Tests.Features.FirstEnforcement;
using EnforcementFlows.Api.Tests.Hosting;
using FluentAssertions;

namespace EnforcementFlows.Api.Tests.Features.Instructions;

/// <summary>A judge instructs (指令); whoever receives it accepts, does it and reports back, and others hear when he is late.</summary>
public sealed class InstructionTests
{
    private const string Content = "核实房屋占有情况";

    [Fact] // Tuesday 2026-04-28; 05-01 to 05-05 are holidays. WL-1.2-2: near as well as late is reported the same day.
    public async Task Instruction_NotFedBack_IsReportedNearItsDayAndWhenItIsLate()
    {
        await using var house = await CourtHouse.OpenAsync();
        var id = await FileAsync(house, "wolong", "豫1303");
        await house.RequestAsync("wolong.judge1", id, "instruction", Instruct("2026-04-30"));
        (await TextsAsync(house, "wolong.quality-officer")).Should().BeEmpty();

        await house.MoveClockAsync("2026-04-29T09:30:00+08:00");
        (await TextsAsync(house, "wolong.quality-officer")).Should().Equal($"指令“{Content}”将于 2026-04-30 到反馈期限，尚未反馈");
        await house.MoveClockAsync("2026-05-01T00:30:00+08:00");
        (await TextsAsync(house, "wolong.centre-head")).Should().BeEquivalentTo($"指令“{Content}”将于 2026-04-30 到反馈期限，尚未反馈", $"指令“{Content}”逾期未反馈");

        await house.MoveClockAsync("2026-05-06T10:00:00+08:00");
        await house.CompleteAsync("wolong.officer", id, "接收指令", outcome: "accept");
        await house.CompleteAsync("wolong.officer", id, "办理指令并反馈", new { result = "由被执行人自住" });
        await house.CompleteAsync("wolong.judge1", id, "查阅指令反馈");
        (await house.ListAsync("wolong.judge1", $"/api/cases/{id}/requests")).Should().ContainSingle().Which.GetProperty("state").GetString().Should().Be("done");
    }

    [Theory]
    [InlineData("wolong.judge1", "instruction", "2026-04-27", "", HttpStatusCode.Conflict, "deadline.stated-past")]
    [InlineData("wolong.judge1", "disposal-instruction", "2026-04-30", "", HttpStatusCode.BadRequest, "request.invalid")] // WL-6-2c: without the number of the hand-over
    [InlineData("wolong.quality-officer", "instruction", "2026-04-30", "", HttpStatusCode.Forbidden, "auth.forbidden")]
    public async Task Instruct_Refused_ChangesNothing(string by, string kind, string feedbackBy, string handover, HttpStatusCode status, string code)
    {
        await using var house = await CourtHouse.OpenAsync();
        var id = await FileAsync(house, "wolong", "豫1303");
        var before = await NamesAsync(house, id);

        using var answer = await (await house.AsAsync(by)).PostAsJsonAsync($"/api/cases/{id}/requests/{kind}", new { reason = "见指令", data = Instruct(feedbackBy, handover) });

        answer.StatusCode.Should().Be(status, await answer.Content.ReadAsStringAsync());
        (await answer.ReadCodeAsync()).Should().Be(code);
        (await NamesAsync(house, id)).Should().Equal(before);
        (await house.ListAsync("wolong.director", $"/api/cases/{id}/requests")).Should().BeEmpty();
    }

    private static object Instruct(string feedbackBy, string handover = "") =>
        new { category = handover.Length > 0 ? "disposal" : "control", content = Content, role = "officer", feedbackBy, handover };

    private static async Task<List<string>> TextsAsync(CourtHouse house, string user) =>
        [.. (await house.ListAsync(user, "/api/alerts?view=mine")).Select(alert => alert.GetProperty("text").GetString()!).Where(text => text.StartsWith("指令", StringComparison.Ordinal))];

    private static async Task<List<string?>> NamesAsync(CourtHouse house, Guid id) =>
        [.. (await house.ListAsync("wolong.director", $"/api/cases/{id}/tasks")).Select(task => task.GetProperty("name").GetString()).Order()];

    private static async Task<Guid> FileAsync(CourtHouse house, string court, string caseCode)
    {
        var filing = Filing.First();
        filing["caseNumber"] = $"（2026）{caseCode}执101号";
        return await house.FileAsync(filing, court);
    }
}
