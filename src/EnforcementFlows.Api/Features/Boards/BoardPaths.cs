using System.Globalization;

namespace EnforcementFlows.Api.Features.Boards;

/// <summary>Addresses of the lists behind a board's figures.</summary>
internal static class BoardPaths
{
    public const string Nodes = "/api/ledgers/node-deadlines?open=true";

    /// <summary>An address with one more parameter; an instant is written in UTC, which needs no escaping.</summary>
    public static string With(this string path, string name, object value) => $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{name}={Text(value)}";

    private static string Text(object value) => value switch
    {
        DateTimeOffset at => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        bool yes => yes ? "true" : "false",
        _ => Uri.EscapeDataString(Convert.ToString(value, CultureInfo.InvariantCulture)!),
    };
}
