using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Api.Hosting.Sheets;
using EnforcementFlows.Data;
using EnforcementFlows.Domain.Calendars;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace EnforcementFlows.Api.Features.Ledgers;

/// <summary>
/// A ledger as a workbook (.xlsx): every row that the list shows under the same filters, read page after page while it is sent. Reading
/// a row here leaves the same trace as reading it there.
/// </summary>
public sealed class LedgerExport(
    EnforcementDbContext db, CurrentActor actor, LedgerCatalog ledgers, ProfileCatalog profiles, TimeProvider clock, IHttpContextAccessor http, IOptions<JsonOptions> json)
{
    /// <summary>More rows than anybody reads or prints; whoever has more narrows the filters.</summary>
    public const int MostRows = 100_000;

    private const string CountHeader = "X-Total-Count";

    public async Task<Results<PushStreamHttpResult, ProblemHttpResult>> SendAsync<T, TRow>(string ledger, LedgerRows<T, TRow> rows, CancellationToken cancellationToken)
    {
        var count = await rows.CountAsync(MostRows + 1, cancellationToken);
        if (count > MostRows)
            return Problems.Conflict("ledger.too-many-rows", $"符合条件的超过 {MostRows} 行，请缩小筛选范围后再导出。");
        var now = clock.GetUtcNow();
        var profile = profiles.Get(actor.Court, now);
        var definition = ledgers.Of(ledger, profile);
        var heading = await HeadingAsync(definition, profile.Name, now, cancellationToken);
        http.HttpContext!.Response.Headers[CountHeader] = count.ToString(CultureInfo.InvariantCulture);
        var layout = new SheetLayout(definition.Name, [.. definition.Columns.Select(column => column.Width)], heading.Length + 1);
        return TypedResults.Stream(
            output => SheetFile.WriteAsync(output, layout, RowsAsync(definition, heading, rows, cancellationToken), cancellationToken),
            SheetFile.Type, $"{definition.Name}-{CourtTime.DayOf(now):yyyyMMdd}.xlsx");
    }

    private async IAsyncEnumerable<IEnumerable<SheetCell>> RowsAsync<T, TRow>(
        LedgerDefinition definition, SheetCell[][] heading, LedgerRows<T, TRow> rows, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var line in heading)
            yield return line;
        yield return LedgerCells.Header(definition.Columns);
        var number = 0;
        for (Cursor? after = null; ;)
        {
            var page = await rows.PageAsync(after, Paging.MaxLimit, cancellationToken);
            db.ChangeTracker.Clear(); // the traces of the page are written
            foreach (var row in page.Items)
                yield return LedgerCells.Of(JsonSerializer.SerializeToElement(row, json.Value.SerializerOptions), definition.Columns, ++number);
            if (!Cursor.TryParse(page.Next, null, out var last))
                yield break;
            after = last;
        }
    }

    private async Task<SheetCell[][]> HeadingAsync(LedgerDefinition definition, string court, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var filters = new List<string>();
        foreach (var filter in definition.Filters)
            if (http.HttpContext!.Request.Query[filter.Name].ToString() is { Length: > 0 } value)
                filters.Add($"{filter.Label}：{await WordsAsync(filter, value, cancellationToken)}");
        return
        [
            [SheetCell.Text($"{court}{definition.Name}", CellLook.Title)],
            [SheetCell.Text($"制表时间：{CourtTime.Local(now).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)}　制表人：{actor.DisplayName}", CellLook.Note)],
            [SheetCell.Text($"筛选：{(filters.Count == 0 ? "全部" : string.Join("；", filters))}", CellLook.Note)],
        ];
    }

    private async Task<string> WordsAsync(LedgerFilter filter, string value, CancellationToken cancellationToken) => filter.Type switch
    {
        LedgerFilterType.Boolean => bool.TryParse(value, out var yes) && yes ? "是" : "否",
        LedgerFilterType.Select => filter.Options?.GetValueOrDefault(value) ?? value,
        LedgerFilterType.Datetime when DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, out var at) => CourtTime.Local(at).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        LedgerFilterType.Case => (await db.CaseNumbersAsync(actor.Court, [value], cancellationToken)).Values.FirstOrDefault() ?? value,
        _ => value,
    };
}
