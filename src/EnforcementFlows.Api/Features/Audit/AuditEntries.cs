using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Data;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Audit;

/// <summary>What is searched for. The time is always bounded: of each record an index has the court's by time.</summary>
internal sealed record AuditWanted(string Court, DateTimeOffset From, DateTimeOffset Until, string? By, Guid? CaseId, bool WithTimelineText);

/// <summary>An entry of any of the records.</summary>
internal sealed class AuditEntry
{
    public required Guid Id { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Kind { get; init; }

    public required string What { get; init; }

    public string? By { get; init; }

    public Guid? CaseId { get; init; }

    public string? Subject { get; init; }

    public string? Code { get; init; }

    public string? Text { get; init; }
}

/// <summary>Reads the records that are kept apart as one, newest first.</summary>
internal static class AuditEntries
{
    private static readonly Keyset<AuditEntry> Order = Keyset.Descending<AuditEntry>(entry => entry.At, entry => entry.Id);

    public static async Task<Page<AuditEntry>> PageAsync(
        EnforcementDbContext db, AuditWanted wanted, string? kind, Cursor? after, int limit, CancellationToken cancellationToken)
    {
        var pages = new List<Page<AuditEntry>>();
        foreach (var (name, entries) in Records(db, wanted))
        {
            if (kind is null || kind == name)
                pages.Add(await Matching(entries, wanted).PageAsync(Order, after, limit, cancellationToken));
        }

        // no page ends before the merged one does, unless it has no more
        var rows = pages.SelectMany(page => page.Items).OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Id).ToList();
        var shown = rows.Take(limit).ToList();
        return new(shown, rows.Count > limit || pages.Exists(page => page.Next is not null) ? Order.CursorOf(shown[^1]).ToString() : null);
    }

    private static IQueryable<AuditEntry> Matching(IQueryable<AuditEntry> entries, AuditWanted wanted)
    {
        entries = entries.Where(entry => entry.At >= wanted.From && entry.At < wanted.Until);
        if (wanted.By is not null)
            entries = entries.Where(entry => entry.By == wanted.By);
        return wanted.CaseId is null ? entries : entries.Where(entry => entry.CaseId == wanted.CaseId);
    }

    private static IEnumerable<(string Kind, IQueryable<AuditEntry> Entries)> Records(EnforcementDbContext db, AuditWanted wanted)
    {
        yield return ("timeline", db.Timeline.AsNoTracking().Where(e => e.Court == wanted.Court).Select(e => new AuditEntry
        {
            Id = e.Id,
            At = e.At,
            Kind = "timeline",
            What = e.Kind,
            By = e.Actor,
            CaseId = e.CaseId,
            Subject = e.Node,
            Code = e.Clause,
            Text = wanted.WithTimelineText ? e.Text : null,
        }));
        yield return ("refused", db.RefusedActs.AsNoTracking().Where(e => e.Court == wanted.Court).Select(e => new AuditEntry
        {
            Id = e.Id,
            At = e.At,
            Kind = "refused",
            What = e.Act,
            By = e.By,
            CaseId = e.CaseId,
            Subject = e.Subject,
            Code = e.Code,
            Text = e.Reason,
        }));
        yield return ("operator", db.OperatorActs.AsNoTracking().Where(e => e.Court == wanted.Court).Select(e => new AuditEntry
        {
            Id = e.Id,
            At = e.At,
            Kind = "operator",
            What = e.Act,
            By = e.By,
            CaseId = e.CaseId,
            Subject = e.SubjectKind + " " + e.SubjectId,
            Text = e.Reason,
        }));
        yield return ("access", db.AccessRecords.AsNoTracking().Where(e => e.Court == wanted.Court).Select(e => new AuditEntry
        {
            Id = e.Id,
            At = e.At,
            Kind = "access",
            What = e.What,
            By = e.By,
            CaseId = e.CaseId,
            Subject = e.SubjectId == null ? null : e.SubjectId.ToString(),
        }));
    }
}
