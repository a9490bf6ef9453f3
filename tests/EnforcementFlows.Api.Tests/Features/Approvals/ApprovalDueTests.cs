using EnforcementFlows.Api.Tests.Features.FirstEnforcement;
using FluentAssertions;

namespace EnforcementFlows.Api.Tests.Features.Approvals;

/// <summary>TB-3.1-1b：提请事项审核后及时批复。</summary>
public sealed class ApprovalDueTests
{
    [Fact] // asked on Thursday 04-30 at ten: the holiday lasts to 05-05, one working day later is 05-06 at ten
    public async Task Approval_OfARequest_IsDueWithTheReplyOfTheProfile()
    {
        await using var court = await CourtHouse.OpenAsync("2026-04-30T10:00:00+08:00");
        var id = await court.FileAsync(Filing.First());

        await court.RequestAsync("tongbai.judge1", id, "extension", new { newEnd = "2026-12-28", reason = "评估拍卖未完成" });

        var task = await court.TaskAsync(id, "审批延长办案期限");
        (task.GetProperty("dueAt").GetString(), task.GetProperty("dueOn").GetString()).Should().Be(("2026-05-06T10:00:00+08:00", "2026-05-06"));
    }

    [Fact] // C-28: the ground arose on Monday 04-27, so the lift is late from 05-01 on, before a reply of one working day
    public async Task Approval_OfALift_IsDueWithTheLiftWhereThatIsEarlier()
    {
        await using var court = await CourtHouse.OpenAsync("2026-04-30T10:00:00+08:00");
        var id = await court.FileAsync(Filing.First());

        var lift = new { debtor = "被执行人乙", ground = "performed", groundOn = "2026-04-27", reason = "全部履行", evidence = "file-1" };
        await court.RequestAsync("tongbai.judge1", id, "dishonest-listing-lift", lift);

        (await court.TaskAsync(id, "审批撤销失信")).GetProperty("dueAt").GetString().Should().Be("2026-05-01T00:00:00+08:00");
    }
}
