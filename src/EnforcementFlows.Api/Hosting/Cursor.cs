using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace EnforcementFlows.Api.Hosting;

/// <summary>Names the last row of a page by its sort value and id. To callers it is a text without meaning; an endpoint takes it as a parameter.</summary>
/// <param name="At">The row's instant; null where it has none, or the list is sorted by id alone.</param>
/// <param name="Id">The row's id.</param>
public readonly record struct Cursor(DateTimeOffset? At, Guid Id)
{
    private const int MaxLength = 200;

    public override string ToString() =>
        Base64Url.EncodeToString(Encoding.ASCII.GetBytes($"{At?.UtcTicks.ToString(CultureInfo.InvariantCulture)}|{Id:N}"));

    /// <summary>Reads what <see cref="ToString"/> wrote; false for any other text, which the framework answers with 400.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, IFormatProvider? provider, out Cursor cursor)
    {
        cursor = default;
        if (text is null or { Length: 0 or > MaxLength } || !Base64Url.IsValid(text))
            return false;
        if (Encoding.ASCII.GetString(Base64Url.DecodeFromChars(text)).Split('|') is not [var at, var key] || !Guid.TryParse(key, out var id))
            return false;
        if (at.Length == 0)
            cursor = new(null, id);
        else if (long.TryParse(at, NumberStyles.None, provider, out var ticks) && ticks <= DateTimeOffset.MaxValue.UtcTicks)
            cursor = new(new(ticks, TimeSpan.Zero), id);
        else
            return false;
        return true;
    }
}
