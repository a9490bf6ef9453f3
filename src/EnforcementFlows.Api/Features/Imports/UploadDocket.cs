using System.Security.Cryptography;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Data.Imports;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace EnforcementFlows.Api.Features.Imports;

/// <summary>
/// Takes in a docket of running cases (在办案件导入): keeps every line and leaves the rest to the worker. The same file again
/// answers with the first import; one that was cancelled may be sent anew.
/// </summary>
public static class UploadDocket
{
    public const int MostLines = 20_000;
    public const long LargestFile = 20 * 1024 * 1024;

    /// <summary>The file and what multipart puts around it.</summary>
    public const long LargestRequest = LargestFile + (64 * 1024);

    /// <summary>A header line stands among the first ones; above it courts write titles.</summary>
    private const int LinesToHeader = 10;

    internal static async Task<Results<Accepted<ImportRow>, Ok<ImportRow>, ProblemHttpResult>> Handle(
        IFormFile file, [FromServices] EnforcementDbContext db, [FromServices] ImportAccess access, [FromServices] DocketColumns columns,
        [FromServices] CurrentActor actor, [FromServices] TimeProvider clock, CancellationToken cancellationToken)
    {
        if (file.Length > LargestFile)
            return Problems.Of(StatusCodes.Status413PayloadTooLarge, ErrorCodes.TooLarge);
        await using var content = file.OpenReadStream();
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken));
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({"import:" + actor.Court + hash}, 0))", cancellationToken); // the same file twice at once
        if (await access.Jobs().FirstOrDefaultAsync(job => job.ContentHash == hash && job.State != ImportState.Cancelled, cancellationToken) is { } first)
            return TypedResults.Ok(await access.ShowAsync(first, cancellationToken));
        try
        {
            content.Position = 0;
            using var rows = DocketFile.Read(content).GetEnumerator();
            var header = HeaderOf(rows, columns);
            if (new DocketHeader(header, columns).Errors is { Count: > 0 } errors)
                return Problems.Invalid(errors);
            var job = NewJob(actor, file, hash, header, clock);
            db.ImportJobs.Add(job);
            await db.SaveChangesAsync(cancellationToken);
            job.Total = await KeepAsync(db, job, rows, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return TypedResults.Accepted($"/api/cases/import/{job.Id}", await access.ShowAsync(job, cancellationToken));
        }
        catch (DocketFileException unreadable)
        {
            return Problems.Invalid("file", unreadable.Code, unreadable.Message);
        }
    }

    // without a line that looks like one, the first is taken, so that the answer names what it lacks
    private static string[] HeaderOf(IEnumerator<DocketRow> rows, DocketColumns columns)
    {
        string[]? first = null;
        for (var line = 0; line < LinesToHeader && rows.MoveNext(); line++)
        {
            if (DocketHeader.IsLikely(rows.Current.Cells, columns))
                return rows.Current.Cells;
            first ??= rows.Current.IsBlank ? null : rows.Current.Cells;
        }

        return first ?? throw new DocketFileException("import.file-empty", "文件没有内容。");
    }

    private static ImportJob NewJob(CurrentActor actor, IFormFile file, string hash, string[] header, TimeProvider clock)
    {
        var name = Path.GetFileName(file.FileName).Replace('\0', ' ');
        return new()
        {
            Court = actor.Court,
            Id = Guid.CreateVersion7(),
            FileName = name.Length > 200 ? name[^200..] : name,
            ContentHash = hash,
            Header = header,
            CreatedAt = clock.GetUtcNow(),
            CreatedBy = actor.Id,
        };
    }

    /// <summary>Writes every line that holds anything, one after the other as the file is read.</summary>
    private static async Task<int> KeepAsync(EnforcementDbContext db, ImportJob job, IEnumerator<DocketRow> rows, CancellationToken cancellationToken)
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using var writer = await connection.BeginBinaryImportAsync(
            "COPY import_lines (court, job_id, line, cells, state) FROM STDIN (FORMAT BINARY)", cancellationToken);
        var lines = 0;
        while (rows.MoveNext())
        {
            if (rows.Current.IsBlank)
                continue;
            if (++lines > MostLines)
                throw new DocketFileException("import.too-many-lines", $"不得超过 {MostLines} 行，请分成几个文件。");
            await writer.StartRowAsync(cancellationToken);
            await writer.WriteAsync(job.Court, NpgsqlDbType.Varchar, cancellationToken);
            await writer.WriteAsync(job.Id, NpgsqlDbType.Uuid, cancellationToken);
            await writer.WriteAsync(rows.Current.Line, NpgsqlDbType.Integer, cancellationToken);
            await writer.WriteAsync(rows.Current.Cells, NpgsqlDbType.Array | NpgsqlDbType.Text, cancellationToken);
            await writer.WriteAsync(nameof(ImportLineState.Pending), NpgsqlDbType.Varchar, cancellationToken);
        }

        if (lines == 0)
            throw new DocketFileException("import.file-empty", "表头之下没有任何一行。");
        await writer.CompleteAsync(cancellationToken);
        return lines;
    }
}
