using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Api.Features.Deadlines;
using EnforcementFlows.Api.Features.Forms;
using EnforcementFlows.Api.Features.Termination;
using EnforcementFlows.Data;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Calendars;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Closing;
using EnforcementFlows.Domain.Funds;
using EnforcementFlows.Domain.Measures;
using EnforcementFlows.Domain.Requests;
using EnforcementFlows.Workflow.Execution;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Requests;

/// <summary>What the law forbids whoever approves it is noticed when a request is handed in (提请时审查), not after everybody has approved.</summary>
internal static class RequestRules
{
    private const string HandlingTerm = "handling-term";

    /// <summary>The kind that a request really is: 终本 asked for as another way of closing is 终本, with its own right and its own rules, and the other way round.</summary>
    public static string KindOf(string kind, Dictionary<string, object?> data)
    {
        if (kind is not (RequestKinds.Close or RequestKinds.Terminate) || FormData.Of(data).Text("way") is not { } way)
            return kind;
        return way == ClosingWay.TerminateCurrentProcedure.Code() ? RequestKinds.Terminate : RequestKinds.Close;
    }

    /// <exception cref="DomainException">The rule that the request breaks.</exception>
    public static async Task EnsureAsync(Burst burst, EnforcementCase about, string kind, Dictionary<string, object?> data, CancellationToken cancellationToken)
    {
        var db = burst.Services.GetRequiredService<EnforcementDbContext>();
        var form = FormData.Of(data);
        await EnsureMeasureAsync(db, about, form, cancellationToken);
        if (form.Text("newHandler") is { } named && await CaseStaff.FindAsync(db, about.Court, named, cancellationToken) is { } person)
            about.EnsureMayHandle(person.Id.ToString("D"));
        switch (KindOf(kind, data))
        {
            case RequestKinds.Terminate: EarliestTermination.EnsureReached(about, burst.Now); break;
            case RequestKinds.Extension: await EnsureExtensionAsync(burst, about, form, cancellationToken); break;
            case RequestKinds.PayoutDeferral: PayoutDeferral.EnsureAhead(form.RequiredDay("until", "延期至"), CourtTime.DayOf(burst.Now)); break;
            case RequestKinds.Reinstatement: await EnsureReinstatementAsync(burst, db, about, form, cancellationToken); break;
        }
    }

    private static async Task EnsureMeasureAsync(EnforcementDbContext db, EnforcementCase about, FormData form, CancellationToken cancellationToken)
    {
        if (form.Text("measureId") is not { } named)
            return;
        var isOpen = Guid.TryParse(named, out var id) && await db.Measures.AnyAsync(
            m => m.Court == about.Court && m.CaseId == about.Id && m.Id == id && (m.State == MeasureState.InForce || m.State == MeasureState.Waiting), cancellationToken);
        if (!isOpen)
            throw new DomainException("measure.unknown", "本案没有这项控制措施，或者已经终结。");
    }

    private static async Task EnsureExtensionAsync(Burst burst, EnforcementCase about, FormData form, CancellationToken cancellationToken)
    {
        var term = await burst.Services.GetRequiredService<DeadlineBook>().FindAsync(about.Court, about.Id, HandlingTerm, null, cancellationToken);
        if (term is { IsFinished: false })
            term.EnsureMayAskFor(form.RequiredDay("newEnd", "延长至"), burst.Now);
    }

    private static async Task EnsureReinstatementAsync(Burst burst, EnforcementDbContext db, EnforcementCase about, FormData form, CancellationToken cancellationToken)
    {
        if (!about.IsClosed)
            return; // refused as what it is: nothing has ended yet
        Reinstatement.EnsureMayAskFor(about, form, burst.Services.GetRequiredService<ProfileCatalog>().Get(about.Court, burst.Now));
        if (await db.Cases.AnyAsync(c => c.Court == about.Court && c.PriorCaseId == about.Id, cancellationToken))
            throw new DomainException("reinstatement.done", "该案已经恢复执行。");
    }
}
