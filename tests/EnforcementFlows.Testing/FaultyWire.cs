using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace EnforcementFlows.Testing;

/// <summary>How a connection to the database breaks, seen from the node at its end.</summary>
public enum WireFault
{
    /// <summary>Before the request has left: the server never hears of it.</summary>
    BeforeRequest,

    /// <summary>When half of the request has left.</summary>
    InsideRequest,

    /// <summary>When the whole request has left and nobody waits for what comes of it.</summary>
    AfterRequest,

    /// <summary>When the server has carried it out and its answer is on the way.</summary>
    BeforeAnswer,
}

/// <summary>
/// Stands between a node and PostgreSQL, and breaks the connection at a given round trip in a given way. A node that dies at
/// that moment leaves the same behind.
/// </summary>
public sealed class FaultyWire : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly EndPoint _server;
    private readonly ConcurrentDictionary<Socket, byte> _open = new();
    private readonly Lock _lock = new();
    private (int Trip, WireFault Fault)? _armed;
    private int _trips;

    /// <param name="socketFile">The server's Unix socket.</param>
    public FaultyWire(string socketFile)
    {
        _server = new UnixDomainSocketEndPoint(socketFile);
        _listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Breaks the connection that makes a round trip, counted from now on and from zero over all connections.</summary>
    public void Arm(int trip, WireFault fault)
    {
        lock (_lock)
            (_armed, _trips) = ((trip, fault), 0);
    }

    /// <summary>Ends the waiting for a round trip; false where it was broken.</summary>
    public bool Disarm()
    {
        lock (_lock)
        {
            var unbroken = _armed is not null;
            _armed = null;
            return unbroken;
        }
    }

    public void Dispose()
    {
        _listener.Dispose();
        foreach (var socket in _open.Keys)
            socket.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = ServeAsync(await _listener.AcceptSocketAsync());
        }
        catch (Exception stopped) when (stopped is SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task ServeAsync(Socket node)
    {
        using var server = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        using (node)
        {
            _open[node] = _open[server] = 0;
            try
            {
                node.NoDelay = true;
                await server.ConnectAsync(_server);
                var link = new Link(this, node, server);
                await Task.WhenAny(link.RequestsAsync(), link.AnswersAsync());
            }
            catch (Exception broken) when (broken is SocketException or ObjectDisposedException or EndOfStreamException or IOException)
            {
            }

            _open.TryRemove(node, out _);
            _open.TryRemove(server, out _);
        }
    }

    private WireFault? NextTrip()
    {
        lock (_lock)
        {
            if (_armed is not var (trip, fault) || _trips++ != trip)
                return null;
            _armed = null;
            return fault;
        }
    }

    /// <summary>One connection. A round trip is what the node sends until it wants an answer: Sync or a simple query.</summary>
    private sealed class Link(FaultyWire wire, Socket node, Socket server)
    {
        private readonly TaskCompletionSource _answered = new();
        private volatile bool _answerIsLost;

        public async Task RequestsAsync()
        {
            using var stream = new NetworkStream(node);
            var (trip, greeted) = (new MemoryStream(), false);
            while (true)
            {
                var type = greeted ? await ReadByteAsync(stream) : (byte)0;
                var length = new byte[4];
                await stream.ReadExactlyAsync(length);
                var body = new byte[BinaryPrimitives.ReadInt32BigEndian(length) - 4];
                await stream.ReadExactlyAsync(body);
                if (greeted)
                    trip.WriteByte(type);
                trip.Write(length);
                trip.Write(body);
                // before the server has agreed to talk, messages have no type: encryption asked for, and the greeting itself
                greeted |= body.Length > 4;
                if (type is (byte)'S' or (byte)'Q')
                    await BreakAsync(trip.ToArray());
                if (type is (byte)'S' or (byte)'Q' or 0 or (byte)'p' or (byte)'X' or (byte)'H')
                {
                    await server.SendAsync(trip.ToArray());
                    trip.SetLength(0);
                }
            }
        }

        public async Task AnswersAsync()
        {
            var buffer = new byte[64 * 1024];
            while (await server.ReceiveAsync(buffer) is > 0 and var count)
            {
                if (_answerIsLost)
                    break; // the first of it is enough: the server answers a round trip as it ends it
                await node.SendAsync(buffer.AsMemory(0, count));
            }

            _answered.TrySetResult();
        }

        private async Task BreakAsync(byte[] trip)
        {
            switch (wire.NextTrip())
            {
                case null:
                    return;
                case WireFault.InsideRequest:
                    await server.SendAsync(trip.AsMemory(0, trip.Length / 2));
                    break;
                case WireFault.AfterRequest:
                    await server.SendAsync(trip);
                    break;
                case WireFault.BeforeAnswer:
                    _answerIsLost = true;
                    await server.SendAsync(trip);
                    await _answered.Task;
                    break;
            }

            throw new EndOfStreamException();
        }

        private static async Task<byte> ReadByteAsync(NetworkStream stream)
        {
            var one = new byte[1];
            await stream.ReadExactlyAsync(one);
            return one[0];
        }
    }
}
