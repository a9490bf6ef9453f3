using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Api.Features.Staff;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Courts;
using EnforcementFlows.Workflow.Execution;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace EnforcementFlows.Api.Features.Cases;

/// <summary>
/// Takes a filing in (立案) and starts its flow, in one transaction (TB-3.2-1a). The same filing again answers with the first
/// case; the same number with other facts is a conflict; a bad filing lists every bad field.
/// </summary>
public static class FileCase
{
    public static async Task<Results<Created<CaseRow>, Ok<CaseRow>, ProblemHttpResult>> Handle(
        FilingDraft request, CommandKey key,
        [FromServices] EnforcementDbContext db, [FromServices] WorkflowRuntime runtime, [FromServices] ProfileCatalog profiles,
        [FromServices] StaffNames staff, [FromServices] CurrentActor actor, [FromServices] TimeProvider clock, CancellationToken cancellationToken)
    {
        var profile = profiles.Get(actor.Court, clock.GetUtcNow());
        var (handler, unknown) = await ResolveHandlerAsync(db, actor.Court, request.AssignedHandler, cancellationToken);
        var review = FilingReview.Of(request with { AssignedHandler = handler }, new(profile.Name, profile.CaseCode, clock.GetUtcNow()));
        List<ApiError> errors = [.. review.Problems.Select(p => new ApiError(p.Code, p.Message, p.Field))];
        if (unknown is not null)
            errors.Add(unknown);
        if (review.Filing is not { } filing || errors.Count > 0)
            return Problems.Invalid(errors);
        if (profile.FlowOf(filing.Type) is not { } definitionId)
            return Problems.Invalid("caseType", "filing.case-type-not-handled", "本院尚未配置该类案件的流程。");
        if (await IsPriorHereAsync(db, actor.Court, filing, cancellationToken))
            return Problems.Conflict("case.prior-here", "原案在本院系统内，恢复执行须经提请和审批，由系统立案。");
        return await RegisterAsync(filing, definitionId, profile, key, db, staff, runtime, actor, cancellationToken);
    }

    private static async Task<Results<Created<CaseRow>, Ok<CaseRow>, ProblemHttpResult>> RegisterAsync(
        CaseFiling filing, string definitionId, CourtProfile profile, CommandKey key,
        EnforcementDbContext db, StaffNames staff, WorkflowRuntime runtime, CurrentActor actor, CancellationToken cancellationToken)
    {
        if (await ExistingAsync(db, staff, actor.Court, filing, cancellationToken) is { } first)
            return TypedResults.Ok(first);
        var command = new Command(actor.Court, key.CommandId, "file-case", actor.Id, Convert.FromHexString(filing.Hash()));
        CommandResult result;
        try
        {
            result = await runtime.ExecuteAsync(
                command, async burst => (await CaseRegistration.RunAsync(burst, filing, definitionId, profile, actor.Id, null, cancellationToken)).Id, cancellationToken);
        }
        catch (DbUpdateException exception) when (exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            // the same number was filed at the same moment: the other one is the first
            db.ChangeTracker.Clear();
            return TypedResults.Ok((await ExistingAsync(db, staff, actor.Court, filing, cancellationToken))!);
        }

        var row = await RowAsync(staff, await db.Cases.AsNoTracking().FirstAsync(c => c.Court == actor.Court && c.Id == Guid.Parse((string)result.Result!), cancellationToken), cancellationToken);
        return result.Replayed ? TypedResults.Ok(row) : TypedResults.Created($"/api/cases/{row.Id}", row);
    }

    // a terminated case that is kept here goes on by its approved request only, which also moves its measures and leaves out its last handler
    private static async Task<bool> IsPriorHereAsync(EnforcementDbContext db, string court, CaseFiling filing, CancellationToken cancellationToken) =>
        filing.PriorCaseNumber is { } prior
        && await db.Cases.AnyAsync(c => c.Court == court && c.Number == prior, cancellationToken)
        && !await db.Cases.AnyAsync(c => c.Court == court && c.Number == filing.Number, cancellationToken);

    private static async Task<CaseRow?> ExistingAsync(EnforcementDbContext db, StaffNames staff, string court, CaseFiling filing, CancellationToken cancellationToken)
    {
        var existing = await db.Cases.AsNoTracking().FirstOrDefaultAsync(c => c.Court == court && c.Number == filing.Number, cancellationToken);
        existing?.EnsureSameFiling(filing);
        return existing is null ? null : await RowAsync(staff, existing, cancellationToken);
    }

    private static async Task<CaseRow> RowAsync(StaffNames staff, EnforcementCase about, CancellationToken cancellationToken) =>
        CaseRow.Of(about, await staff.OfAsync([about.HandlerId], cancellationToken));

    // filing systems know accounts (judge1, tongbai.judge1); the case keeps the person's id
    private static async Task<(string? Id, ApiError? Unknown)> ResolveHandlerAsync(
        EnforcementDbContext db, string court, string? handler, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(handler))
            return (null, null);
        var name = handler.Trim();
        var full = name.Contains('.', StringComparison.Ordinal) ? name : $"{court}.{name}";
        var id = await db.Users.Where(u => u.Court == court && u.Active && (u.UserName == full || u.Id.ToString() == name))
            .Select(u => (Guid?)u.Id).FirstOrDefaultAsync(cancellationToken);
        return id is { } found ? (found.ToString("D"), null) : (null, new("filing.handler-unknown", "本院没有该承办人账号。", "assignedHandler"));
    }
}
