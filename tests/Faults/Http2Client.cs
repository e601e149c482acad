using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Faults;

/// <summary>Writes frames of HTTP/2 without TLS, in any order and number. What the server sends is read and dropped.</summary>
internal sealed class Http2Client : IDisposable
{
    private const byte Data = 0;
    private const byte Headers = 1;
    private const byte ResetStream = 3;
    private const byte Settings = 4;
    private const byte Ping = 6;
    private const byte Continuation = 9;
    private const byte EndStream = 1;
    private const byte EndHeaders = 4;

    private static readonly byte[] Preface = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8.ToArray();

    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly List<byte> _pending = [];

    /// <summary>Connects, and greets the server if asked to.</summary>
    /// <param name="server">The server.</param>
    /// <param name="greet">Whether to greet it.</param>
    /// <param name="from">The address to connect from; any by default.</param>
    public static async Task<Http2Client> ConnectAsync(IPEndPoint server, bool greet = true, IPAddress? from = null)
    {
        var client = new Http2Client();
        if (from is not null)
        {
            client._socket.Bind(new IPEndPoint(from, 0));
        }

        await client._socket.ConnectAsync(server);
        if (greet)
        {
            client._pending.AddRange(Preface);
            client.Frame(Settings, 0, 0, []);
            await client.SendAsync();
        }

        return client;
    }

    /// <summary>The headers of a call.</summary>
    public Http2Client BeginCall(int stream, bool endHeaders = true, string timeout = "5S")
    {
        List<byte> block = [];
        foreach ((var name, var value) in (ReadOnlySpan<(string, string)>)
            [(":method", "POST"), (":scheme", "http"), (":path", "/apiextensions.fn.proto.v1.FunctionRunnerService/RunFunction"),
            (":authority", "localhost"), ("content-type", "application/grpc"), ("te", "trailers"), ("grpc-timeout", timeout)])
        {
            AddHeader(block, name, value);
        }

        Frame(Headers, endHeaders ? EndHeaders : (byte)0, stream, block.ToArray());
        return this;
    }

    /// <summary>More headers of a call whose headers have not ended.</summary>
    public Http2Client ContinueHeaders(int stream, int bytes)
    {
        List<byte> block = [];
        AddHeader(block, "x-more", new string('a', bytes));
        Frame(Continuation, 0, stream, block.ToArray());
        return this;
    }

    public Http2Client Body(int stream, ReadOnlySpan<byte> bytes, bool end = false)
    {
        Frame(Data, end ? EndStream : (byte)0, stream, bytes);
        return this;
    }

    public Http2Client Reset(int stream)
    {
        Frame(ResetStream, 0, stream, [0, 0, 0, 8]);
        return this;
    }

    public Http2Client Knock()
    {
        Frame(Ping, 0, 0, new byte[8]);
        return this;
    }

    /// <summary>Bytes that are no frame.</summary>
    public Http2Client Raw(ReadOnlySpan<byte> bytes)
    {
        _pending.AddRange(bytes);
        return this;
    }

    /// <summary>Sends the bytes that were written.</summary>
    /// <returns>False if the server has closed the connection.</returns>
    public async Task<bool> SendAsync()
    {
        try
        {
            await _socket.SendAsync(_pending.ToArray());
            _pending.Clear();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>Reads until the server closes the connection.</summary>
    public async Task<byte[]> ReadToEndAsync(TimeSpan patience)
    {
        using var limit = new CancellationTokenSource(patience);
        using var received = new MemoryStream();
        var buffer = new byte[16 * 1024];
        try
        {
            while (await _socket.ReceiveAsync(buffer, limit.Token) is > 0 and int count)
            {
                received.Write(buffer, 0, count);
            }
        }
        catch (SocketException)
        {
            // A reset ends a connection as well.
        }

        return received.ToArray();
    }

    /// <summary>Reads and drops in the background, until the connection ends.</summary>
    public Http2Client Drain()
    {
        _ = Task.Run(async () =>
        {
            var buffer = new byte[16 * 1024];
            try
            {
                while (await _socket.ReceiveAsync(buffer) > 0)
                {
                }
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
            {
                // The fault closed the connection.
            }
        });
        return this;
    }

    /// <summary>Closes with a reset instead of an orderly end.</summary>
    public void Break()
    {
        _socket.LingerState = new LingerOption(true, 0);
        _socket.Dispose();
    }

    public void Dispose() => _socket.Dispose();

    private static void AddHeader(List<byte> block, string name, string value)
    {
        block.Add(0);
        AddText(block, name);
        AddText(block, value);
    }

    // Lengths as HPACK has them, in a prefix of seven bits.
    private static void AddText(List<byte> block, string text)
    {
        var length = text.Length;
        if (length < 127)
        {
            block.Add((byte)length);
        }
        else
        {
            block.Add(127);
            for (length -= 127; length >= 128; length >>= 7)
            {
                block.Add((byte)((length & 127) | 128));
            }

            block.Add((byte)length);
        }

        block.AddRange(Encoding.ASCII.GetBytes(text));
    }

    private void Frame(byte type, byte flags, int stream, ReadOnlySpan<byte> payload)
    {
        Span<byte> header = stackalloc byte[9];
        BinaryPrimitives.WriteInt32BigEndian(header, payload.Length << 8);
        header[3] = type;
        header[4] = flags;
        BinaryPrimitives.WriteInt32BigEndian(header[5..], stream);
        _pending.AddRange(header);
        _pending.AddRange(payload);
    }
}
