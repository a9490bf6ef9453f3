using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Data;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Courts;
using EnforcementFlows.Domain.Documents;
using EnforcementFlows.Workflow.Execution;
using DocumentTemplate = EnforcementFlows.Domain.Courts.DocumentTemplate;

namespace EnforcementFlows.Api.Features.Documents;

/// <summary>Makes the documents of a set (制作文书) from the court's templates: one for every kind and every recipient, stored with its hash.</summary>
[Activity("Court.IssueDocuments", DisplayName = "制作文书", Category = "文书送达", Description = "按文书清单生成文书")]
[ActivityInput("documentSet", "String", Required = true, DisplayName = "文书清单", Picker = "document-set")]
[ActivityInput("data", "Object", DisplayName = "另行填写的内容")]
[ActivityInput("clause", "String", Required = true, DisplayName = "条款", Picker = "clause")]
[ActivityOutput("documentIds", "Object", DisplayName = "文书")]
public sealed class IssueDocuments(EnforcementDbContext db, ProfileCatalog profiles, TemplateFolder templates) : Activity
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var about = await db.CaseOfAsync(context);
        var set = context.RequiredText("documentSet");
        var profile = profiles.Get(context.Tenant, context.Now);
        var fields = await DocumentFields.ReadAsync(db, about, profile, context);
        var earlier = await db.RowsOfAsync<CaseDocument>(about, context.CancellationToken);
        var made = new List<CaseDocument>();
        foreach (var template in SetOf(profile, set))
        {
            foreach (var recipient in fields.Recipients.For(template.Recipients))
                made.Add(await MakeAsync(context, about, set, template, recipient, fields, earlier));
        }

        db.Note(about, "documents-made", Text(made), context.Now, context.Input<string>("clause"), context.Actor);
        context.SetOutput("documentIds", made.Select(document => document.Id));
    }

    private async Task<CaseDocument> MakeAsync(
        ActivityExecutionContext context, EnforcementCase about, string set, DocumentTemplate template, DocumentRecipient recipient, DocumentFields fields,
        IReadOnlyList<CaseDocument> earlier)
    {
        var filled = await templates.ReadAsync(about.Court, template.Template, context.CancellationToken);
        var bytes = filled.Fill(fields.For(recipient));
        var file = new DocumentFile($"{template.Name}-{recipient.Role}.docx", ContentType, bytes);
        var last = earlier.Newest().FirstOrDefault(
            d => d.Set == set && d.Kind == template.Kind && d.RecipientRole == recipient.Role && d.RecipientPartyId == recipient.PartyId);
        if (last is { State: DocumentState.Made } && last.Sha256 == file.Sha256())
            return last; // the flow came here again and nothing has changed
        var document = CaseDocument.Make(about, new(set, template.Kind, template.Name, template.Template, template.Clause), recipient, file, context.Now);
        db.Documents.Add(document);
        return document;
    }

    private static IReadOnlyList<DocumentTemplate> SetOf(CourtProfile profile, string set) =>
        profile.DocumentSets.TryGetValue(set, out var templates)
            ? templates
            : throw new ActivityFaultException("document-set-missing", $"The profile of {profile.Court} has no document set '{set}'.");

    private static string Text(List<CaseDocument> made) =>
        $"制作文书 {made.Count} 份：{string.Join('、', made.Select(document => document.Name).Distinct())}。";
}
