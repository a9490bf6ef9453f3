using System.Globalization;
using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Features.Forms;
using EnforcementFlows.Data;
using EnforcementFlows.Domain.Calendars;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Deadlines;
using EnforcementFlows.Domain.Funds;
using EnforcementFlows.Domain.Measures;
using EnforcementFlows.Domain.Queries;
using EnforcementFlows.Workflow.Execution;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Documents;

/// <summary>Measure, query and deadline that the flow is about.</summary>
internal sealed class RecordFields(EnforcementDbContext db, EnforcementCase about, ActivityExecutionContext context)
{
    public async Task AddToAsync(DocumentFields fields)
    {
        var measures = await db.RowsOfAsync<ControlMeasure>(about, context.CancellationToken);
        AddMeasure(fields, measures);
        await AddQueryAsync(fields, measures);
        await AddDeadlineAsync(fields);
        if (await db.RowsOfAsync<CaseAccount>(about, context.CancellationToken) is [{ AccountNumber: { } account }, ..])
            fields.Add("account", account);
    }

    private void AddMeasure(DocumentFields fields, IReadOnlyList<ControlMeasure> measures)
    {
        var id = context.WorkflowInput("measureId") as string ?? FormData.Of(context.WorkflowInput("request")).Part("data").Text("measureId");
        if (measures.FirstOrDefault(m => m.Id.ToString("D") == id) is not { } measure)
            return;
        fields.Add("property", measure.Property);
        fields.Add("measure", LegalNames.Of(measure.Kind));
        fields.Add("assisting-party", measure.AssistedBy);
        fields.Add("startsOn", measure.EndsOn?.AddDays(1)); // a renewal runs on from the old last day (P18)
        fields.Add("endsOn", fields.TextOf("newEndsOn"));
    }

    private async Task AddQueryAsync(DocumentFields fields, IReadOnlyList<ControlMeasure> measures)
    {
        if ((await db.RowsOfAsync<AssetQuery>(about, context.CancellationToken)).LastOrDefault(q => q.AnsweredAt is not null) is not { } query)
            return;
        fields.Add("system", LegalNames.Of(query.System));
        fields.Add("queriedAt", query.AnsweredAt);
        var assets = await db.RowsOfAsync<Asset>(about, context.CancellationToken);
        fields.AddList("assets", [.. assets.Where(asset => asset.QueryId == query.Id).Select(asset => Row(asset, measures.LastOrDefault(m => m.AssetId == asset.Id)))]);
    }

    private static Dictionary<string, string> Row(Asset asset, ControlMeasure? measure) => new()
    {
        ["owner"] = asset.Owner,
        ["kind"] = LegalNames.Of(asset.Kind),
        ["detail"] = asset.Identifier ?? asset.Description ?? "",
        ["amount"] = (asset.Amount ?? asset.Value)?.ToString() ?? "",
        ["measure"] = measure is null ? "" : LegalNames.Of(measure.Kind),
        ["endsOn"] = measure?.EndsOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
    };

    private async Task AddDeadlineAsync(DocumentFields fields)
    {
        if (!Guid.TryParse(context.WorkflowInput("deadlineId") as string, out var id)
            || await db.Set<Deadline>().FirstOrDefaultAsync(d => d.Court == about.Court && d.Id == id, context.CancellationToken) is not { } deadline)
            return;
        fields.Add("node", deadline.Name);
        fields.Add("startedAt", deadline.StartedAt);
        fields.Add("dueAt", deadline.DueOn ?? CourtTime.DayOf(deadline.DueAt));
        var late = CourtTime.DayOf(deadline.MetAt ?? context.Now).DayNumber - (deadline.DueOn ?? CourtTime.DayOf(deadline.DueAt)).DayNumber;
        fields.Add("overdueDays", Math.Max(late, 0).ToString(CultureInfo.InvariantCulture));
    }
}
