using EnforcementFlows.Api.Features.Forms;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Domain.Courts;
using EnforcementFlows.Workflow.HumanTasks;

namespace EnforcementFlows.Api.Features.Tasks;

/// <summary>The papers that a court wants uploaded with a task (必传资料, SH-3-4, SH-3-10): <c>materials</c> of its form, each with <c>code</c> and <c>file</c>.</summary>
internal static class TaskMaterials
{
    /// <summary>What is asked for with the task.</summary>
    public static IReadOnlyList<NodeMaterial> Of(CourtProfile profile, HumanTask task) =>
        [.. profile.Materials.Where(material => material.Form == task.FormKey && (material.Node is null || material.Node == task.Node))];

    /// <summary>Each paper that is missing for the outcome.</summary>
    public static IReadOnlyList<ApiError> Missing(CourtProfile profile, FormSchema? schema, HumanTask task, string outcome, Dictionary<string, object?> form)
    {
        if (schema?.WaivedFor.Contains(outcome) == true)
            return [];
        var given = FormData.Of(form).Lines("materials").Where(line => line.File("file") is not null).Select(line => line.Text("code")).ToHashSet();
        return
        [
            .. Of(profile, task).Where(material => (material.Outcomes is not { Count: > 0 } outcomes || outcomes.Contains(outcome)) && !given.Contains(material.Code))
                .Select(material => new ApiError("material.missing", $"须上传：{material.Name}。", "form.materials", material.Clause)),
        ];
    }
}
