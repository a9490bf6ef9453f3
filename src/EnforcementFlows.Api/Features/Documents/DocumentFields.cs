using System.Globalization;
using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Features.Forms;
using EnforcementFlows.Data;
using EnforcementFlows.Domain.Calendars;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Courts;
using EnforcementFlows.Domain.Documents;
using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Api.Features.Documents;

/// <summary>
/// What fills the blanks of documents, by tag. In this order: what the definition hands over, what people entered in this
/// flow's tasks, and what is on record of the case.
/// </summary>
internal sealed class DocumentFields
{
    private readonly Dictionary<string, string> _texts = [];
    private readonly Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string>>> _lists = [];

    private DocumentFields(DocumentRecipients recipients) => Recipients = recipients;

    public DocumentRecipients Recipients { get; private set; }

    public static async Task<DocumentFields> ReadAsync(EnforcementDbContext db, EnforcementCase about, CourtProfile profile, ActivityExecutionContext context)
    {
        var parties = await db.PartiesAsync(about, context.CancellationToken);
        var fields = new DocumentFields(new(parties, parties.DebtorOf(context), new Dictionary<string, string>()));
        await new RequestFields(db, about, context).AddToAsync(fields);
        var forms = await FlowForms.OfFlowAsync(db, context);
        fields.AddForm(FormData.Of(context.Input("data")));
        fields.Add("closingGround", forms.Latest("closing-report").Text("ground"));
        fields.Add("payout", forms.Latest("closing-report").Flag("payoutFinished") ? "案款已发放或者退付完毕" : null);
        foreach (var form in forms.NewestFirst())
            fields.AddForm(form);
        await new RecordFields(db, about, context).AddToAsync(fields);
        await new CaseFields(db, about, profile, context).AddToAsync(fields);
        fields.Recipients = fields.Recipients with { Named = fields.NamedRecipients() };
        return fields;
    }

    /// <summary>The first to say something is heard.</summary>
    public void Add(string tag, string? text)
    {
        if (!string.IsNullOrWhiteSpace(text))
            _texts.TryAdd(tag, text.Trim());
    }

    public void Add(string tag, DateOnly? day) => Add(tag, day?.ToString("yyyy年M月d日", CultureInfo.InvariantCulture));

    public void Add(string tag, DateTimeOffset? instant) => Add(tag, instant is { } at ? DateOnly.FromDateTime(CourtTime.Local(at).DateTime) : null);

    public string? TextOf(string tag) => _texts.GetValueOrDefault(tag);

    public void AddList(string tag, IReadOnlyList<IReadOnlyDictionary<string, string>> rows) => _lists[tag] = rows;

    public DocumentValues For(DocumentRecipient recipient) => new(new Dictionary<string, string>(_texts) { ["recipient"] = recipient.Name }, _lists);

    // days and instants of forms are printed as days; everything else as it was written
    private void AddForm(FormData form)
    {
        foreach (var name in form.Names)
        {
            var text = form.Printed(name);
            if (text is { Length: >= 10 } && DateOnly.TryParseExact(text[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
                Add(name, form.Day(name));
            else
                Add(name, text);
        }
    }

    private Dictionary<string, string> NamedRecipients()
    {
        var named = new Dictionary<string, string> { ["dossier"] = "案卷" };
        foreach (var role in (string[])["handler", "buyer", "assisting-party"])
        {
            if (_texts.TryGetValue(role, out var name))
                named[role] = name;
        }

        return named;
    }
}
