using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Data;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Deadlines;

namespace EnforcementFlows.Api.Features.Deadlines;

/// <summary>A deadline that a proposed change would move.</summary>
/// <param name="From">When it is due now.</param>
/// <param name="To">When it would be due; null where it cannot be recomputed.</param>
/// <param name="Provisional">Whether the new date still lies in, or runs through, a year without a calendar.</param>
/// <param name="Problem">Why it cannot be recomputed and stays as it is.</param>
public sealed record DeadlineMoveRow(
    Guid DeadlineId, Guid CaseId, string? CaseNumber, string Node, string NodeName, DateTimeOffset From, DateOnly? FromDay, DateTimeOffset? To, DateOnly? ToDay,
    bool Provisional, string? Problem);

/// <summary>What a change would move (重算预览): computed, and nothing is changed by it.</summary>
/// <remarks>One call looks at 10,000 deadlines at most: a page may hold fewer than asked for, even none, and yet name a next one.</remarks>
internal static class DeadlineMoves
{
    private const int Chunk = 500;
    private const int Chunks = 20;
    private static readonly Keyset<Deadline> Order = Keyset.ById<Deadline>(d => d.Id);

    /// <param name="db">The database.</param>
    /// <param name="court">Whose deadlines.</param>
    /// <param name="concerned">Those that may move.</param>
    /// <param name="compute">What a deadline would be.</param>
    /// <param name="limit">Rows asked for.</param>
    /// <param name="after">The last deadline of the page before.</param>
    /// <param name="cancellationToken">Of the request.</param>
    public static async Task<Page<DeadlineMoveRow>> PageAsync(
        EnforcementDbContext db, string court, IQueryable<Deadline> concerned, Func<Deadline, DeadlineComputation> compute, int limit, Cursor? after, CancellationToken cancellationToken)
    {
        var moved = new List<Move>();
        for (var chunk = 0; chunk < Chunks; chunk++)
        {
            var page = await concerned.PageAsync(Order, after, Chunk, cancellationToken);
            foreach (var move in page.Items.Select(deadline => Move.Of(deadline, compute)).Where(move => move.IsOne))
            {
                moved.Add(move);
                if (moved.Count == limit)
                    return new(await RowsAsync(db, court, moved, cancellationToken), new Cursor(null, move.Deadline.Id).ToString());
            }

            after = page.Next is null ? null : new Cursor(null, page.Items[^1].Id);
            if (after is null)
                break;
        }

        return new(await RowsAsync(db, court, moved, cancellationToken), after?.ToString());
    }

    private static async Task<IReadOnlyList<DeadlineMoveRow>> RowsAsync(EnforcementDbContext db, string court, List<Move> moves, CancellationToken cancellationToken)
    {
        var numbers = await db.CaseNumbersAsync(court, moves.Select(move => move.Deadline.CaseId.ToString("D")), cancellationToken);
        return [.. moves.Select(move => (move.Deadline, move.New, move.Problem)).Select(move => new DeadlineMoveRow(
            move.Deadline.Id, move.Deadline.CaseId, numbers.GetValueOrDefault(move.Deadline.CaseId.ToString("D")), move.Deadline.Node, move.Deadline.Name,
            move.Deadline.DueAt, move.Deadline.DueOn, move.New?.DueAt, move.New?.DueOn, move.New?.Provisional ?? move.Deadline.Provisional, move.Problem))];
    }

    private sealed record Move(Deadline Deadline, DeadlineComputation? New, string? Problem)
    {
        public bool IsOne => New is null || (New.DueAt, New.Provisional) != (Deadline.DueAt, Deadline.Provisional);

        public static Move Of(Deadline deadline, Func<Deadline, DeadlineComputation> compute)
        {
            try
            {
                return new(deadline, compute(deadline), null);
            }
            catch (DomainException refused)
            {
                return new(deadline, null, refused.Message);
            }
        }
    }
}
