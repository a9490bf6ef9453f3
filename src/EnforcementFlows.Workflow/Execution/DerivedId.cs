using System.Buffers.Binary;
using System.Security.Cryptography;

namespace EnforcementFlows.Workflow.Execution;

/// <summary>Ids derived from what caused them: the same command makes the same ids, also when it is retried or replayed.</summary>
public static class DerivedId
{
    /// <summary>A version-7-shaped id: ordered by time, the rest derived from command, instance and counter.</summary>
    public static Guid Create(Guid commandId, Guid instanceId, int counter, DateTimeOffset now)
    {
        Span<byte> seed = stackalloc byte[36];
        commandId.TryWriteBytes(seed);
        instanceId.TryWriteBytes(seed[16..]);
        BinaryPrimitives.WriteInt32BigEndian(seed[32..], counter);
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(seed, hash);
        Span<byte> id = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(id, now.ToUnixTimeMilliseconds() << 16);
        hash[..10].CopyTo(id[6..]);
        id[6] = (byte)(0x70 | (id[6] & 0x0F));
        id[8] = (byte)(0x80 | (id[8] & 0x3F));
        return new Guid(id, bigEndian: true);
    }

    /// <summary>An id that stands for a name, such as a command's natural key <c>timer:{id}:{generation}</c>.</summary>
    public static Guid FromName(string name)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(name), hash);
        hash[6] = (byte)(0x80 | (hash[6] & 0x0F));
        hash[8] = (byte)(0x80 | (hash[8] & 0x3F));
        return new Guid(hash[..16], bigEndian: true);
    }
}
