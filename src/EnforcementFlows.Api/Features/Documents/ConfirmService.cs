using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Features.Forms;
using EnforcementFlows.Data;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Documents;
using EnforcementFlows.Domain.Parties;
using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Api.Features.Documents;

/// <summary>
/// Marks documents as sent (登记送达), with method, time and proof of each. A set is complete when every kind has gone to every
/// recipient; the time that counts is that of the last one.
/// </summary>
[Activity("Court.ConfirmService", DisplayName = "登记送达", Category = "文书送达", Description = "核对清单内的文书是否逐件有送达凭证")]
[ActivityInput("documentSet", "String", Required = true, DisplayName = "文书清单", Picker = "document-set")]
[ActivityInput("form", "Object", Required = true, DisplayName = "送达登记表单或回传数据")]
[ActivityInput("clause", "String", Required = true, DisplayName = "条款", Picker = "clause")]
[ActivityOutput("missing", "Object", DisplayName = "未送齐的文书")]
[ActivityOutput("provenAt", "String", DisplayName = "完成时间")]
[ActivityOutcomes(Complete, Incomplete, Labels = ["已送齐", "未送齐"])]
public sealed class ConfirmService(EnforcementDbContext db) : Activity
{
    private const string Complete = "complete";
    private const string Incomplete = "incomplete";

    public override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var about = await db.CaseOfAsync(context);
        var parties = await db.PartiesAsync(about, context.CancellationToken);
        var recipients = new DocumentRecipients(parties, parties.DebtorOf(context), new Dictionary<string, string>());
        var documents = (await db.RowsOfAsync<CaseDocument>(about, context.CancellationToken)).Newest()
            .Where(d => d.Set == context.RequiredText("documentSet") && (recipients.Debtor is null || d.RecipientPartyId == recipients.Debtor.Id)).ToList();
        foreach (var line in LinesOf(FormData.Of(context.Input("form"))))
            Send(context, about, documents.Where(d => IsMeant(line, d, recipients)).ToList(), line);
        var missing = documents.Where(document => !document.IsSent).ToList();
        context.SetOutput("missing", missing.Select(document => Missing(document, parties)));
        if (documents.Count > 0 && missing.Count == 0)
            context.SetOutput("provenAt", documents.Max(document => document.SentAt));
        context.Complete(documents.Count > 0 && missing.Count == 0 ? Complete : Incomplete);
    }

    private void Send(ActivityExecutionContext context, EnforcementCase about, List<CaseDocument> documents, FormData line)
    {
        if (documents.Count == 0)
            throw new DomainException("document.unknown", $"本案没有这一文书：{line.Text("kind")}。");
        var sentAt = line.RequiredInstant("sentAt", "发出时间");
        foreach (var document in documents.Where(document => !document.IsSent))
        {
            document.Send(line.RequiredCode<ServiceMethod>("method", "送达方式"), sentAt, line.File("proof"), context.Now);
            if (line.Instant("servedAt") is { } servedAt)
                document.Serve(servedAt, context.Now);
            db.Note(about, "document-sent", $"《{document.Name}》已发出。", context.Now, context.Input<string>("clause"), context.Actor, provenAt: sentAt);
        }
    }

    // an event of a service system may report one document without a list
    private static IReadOnlyList<FormData> LinesOf(FormData form) => form.Lines("items") is { Count: > 0 } lines ? lines : form.Has("sentAt") ? [form] : [];

    private static bool IsMeant(FormData line, CaseDocument document, DocumentRecipients recipients) =>
        line.Text("documentId") is { } id
            ? id == document.Id.ToString("D")
            : line.Text("kind") is var kind && (kind == document.Kind || kind == document.Name) && recipients.Means(line.Text("recipient"), document);

    private static Dictionary<string, object?> Missing(CaseDocument document, IReadOnlyList<Party> parties) => new()
    {
        ["documentId"] = document.Id,
        ["kind"] = document.Kind,
        ["name"] = document.Name,
        ["recipient"] = parties.FirstOrDefault(party => party.Id == document.RecipientPartyId) is { } party ? parties.PlaceOf(party) : document.RecipientRole,
        ["recipientName"] = document.RecipientName,
    };
}
