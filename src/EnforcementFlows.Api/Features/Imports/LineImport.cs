using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Data;
using EnforcementFlows.Data.Imports;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Workflow.Execution;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace EnforcementFlows.Api.Features.Imports;

/// <summary>
/// Carries out single lines. A line's case and its result are written in one transaction, and only while the line is still
/// pending: however often it is tried, on whichever node, it counts once.
/// </summary>
internal sealed class LineImport(
    IServiceScopeFactory scopes, WorkflowRuntime runtime, ProfileCatalog profiles, DocketColumns columns, TimeProvider clock, ILogger<LineImport> logger)
{
    /// <summary>What all lines of a job share.</summary>
    /// <param name="Actor">Who uploaded it, and so files the cases.</param>
    internal sealed record Job(string Court, Guid Id, string Actor, DocketHeader Header, HandlerNames Handlers);

    /// <summary>A case that has the number of a line.</summary>
    internal sealed record Known(Guid Id, string FilingHash, DateTimeOffset RegisteredAt);

    /// <summary>Imports one line, or says what is wrong with it.</summary>
    /// <param name="job">The job.</param>
    /// <param name="line">A pending line.</param>
    /// <param name="known">The case of its number, as far as it was there a moment ago.</param>
    /// <param name="cancellationToken">Leaves the line pending.</param>
    public async Task RunAsync(Job job, ImportLine line, Known? known, CancellationToken cancellationToken)
    {
        try
        {
            if (!await TryAsync(job, line, known, cancellationToken)) // the same number came in at the same moment
                await TryAsync(job, line, await FindAsync(job, line, cancellationToken), cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException and not NpgsqlException)
        {
            Log.LineFailed(logger, exception, job.Id, line.Line);
            await RefuseAsync(job, line, [new(ErrorCodes.ServerError, "导入此行时出错，未写入任何内容；请联系管理员。")], cancellationToken);
        }
    }

    // false where a case of the same number has come in since
    private async Task<bool> TryAsync(Job job, ImportLine line, Known? known, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var profile = profiles.Get(job.Court, now);
        DocketLine ReadAt(DateTimeOffset moment) => DocketLine.Read(line.Cells, new(profile, job.Header, columns, job.Handlers, moment));
        if (known is not null)
        {
            var same = ReadAt(known.RegisteredAt).Filing?.Hash() == known.FilingHash;
            await (same ? SettleAsync(job, line, ImportLineState.Unchanged, known.Id, null, cancellationToken) : RefuseDuplicateAsync(job, line, ReadAt(now), cancellationToken));
            return true;
        }

        var read = ReadAt(now);
        if (read.Filing is not { } filing)
            await RefuseAsync(job, line, read.Errors, cancellationToken);
        else
            return await FileAsync(job, line, filing, read.Past, profile.FlowOf(filing.Type)!, cancellationToken);
        return true;
    }

    private async Task<bool> FileAsync(Job job, ImportLine line, CaseFiling filing, TakeOver? past, string flow, CancellationToken cancellationToken)
    {
        var hash = filing.Hash();
        var command = new Command(
            job.Court, DerivedId.FromName($"import:{job.Court}:{filing.Number}:{hash}"), "import-case", job.Actor, Convert.FromHexString(hash));
        try
        {
            var result = await runtime.ExecuteAsync(command, burst => WriteAsync(burst, job, line, filing, past, flow, cancellationToken), cancellationToken);
            if (result.Replayed) // another job has brought the very same case in
                await SettleAsync(job, line, ImportLineState.Unchanged, Guid.Parse((string)result.Result!), null, cancellationToken);
            return true;
        }
        catch (LineSettledException)
        {
            return true;
        }
        catch (DbUpdateException exception) when (exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return false;
        }
        catch (DomainException refused)
        {
            await RefuseAsync(job, line, [new(refused.Code, refused.Message, Clause: refused.Clause)], cancellationToken);
            return true;
        }
        catch (DefinitionMissingException)
        {
            await RefuseAsync(job, line, [new(ErrorCodes.FlowMissing, "该类案件的流程尚未发布。", job.Header.NameOf("caseType"))], cancellationToken);
            return true;
        }
    }

    private async Task<object?> WriteAsync(
        Burst burst, Job job, ImportLine line, CaseFiling filing, TakeOver? past, string flow, CancellationToken cancellationToken)
    {
        var db = burst.Services.GetRequiredService<EnforcementDbContext>();
        var profile = profiles.Get(job.Court, burst.Now);
        var filed = await CaseRegistration.RunAsync(burst, filing, flow, profile, job.Actor, past ?? new(), cancellationToken);
        var late = LateNode.Of(db, filed, burst.Now);
        if (!await SettleAsync(db, job, line, ImportLineState.Imported, filed.Id, null, late.Count > 0 ? LateNode.Write(late) : null, filing.Number.ToString(), cancellationToken))
            throw new LineSettledException();
        return filed.Id;
    }

    private Task RefuseDuplicateAsync(Job job, ImportLine line, DocketLine read, CancellationToken cancellationToken) =>
        RefuseAsync(job, line, [new("case.duplicate", "该案号已经登记，且登记内容不同。", job.Header.NameOf("caseNumber")), .. read.Errors], cancellationToken);

    private Task RefuseAsync(Job job, ImportLine line, IReadOnlyList<ApiError> errors, CancellationToken cancellationToken) =>
        SettleAsync(job, line, ImportLineState.Bad, null, LineErrors.Write(errors), cancellationToken);

    private async Task SettleAsync(Job job, ImportLine line, ImportLineState state, Guid? caseId, string? errors, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EnforcementDbContext>();
        var number = DocketLine.NumberOf(line.Cells, job.Header)?.ToString();
        await SettleAsync(db, job, line, state, caseId, errors, null, number, cancellationToken);
    }

    private static async Task<bool> SettleAsync(
        EnforcementDbContext db, Job job, ImportLine line, ImportLineState state, Guid? caseId, string? errors, string? late, string? number, CancellationToken cancellationToken) =>
        await db.ImportLines
            .Where(row => row.Court == job.Court && row.JobId == job.Id && row.Line == line.Line && row.State == ImportLineState.Pending)
            .ExecuteUpdateAsync(
                row => row.SetProperty(l => l.State, state).SetProperty(l => l.CaseId, caseId).SetProperty(l => l.CaseNumber, number)
                    .SetProperty(l => l.Errors, errors).SetProperty(l => l.Late, late),
                cancellationToken) == 1;

    private async Task<Known?> FindAsync(Job job, ImportLine line, CancellationToken cancellationToken)
    {
        var number = DocketLine.NumberOf(line.Cells, job.Header)!;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EnforcementDbContext>();
        return await db.Cases.AsNoTracking().Where(c => c.Court == job.Court && c.Number == number)
            .Select(c => new Known(c.Id, c.FilingHash, c.RegisteredAt)).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>Another node has settled the line; this attempt is undone.</summary>
    private sealed class LineSettledException : Exception;
}
