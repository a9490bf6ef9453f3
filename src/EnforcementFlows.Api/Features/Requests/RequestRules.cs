using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Features.Forms;
using EnforcementFlows.Api.Features.Termination;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Calendars;
using EnforcementFlows.Domain.Closing;
using EnforcementFlows.Domain.Funds;
using EnforcementFlows.Domain.Measures;
using EnforcementFlows.Domain.Requests;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Requests;

/// <summary>What the law forbids whoever approves it is noticed when a request is handed in (提请时审查), not after everybody has approved.</summary>
internal static class RequestRules
{
    private const string HandlingTerm = "handling-term";

    private delegate Task RequestRule(CancellationToken cancellationToken);

    /// <summary>The kind that a request really is: 终本 asked for as another way of closing is 终本, with its own right and its own rules, and the other way round.</summary>
    public static string KindOf(string kind, Dictionary<string, object?> data) => KindOf(kind, FormData.Of(data));

    /// <exception cref="DomainException">The rule that the request breaks.</exception>
    public static async Task EnsureAsync(RequestSite site, string kind, Dictionary<string, object?> data, CancellationToken cancellationToken)
    {
        foreach (var rule in Rules(site, kind, FormData.Of(data)))
            await rule(cancellationToken);
    }

    /// <summary>Everything that stands in the way of a request of this kind whatever will be filled in (事前可知的条件).</summary>
    public static async Task<IReadOnlyList<UnmetCondition>> UnmetAsync(RequestSite site, string kind, CancellationToken cancellationToken)
    {
        var unmet = new List<UnmetCondition>();
        foreach (var rule in Rules(site, kind, form: null))
        {
            try
            {
                await rule(cancellationToken);
            }
            catch (DomainException broken)
            {
                unmet.Add(new(broken.Code, broken.Message, broken.Clause));
            }
        }

        return unmet;
    }

    // without a form those that need none
    private static IEnumerable<RequestRule> Rules(RequestSite site, string kind, FormData? form)
    {
        yield return Now(() => EnsureAlone(site, kind));
        if (form is not null)
        {
            yield return cancellationToken => EnsureMeasureAsync(site, form, cancellationToken);
            yield return cancellationToken => EnsureNewHandlerAsync(site, form, cancellationToken);
        }

        switch (KindOf(kind, form ?? FormData.Of(null)))
        {
            case RequestKinds.Terminate: yield return Now(() => EarliestTermination.EnsureReached(site.About, site.Now)); break;
            case RequestKinds.Extension: yield return cancellationToken => EnsureExtensionAsync(site, form, cancellationToken); break;
            case RequestKinds.PayoutDeferral when form is not null:
                yield return Now(() => PayoutDeferral.EnsureAhead(form.RequiredDay("until", "延期至"), CourtTime.DayOf(site.Now)));
                break;
            case RequestKinds.Reinstatement: yield return cancellationToken => EnsureReinstatementAsync(site, form ?? FormData.Of(null), cancellationToken); break;
        }

        yield return Now(() => CaseRequest.EnsureFits(site.About, kind));
    }

    private static RequestRule Now(Action ensure) => _ =>
    {
        ensure();
        return Task.CompletedTask;
    };

    private static string KindOf(string kind, FormData form)
    {
        if (kind is not (RequestKinds.Close or RequestKinds.Terminate) || form.Text("way") is not { } way)
            return kind;
        return way == ClosingWay.TerminateCurrentProcedure.Code() ? RequestKinds.Terminate : RequestKinds.Close;
    }

    private static void EnsureAlone(RequestSite site, string kind)
    {
        if (RequestKinds.OneOf(kind).Any(site.OpenKinds.Contains))
            throw new DomainException("request.already-open", "同类申请正在审批中。");
    }

    private static async Task EnsureMeasureAsync(RequestSite site, FormData form, CancellationToken cancellationToken)
    {
        if (form.Text("measureId") is not { } named)
            return;
        var about = site.About;
        var isOpen = Guid.TryParse(named, out var id) && await site.Db.Measures.AnyAsync(
            m => m.Court == about.Court && m.CaseId == about.Id && m.Id == id && (m.State == MeasureState.InForce || m.State == MeasureState.Waiting), cancellationToken);
        if (!isOpen)
            throw new DomainException("measure.unknown", "本案没有这项控制措施，或者已经终结。");
    }

    private static async Task EnsureNewHandlerAsync(RequestSite site, FormData form, CancellationToken cancellationToken)
    {
        if (form.Text("newHandler") is { } named && await CaseStaff.FindAsync(site.Db, site.About.Court, named, cancellationToken) is { } person)
            site.About.EnsureMayHandle(person.Id.ToString("D"));
    }

    private static async Task EnsureExtensionAsync(RequestSite site, FormData? form, CancellationToken cancellationToken)
    {
        var term = await site.Book.FindAsync(site.About.Court, site.About.Id, HandlingTerm, null, cancellationToken);
        if (term is not { IsFinished: false })
            return;
        if (form is null)
            term.EnsureMayStillAsk(site.Now);
        else
            term.EnsureMayAskFor(form.RequiredDay("newEnd", "延长至"), site.Now);
    }

    private static async Task EnsureReinstatementAsync(RequestSite site, FormData form, CancellationToken cancellationToken)
    {
        var about = site.About;
        if (!about.IsClosed)
            return; // refused as what it is: nothing has ended yet
        Reinstatement.EnsureMayAskFor(about, form, site.Profile);
        if (await site.Db.Cases.AnyAsync(c => c.Court == about.Court && c.PriorCaseId == about.Id, cancellationToken))
            throw new DomainException("reinstatement.done", "该案已经恢复执行。");
    }
}
