using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace EnforcementFlows.Api.Hosting.Security;

/// <summary>
/// Signs messages as the open convention "Standard Webhooks" has it: HMAC-SHA256 over id, time and body, so that neither can be
/// changed or sent again later. Used for what we send and for what gateways send us.
/// </summary>
public static class MessageSignature
{
    public const string IdHeader = "webhook-id";
    public const string TimestampHeader = "webhook-timestamp";
    public const string SignatureHeader = "webhook-signature";

    /// <summary>How far the sender's clock may be from ours.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    private const string SecretPrefix = "whsec_";
    private const string Version = "v1,";

    /// <summary>A new signing key: <c>whsec_</c> and 32 random bytes in base64.</summary>
    public static string NewSecret() => SecretPrefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    /// <param name="sentAt">Time of sending, by the system's clock.</param>
    public static string Sign(string secret, string id, DateTimeOffset sentAt, ReadOnlySpan<byte> body)
    {
        var head = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{sentAt.ToUnixTimeSeconds()}."));
        return Version + Convert.ToBase64String(HMACSHA256.HashData(KeyOf(secret), (byte[])[.. head, .. body]));
    }

    /// <summary>Whether one of the signatures is right and the time is near. Compares in constant time.</summary>
    public static bool IsValid(string secret, string id, string timestamp, string signatures, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || seconds > DateTimeOffset.MaxValue.ToUnixTimeSeconds())
            return false;
        var sentAt = DateTimeOffset.FromUnixTimeSeconds(seconds);
        if ((now - sentAt).Duration() > Tolerance)
            return false;
        var right = Encoding.ASCII.GetBytes(Sign(secret, id, sentAt, body));
        var valid = false;
        foreach (var signature in signatures.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            valid |= CryptographicOperations.FixedTimeEquals(right, Encoding.ASCII.GetBytes(signature));
        return valid;
    }

    // keys given by partners may be any text; ours are base64 behind a prefix
    private static byte[] KeyOf(string secret)
    {
        if (!secret.StartsWith(SecretPrefix, StringComparison.Ordinal))
            return Encoding.UTF8.GetBytes(secret);
        var key = new byte[secret.Length];
        return Convert.TryFromBase64String(secret[SecretPrefix.Length..], key, out var length) ? key[..length] : Encoding.UTF8.GetBytes(secret);
    }
}
