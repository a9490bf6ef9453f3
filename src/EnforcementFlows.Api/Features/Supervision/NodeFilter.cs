using System.ComponentModel.DataAnnotations;
using EnforcementFlows.Api.Hosting.Validation;
using EnforcementFlows.Data;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Supervision;
using Microsoft.AspNetCore.Mvc;

namespace EnforcementFlows.Api.Features.Supervision;

/// <summary>What of the nodes is asked for.</summary>
public sealed record NodeFilter
{
    [FromQuery(Name = "caseId")]
    public Guid? CaseId { get; init; }

    /// <summary>Late, or ended late; false: in time so far.</summary>
    [FromQuery(Name = "overdue")]
    public bool? Overdue { get; init; }

    /// <summary>Neither done nor dropped; false: one of the two.</summary>
    [FromQuery(Name = "open")]
    public bool? Open { get; init; }

    /// <summary>Open and due by then, late or not.</summary>
    [FromQuery(Name = "dueBy")]
    public DateTimeOffset? DueBy { get; init; }

    /// <summary>Due after then.</summary>
    [FromQuery(Name = "dueAfter")]
    public DateTimeOffset? DueAfter { get; init; }

    [FromQuery(Name = "node")]
    [StringLength(64)]
    public string? Node { get; init; }

    /// <summary>User id, or the roles that hold the node, joined by commas.</summary>
    [FromQuery(Name = "holder")]
    [StringLength(96)]
    public string? Holder { get; init; }

    /// <summary>Of the case; empty: of cases that no team has.</summary>
    [FromQuery(Name = "team")]
    [StringLength(64)]
    public string? Team { get; init; }

    /// <summary>Of the case.</summary>
    [FromQuery(Name = "stage")]
    [CodeOf<CaseStage>]
    public string? Stage { get; init; }

    internal IQueryable<NodeLedgerRow> Of(EnforcementDbContext db, IQueryable<NodeLedgerRow> rows, DateTimeOffset now)
    {
        if (CaseId is { } about)
            rows = rows.Where(r => r.CaseId == about);
        if (Open == true || DueBy is not null)
            rows = rows.Where(r => r.MetAt == null && r.VoidedAt == null);
        if (Open == false)
            rows = rows.Where(r => r.MetAt != null || r.VoidedAt != null);
        if (DueBy?.ToUniversalTime() is { } until)
            rows = rows.Where(r => r.DueAt <= until);
        if (DueAfter?.ToUniversalTime() is { } since)
            rows = rows.Where(r => r.DueAt > since);
        return OfCase(db, Late(rows, now));
    }

    private IQueryable<NodeLedgerRow> Late(IQueryable<NodeLedgerRow> rows, DateTimeOffset now)
    {
        var isOpen = Open == true || DueBy is not null; // then its due date alone decides, and an index has that
        return (Overdue, isOpen) switch
        {
            (false, true) => rows.Where(r => r.DueAt > now),
            (false, false) => rows.Where(r => (r.MetAt ?? r.VoidedAt ?? now) < r.DueAt),
            (true, true) => rows.Where(r => r.DueAt <= now),
            (true, false) when Open == false => rows.Where(r => (r.MetAt ?? r.VoidedAt) >= r.DueAt),
            _ => rows,
        };
    }

    private IQueryable<NodeLedgerRow> OfCase(EnforcementDbContext db, IQueryable<NodeLedgerRow> rows)
    {
        if (Node is not null)
            rows = rows.Where(r => r.Node == Node);
        if (Holder is not null)
            rows = rows.Where(r => r.Holder == Holder);
        if (Team is not null)
            rows = rows.Where(r => db.Cases.Any(c => c.Court == r.Court && c.Id == r.CaseId && (c.Team ?? "") == Team));
        if (Stage is not null)
        {
            var stage = EnumCode.Parse<CaseStage>(Stage);
            rows = rows.Where(r => db.Cases.Any(c => c.Court == r.Court && c.Id == r.CaseId && c.Stage == stage));
        }

        return rows;
    }
}
