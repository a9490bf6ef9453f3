using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace EnforcementFlows.Api.Hosting;

/// <summary>One page of a list.</summary>
/// <param name="Items">At most as many as asked for.</param>
/// <param name="Next">What to send as <c>after</c> for the next page; null on the last.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>Keyset paging: a cursor names the last row seen by its sort value and id, so that rows added meanwhile move no page.</summary>
public static class Paging
{
    /// <summary>Makes a page of rows that were read one more than asked for.</summary>
    public static Page<T> Page<T>(IReadOnlyList<T> rows, int limit, Func<T, string> cursorOf) =>
        rows.Count > limit ? new([.. rows.Take(limit)], cursorOf(rows[limit - 1])) : new(rows, null);

    public const int MaxLimit = 200;
    public const int DefaultLimit = 50;

    public static string Write(DateTimeOffset? at, Guid id) =>
        Base64Url.EncodeToString(Encoding.ASCII.GetBytes($"{at?.UtcTicks.ToString(CultureInfo.InvariantCulture)}|{id:N}"));

    /// <summary>Reads a cursor; null for the first page, false for a text that is none.</summary>
    public static bool TryRead(string? cursor, out (DateTimeOffset? At, Guid Id)? position)
    {
        position = null;
        if (string.IsNullOrEmpty(cursor))
            return true;
        if (cursor.Length > 200 || !Base64Url.IsValid(cursor))
            return false;
        var parts = Encoding.ASCII.GetString(Base64Url.DecodeFromChars(cursor)).Split('|');
        if (parts.Length != 2 || !Guid.TryParse(parts[1], out var id))
            return false;
        if (parts[0].Length == 0)
            position = (null, id);
        else if (long.TryParse(parts[0], CultureInfo.InvariantCulture, out var ticks) && ticks is >= 0 and < 3155378975999999999)
            position = (new(ticks, TimeSpan.Zero), id);
        return position is not null;
    }
}
