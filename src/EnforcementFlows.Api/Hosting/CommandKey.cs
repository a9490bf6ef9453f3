using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Api.Hosting.Security;
using Microsoft.AspNetCore.Http.Metadata;

namespace EnforcementFlows.Api.Hosting;

/// <summary>
/// The id of a command. With the header <c>Idempotency-Key</c> it is the same for every repetition by the same actor,
/// so that the runtime answers a repetition with the first result; without it every request is a command of its own.
/// An endpoint takes it as a parameter.
/// </summary>
public sealed record CommandKey(Guid CommandId, string? Key) : IEndpointParameterMetadataProvider
{
    public const string HeaderName = "Idempotency-Key";
    private const int MaxLength = 128;

    /// <exception cref="RequestException">400 <c>idempotency-key.invalid</c>: not 1 to 128 visible ASCII characters, or given twice.</exception>
    public static ValueTask<CommandKey> BindAsync(HttpContext http)
    {
        var header = http.Request.Headers[HeaderName];
        if (header.Count == 0)
            return new(new CommandKey(Guid.CreateVersion7(), null));
        if (header.Count > 1 || header[0] is not { Length: > 0 and <= MaxLength } key || !key.All(character => character is > ' ' and <= '~'))
            throw new RequestException(StatusCodes.Status400BadRequest, ErrorCodes.IdempotencyKeyInvalid, $"应为 1 到 {MaxLength} 个可见 ASCII 字符。");
        var actor = http.RequestServices.GetRequiredService<CurrentActor>();
        return new(new CommandKey(IdOf(actor.Court, actor.Id, key), key));
    }

    /// <summary>The id of the command that this actor of this court calls by this key.</summary>
    public static Guid IdOf(string court, string actor, string key)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{court}\n{actor}\n{key}")).AsSpan(0, 16);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80); // RFC 9562 version 8: made by a rule of our own
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash, bigEndian: true);
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) => builder.Metadata.Add(AcceptsCommandKey.Instance);
}

/// <summary>Tells the API document that an operation takes the header.</summary>
internal sealed class AcceptsCommandKey
{
    public static AcceptsCommandKey Instance { get; } = new();
}
