using System.Security.Cryptography;
using EnforcementFlows.Api.Features.Alerts;
using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Data;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Assignments;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Courts;
using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.Values;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Triage;

/// <summary>
/// Names the case's handler (确定承办人): the one whom a task has named; a holder of the role that the category of a key case names;
/// whom 立案庭 drew; where nobody has, the centre's cases go by load and all others by a draw that can be repeated from its seed (C-42, C-49).
/// </summary>
[Activity("Court.AssignHandler", DisplayName = "确定承办人", Category = "分流分案", Description = "按分流结果或者指定确定承办人")]
[ActivityInput("track", "Object", DisplayName = "办理去向")]
[ActivityInput("handler", "String", DisplayName = "指定的承办人")]
[ActivityInput("at", "String", DisplayName = "确定的时间，缺省为现在")]
[ActivityInput("clause", "String", Required = true, DisplayName = "条款", Picker = "clause")]
[ActivityOutput("handlerId", "String", DisplayName = "承办人")]
public sealed class AssignHandler(EnforcementDbContext db, ProfileCatalog profiles) : Activity
{
    private const string Role = "judge";
    private const string CentreTrack = "centre";

    public override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var about = await db.CaseOfAsync(context);
        if (about.HandlerId is null)
            await AssignAsync(about, context);
        context.SetOutput("handlerId", about.HandlerId);
    }

    private async Task AssignAsync(EnforcementCase about, ActivityExecutionContext context)
    {
        var (how, data) = context.Input<string>("handler") is { Length: > 0 } named ? await NameAsync(about, named, context)
            : await KeyCaseAsync(about, context) is { AssignRole: { } role } category ? await ByLoadAsync(about, role, $"重点案件（{category.Name}），按在办案件数轮分", context)
            : about.AssignedHandler is not null ? await TakeFiledAsync(about, context)
            : (context.Input("track") as string ?? about.Track) == CentreTrack ? await ByLoadAsync(about, Role, "按在办案件数轮分", context)
            : await DrawAsync(about, context);
        db.Note(about, "handler-assigned", $"确定承办人：{how}。", context.Now, context.Input<string>("clause"), context.Actor, data: WorkflowValue.ToJson(data));
    }

    private async Task<(string How, Dictionary<string, object?> Data)> NameAsync(EnforcementCase about, string named, ActivityExecutionContext context)
    {
        const string how = "指定承办人";
        await GiveToAsync(about, named, how, "指定的承办人不是本院在职人员。", context.Now, context.CancellationToken);
        return (how, new() { ["handler"] = about.HandlerId });
    }

    private async Task<(string How, Dictionary<string, object?> Data)> TakeFiledAsync(EnforcementCase about, ActivityExecutionContext context)
    {
        var at = InstantText.Read(context.Input<string>("at"));
        var how = at is null ? "立案庭随机分案" : "接管前已分案";
        await GiveToAsync(about, about.AssignedHandler!, how, "立案信息所载承办人不是本院在职人员。", at ?? context.Now, context.CancellationToken);
        return (how, new() { ["handler"] = about.HandlerId });
    }

    private async Task GiveToAsync(EnforcementCase about, string person, string how, string unknown, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var handler = await CaseStaff.FindAsync(db, about.Court, person, cancellationToken) ?? throw new DomainException("assignment.handler-unknown", unknown);
        about.AssignHandler(handler.Id.ToString("D"), how, at);
    }

    // the category outranks every draw, also that of 立案庭 (WL-5-2 to WL-5-4); the case is marked with all that it falls into
    private async Task<KeyCaseCategory?> KeyCaseAsync(EnforcementCase about, ActivityExecutionContext context)
    {
        await db.PartiesAsync(about, context.CancellationToken);
        var categories = KeyCases.Of(about, profiles.Get(context.Tenant, context.Now), context.Now);
        foreach (var category in categories)
            about.Flag(category.Code);
        return categories.FirstOrDefault(category => category.AssignRole is not null);
    }

    private async Task<(string How, Dictionary<string, object?> Data)> ByLoadAsync(EnforcementCase about, string role, string how, ActivityExecutionContext context)
    {
        var judges = await CaseStaff.HoldersAsync(db, about.Court, role, context.CancellationToken);
        var open = await db.Cases.Where(c => c.Court == about.Court && c.ClosedAt == null && judges.Contains(c.HandlerId!))
            .GroupBy(c => c.HandlerId!).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, context.CancellationToken);
        var loads = judges.ToDictionary(judge => judge, judge => open.GetValueOrDefault(judge));
        about.AssignHandler(LoadOrder.Pick(loads, Excluded(about)), how, context.Now);
        return (how, new() { ["handler"] = about.HandlerId, ["loads"] = loads.ToDictionary(load => load.Key, load => (object?)load.Value) });
    }

    // a resumed case goes to another than its last handler where the court asks for it (WL-3-3-5); of related cases too (C-30)
    private static IReadOnlyList<string> Excluded(EnforcementCase about) => about.ExcludedHandler is { } former ? [former] : [];

    private async Task<(string How, Dictionary<string, object?> Data)> DrawAsync(EnforcementCase about, ActivityExecutionContext context)
    {
        const string how = "随机抽取";
        var judges = await CaseStaff.HoldersAsync(db, about.Court, Role, context.CancellationToken);
        var draw = HandlerDraw.Of(judges, Excluded(about), Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)));
        about.AssignHandler(draw.Handler, how, context.Now, draw.Seed);
        return (how, new() { ["handler"] = draw.Handler, ["seed"] = draw.Seed, ["candidates"] = draw.Candidates, ["excluded"] = draw.Excluded });
    }
}
