using System.Security.Cryptography;
using System.Text;

namespace EnforcementFlows.Workflow.Execution;

/// <summary>The hash chain of an instance's journal.</summary>
public static class JournalChain
{
    /// <summary>SHA-256 over the previous hash and the canonical text of the record.</summary>
    public static byte[] Hash(byte[] previous, Guid instanceId, long seq, DateTimeOffset at, string kind, string? actor, Guid commandId, string body)
    {
        // PostgreSQL keeps microseconds; the hash is over what is stored
        var micros = at.ToUniversalTime().Ticks / 10;
        var text = Encoding.UTF8.GetBytes($"{instanceId:N}|{seq}|{micros}|{kind}|{actor}|{commandId:N}|{body}");
        return SHA256.HashData([.. previous, .. text]);
    }
}
