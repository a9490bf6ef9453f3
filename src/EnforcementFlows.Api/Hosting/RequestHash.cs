using System.Security.Cryptography;
using System.Text.Json;

namespace EnforcementFlows.Api.Hosting;

/// <summary>A fingerprint of a request, so that an idempotency key used for another request is noticed (422).</summary>
public static class RequestHash
{
    public static byte[] Of<T>(Guid target, T request) => SHA256.HashData([.. target.ToByteArray(), .. JsonSerializer.SerializeToUtf8Bytes(request)]);
}
