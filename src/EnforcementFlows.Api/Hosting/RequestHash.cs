using System.Security.Cryptography;
using System.Text.Json;

namespace EnforcementFlows.Api.Hosting;

/// <summary>A fingerprint of a request, so that an idempotency key used for another request is noticed (422).</summary>
public static class RequestHash
{
    /// <param name="target">The case or task that is acted on.</param>
    /// <param name="act">What is done: one key of one person must not stand for two acts.</param>
    /// <param name="request">The body as it was read; null where the act has none.</param>
    public static byte[] Of(Guid target, string act, object? request = null) =>
        SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new { target, act, request }));
}
