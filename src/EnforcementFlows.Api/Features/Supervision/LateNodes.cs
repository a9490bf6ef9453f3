using System.Text.Json;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Domain.Supervision;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Supervision;

/// <summary>What came of a node's lateness.</summary>
/// <param name="Reason">超期原因, as the holder gave it when he was urged.</param>
/// <param name="FilledBy">Who gave it; user id.</param>
/// <param name="ReviewedBy">Who decided; user id.</param>
/// <param name="Opinion">处理意见</param>
public sealed record LateNode(string? Reason, string? FilledBy, string? ReviewedBy, string? Opinion);

/// <summary>Looks up, for a page of the ledger at once, what came of its late nodes.</summary>
public sealed class LateNodes(EnforcementDbContext db, CurrentActor actor)
{
    private const string FeedbackForm = "urge-feedback";

    /// <returns>By deadline.</returns>
    public async Task<IReadOnlyDictionary<Guid, LateNode>> OfAsync(IReadOnlyList<NodeLedgerRow> rows, CancellationToken cancellationToken)
    {
        if (rows.Count == 0)
            return new Dictionary<Guid, LateNode>();
        var deadlines = rows.Select(r => r.DeadlineId).ToList();
        var reports = await db.OverdueReports.AsNoTracking().Where(r => r.Court == actor.Court && deadlines.Contains(r.DeadlineId)).ToListAsync(cancellationToken);
        var feedback = await FeedbackAsync(rows, cancellationToken);
        return reports.ToDictionary(r => r.DeadlineId, r =>
        {
            var given = feedback.GetValueOrDefault(r.DeadlineId.ToString("D"));
            return new LateNode(CauseOf(given?.Form), given?.DoneBy, r.DecidedBy, r.Opinion);
        });
    }

    // an index leads to the tasks of a case; none to those of a subject
    private async Task<Dictionary<string, Feedback>> FeedbackAsync(IReadOnlyList<NodeLedgerRow> rows, CancellationToken cancellationToken)
    {
        var cases = rows.Select(r => r.CaseId.ToString("D")).Distinct().ToList();
        var subjects = rows.Select(r => r.DeadlineId.ToString("D")).ToList();
        var given = await db.HumanTasks.AsNoTracking()
            .Where(t => t.TenantId == actor.Court && t.CorrelationId != null && cases.Contains(t.CorrelationId) && t.FormKey == FeedbackForm && t.DoneAt != null
                && t.SubjectId != null && subjects.Contains(t.SubjectId))
            .OrderBy(t => t.DoneAt).Select(t => new Feedback(t.SubjectId!, t.Form, t.DoneBy)).ToListAsync(cancellationToken);
        return given.GroupBy(f => f.Deadline).ToDictionary(g => g.Key, g => g.Last());
    }

    private static string? CauseOf(string? form)
    {
        if (form is null)
            return null;
        using var entered = JsonDocument.Parse(form);
        return entered.RootElement.TryGetProperty("cause", out var cause) && cause.ValueKind == JsonValueKind.String ? cause.GetString() : null;
    }

    private sealed record Feedback(string Deadline, string? Form, string? DoneBy);
}
