using System.Buffers.Binary;

namespace EnforcementFlows.Domain;

/// <summary>Ids that sort in the order in which this process made them, so that rows of one instant keep their order.</summary>
/// <remarks>
/// Version 7 (RFC 9562): milliseconds of the system clock, then a counter of 12 bits instead of random ones.
/// The case's own clock may stand still for many rows; "at, id" is still the order of writing.
/// </remarks>
public static class OrderedId
{
    private const int LastOfMillisecond = 0xFFF;
    private static readonly Lock Gate = new();
    private static long _millisecond;
    private static int _counter;

    public static Guid New()
    {
        var (millisecond, counter) = Next(TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds());
        Span<byte> bytes = stackalloc byte[16];
        Guid.CreateVersion7(DateTimeOffset.FromUnixTimeMilliseconds(millisecond)).TryWriteBytes(bytes, bigEndian: true, out _);
        bytes[6] = (byte)(0x70 | (counter >> 8));
        bytes[7] = (byte)counter;
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>The least id that could be made at an instant of the system's clock or later.</summary>
    public static Guid FirstOf(DateTimeOffset instant)
    {
        Span<byte> bytes = stackalloc byte[16];
        bytes.Clear();
        BinaryPrimitives.WriteInt64BigEndian(bytes, instant.ToUnixTimeMilliseconds() << 16);
        return new Guid(bytes, bigEndian: true);
    }

    private static (long Millisecond, int Counter) Next(long now)
    {
        lock (Gate)
        {
            if (now > _millisecond)
                (_millisecond, _counter) = (now, 0);
            else if (_counter < LastOfMillisecond)
                _counter++;
            else // 4096 ids in one millisecond, or the clock was set back: borrow from the next one
                (_millisecond, _counter) = (_millisecond + 1, 0);
            return (_millisecond, _counter);
        }
    }
}
