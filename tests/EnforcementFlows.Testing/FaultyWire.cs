using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Npgsql;

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

    /// <summary>An administrator ends the session before the request arrives (<c>pg_terminate_backend</c>).</summary>
    Terminated,

    /// <summary>The server undoes the transaction and refuses the request with an error of its own making, such as a deadlock or a full disk.</summary>
    Refused,
}

/// <summary>
/// Stands between a node and PostgreSQL, and breaks the connection at a given round trip in a given way. A node that dies at
/// that moment leaves the same behind.
/// </summary>
public sealed class FaultyWire : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly string _connectionString;
    private readonly EndPoint _server;
    private readonly ConcurrentDictionary<Socket, byte> _open = new();
    private readonly Lock _lock = new();
    private (int Trip, WireFault Fault)? _armed;
    private string _error = "";
    private int _trips;

    /// <param name="connectionString">The way to the server, by its Unix socket.</param>
    public FaultyWire(string connectionString)
    {
        var direct = new NpgsqlConnectionStringBuilder(connectionString);
        _connectionString = connectionString;
        _server = new UnixDomainSocketEndPoint(Path.Combine(direct.Host!, $".s.PGSQL.{direct.Port}"));
        _listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Breaks the connection that makes a round trip, counted from now on and from zero over all connections.</summary>
    /// <param name="error">The code of the error for <see cref="WireFault.Refused"/>.</param>
    public void Arm(int trip, WireFault fault, string error = "40001")
    {
        lock (_lock)
            (_armed, _trips, _error) = ((trip, fault), 0, error);
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

    private WireFault? NextTrip(bool isPreamble)
    {
        lock (_lock)
        {
            // what travels ahead of a request, such as BEGIN, is not refused: the request follows it unasked
            if (_armed is not var (trip, fault) || (fault == WireFault.Refused && isPreamble) || _trips++ != trip)
                return null;
            _armed = null;
            return fault;
        }
    }

    /// <summary>One connection. A round trip is what the node sends until it wants an answer: Sync or a simple query.</summary>
    private sealed class Link(FaultyWire wire, Socket node, Socket server)
    {
        private const int KeyLength = 13, ReadyLength = 6;
        private static readonly byte[] KeyStart = [(byte)'K', 0, 0, 0, 12];
        private readonly TaskCompletionSource _answered = new();
        private volatile TaskCompletionSource? _undone;
        private volatile bool _answerIsLost;
        private volatile bool _inTransaction;
        private int _process;

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
                if (type is (byte)'S' or (byte)'Q' && await BreakAsync(trip.ToArray(), type == (byte)'Q' ? Encoding.UTF8.GetString(body).TrimEnd('\0') : null))
                    trip.SetLength(0);
                else if (type is (byte)'S' or (byte)'Q' or 0 or (byte)'p' or (byte)'X' or (byte)'H')
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
                var isComplete = Learn(buffer.AsSpan(0, count));
                if (_undone is not { } undone)
                    await node.SendAsync(buffer.AsMemory(0, count));
                else if (isComplete)
                    undone.TrySetResult();
            }

            _answered.TrySetResult();
        }

        // whether the request has been answered here
        private async Task<bool> BreakAsync(byte[] trip, string? query)
        {
            var isEnd = query is "COMMIT" or "ROLLBACK";
            var fault = wire.NextTrip(query is not null && !isEnd);
            _answerIsLost = fault is WireFault.InsideRequest or WireFault.AfterRequest or WireFault.BeforeAnswer;
            switch (fault)
            {
                case null:
                    return false;
                case WireFault.Refused:
                    await RefuseAsync(isEnd);
                    return true;
                case WireFault.Terminated:
                    await TerminateAsync();
                    await _answered.Task;
                    break;
                case WireFault.InsideRequest:
                    await server.SendAsync(trip.AsMemory(0, trip.Length / 2));
                    break;
                case WireFault.AfterRequest:
                    await server.SendAsync(trip);
                    break;
                case WireFault.BeforeAnswer:
                    await server.SendAsync(trip);
                    await _answered.Task;
                    break;
            }

            throw new EndOfStreamException();
        }

        private async Task TerminateAsync()
        {
            await using var connection = new NpgsqlConnection(wire._connectionString);
            await connection.OpenAsync();
            await using var terminate = new NpgsqlCommand("SELECT pg_terminate_backend($1)", connection) { Parameters = { new() { Value = _process } } };
            await terminate.ExecuteNonQueryAsync();
        }

        // what the server was doing is undone, as by an error of its own; its answer to that is nobody's
        private async Task RefuseAsync(bool isEnd)
        {
            var inTransaction = _inTransaction && !isEnd;
            var undone = _undone = new(TaskCreationOptions.RunContinuationsAsynchronously);
            await server.SendAsync(Message('Q', "ROLLBACK\0"));
            await undone.Task;
            _undone = null;
            await node.SendAsync((byte[])[.. Message('E', $"SERROR\0VERROR\0C{wire._error}\0Mrefused by the test\0\0"), .. Message('Z', inTransaction ? "E" : "I")]);
        }

        // which process serves this connection, told once at its beginning; and whether it is inside a transaction, told at the end of each answer
        private bool Learn(ReadOnlySpan<byte> answer)
        {
            var key = _process == 0 ? answer.IndexOf(KeyStart) : -1;
            if (key >= 0 && key + KeyLength <= answer.Length)
                _process = BinaryPrimitives.ReadInt32BigEndian(answer[(key + KeyStart.Length)..]);
            var isComplete = answer.Length >= ReadyLength && answer[^ReadyLength] == (byte)'Z';
            if (isComplete)
                _inTransaction = answer[^1] != (byte)'I';
            return isComplete;
        }

        private static byte[] Message(char type, string body)
        {
            var message = new byte[5 + Encoding.UTF8.GetByteCount(body)];
            message[0] = (byte)type;
            BinaryPrimitives.WriteInt32BigEndian(message.AsSpan(1), message.Length - 1);
            Encoding.UTF8.GetBytes(body, message.AsSpan(5));
            return message;
        }

        private static async Task<byte> ReadByteAsync(NetworkStream stream)
        {
            var one = new byte[1];
            await stream.ReadExactlyAsync(one);
            return one[0];
        }
    }
}
