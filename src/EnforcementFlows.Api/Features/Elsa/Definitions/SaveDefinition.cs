using System.Text.Json.Nodes;
using EnforcementFlows.Domain;
using EnforcementFlows.Workflow.Storage;

namespace EnforcementFlows.Api.Features.Elsa.Definitions;

/// <summary>Saves a draft; the designer does so half a second after each change. What it calls publishing asks for a second person's approval.</summary>
internal static class SaveDefinition
{
    private const string Kept = "草稿已保存，未提交发布。";

    public static async Task<IResult> Handle(HttpRequest request, DraftDesk drafts, PublishRequests publishing, CancellationToken cancellationToken)
    {
        var body = await ElsaJson.ReadAsync(request, cancellationToken);
        var model = body["model"] as JsonObject ?? throw new ElsaRefusedException("model", "请求没有流程内容。");
        var saved = await drafts.SaveAsync(model, cancellationToken);
        if (body.IsTrue("publish") && !saved.IsPublished)
            await AskAsync(saved, publishing, cancellationToken);
        return ElsaJson.Ok(Answer(saved, EditToken.In(model)?.Window));
    }

    // what was saved stays saved, and whoever hears the refusal is to know that
    private static async Task AskAsync(DefinitionRow saved, PublishRequests publishing, CancellationToken cancellationToken)
    {
        try
        {
            await publishing.OpenAsync(saved, cancellationToken);
        }
        catch (ElsaRefusedException refused)
        {
            throw NotAsked(refused);
        }
        catch (DomainException broken)
        {
            throw NotAsked(new(broken.Code, broken.Message));
        }
    }

    private static ElsaRefusedException NotAsked(ElsaRefusedException refused) => new(refused.Field, [Kept, .. refused.Reasons])
    {
        Errors = new Dictionary<string, IReadOnlyList<string>>(refused.Errors.Prepend(new("draft", [Kept]))),
        DraftIsKept = true,
    };

    /// <summary>The whole definition again: what the editor holds is replaced by it.</summary>
    internal static JsonObject Answer(DefinitionRow saved, string? window = null) => new()
    {
        ["workflowDefinition"] = DefinitionAnswers.Of(saved, editable: true, window),
        ["alreadyPublished"] = saved.IsPublished,
        ["consumingWorkflowCount"] = 0,
    };
}
