using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Features.Forms;
using EnforcementFlows.Data;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Api.Features.Closing;

/// <summary>Puts the closed dossier away (归档).</summary>
[Activity("Court.ArchiveCase", DisplayName = "归档", Category = "结案", Description = "登记归档")]
[ActivityInput("form", "Object", DisplayName = "归档表单")]
[ActivityInput("clause", "String", Required = true, DisplayName = "条款", Picker = "clause")]
public sealed class ArchiveCase(EnforcementDbContext db) : Activity
{
    public override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var about = await db.CaseOfAsync(context);
        if (about.Stage == CaseStage.Archived)
            return;
        var form = FormData.Of(context.Input("form"));
        about.Archive(form.Text("shelf"), form.Instant("archivedOn") ?? context.Now);
        db.Note(
            about, "case-archived", $"案卷归档{(about.ArchiveShelf is { } shelf ? $"，存放位置：{shelf}" : "")}。", context.Now, context.Input<string>("clause"),
            context.Actor, provenAt: form.Instant("provenAt") ?? form.Instant("archivedOn"));
    }
}
