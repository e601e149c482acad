using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Faults;

/// <summary>
/// Connections that do not speak, or another protocol. They come from an address of their own: among so many at one address, a
/// handshake of anybody else there can be the oldest, which is closed.
/// </summary>
internal static class ConnectionFaults
{
    private const int AtATime = 1000;

    /// <summary>The address that faults come from.</summary>
    public static readonly IPAddress Stranger = IPAddress.Parse("127.0.0.2");

    /// <summary>Longer than the server waits for the first bytes of a connection.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Connects and closes, many at a time.</summary>
    public static async Task ConnectAsync(Target target, int count)
    {
        for (var done = 0; done < count; done += AtATime)
        {
            var connections = new List<Http2Client>();
            for (var index = 0; index < Math.Min(AtATime, count - done); index++)
            {
                connections.Add(await Http2Client.ConnectAsync(target.EndPoint, greet: false, Stranger));
            }

            connections.ForEach(connection => connection.Break());
        }
    }

    /// <summary>Connects and does not speak: the server closes the connection.</summary>
    public static Task StaySilentAsync(Target target, int count) => BeginAsync(target, count, []);

    /// <summary>Begins to speak and goes on no more.</summary>
    public static Task StopInTheGreetingAsync(Target target, int count) =>
        target.HasTls ? BeginAsync(target, count, [0x16, 0x03, 0x01, 0x02]) : HoldAsync(target, count, "PRI * HTT"u8.ToArray());

    /// <summary>A request of HTTP/1.1 is refused.</summary>
    public static Task SpeakHttp1Async(Target target, int count) =>
        BeginAsync(target, count, Encoding.ASCII.GetBytes("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"));

    public static Task SpeakNonsenseAsync(Target target, int count)
    {
        var bytes = new byte[4096];
        new Random(1).NextBytes(bytes);
        return BeginAsync(target, count, bytes);
    }

    /// <summary>Datagrams as those that open a connection of HTTP/3; nobody listens for them.</summary>
    public static async Task SpeakHttp3Async(Target target, int count)
    {
        using var socket = new Socket(SocketType.Dgram, ProtocolType.Udp);
        var initial = new byte[1200];
        new byte[] { 0xC0, 0, 0, 0, 1, 8 }.CopyTo(initial, 0);
        for (var index = 0; index < count; index++)
        {
            await socket.SendToAsync(initial, target.EndPoint);
        }
    }

    private static async Task BeginAsync(Target target, int count, byte[] bytes) =>
        await Task.WhenAll(Enumerable.Range(0, count).Select(async _ =>
        {
            using var connection = await Http2Client.ConnectAsync(target.EndPoint, greet: false, Stranger);
            await connection.Raw(bytes).SendAsync();
            try
            {
                await connection.ReadToEndAsync(Patience);
            }
            catch (OperationCanceledException)
            {
                throw new FaultException($"the server keeps a connection that sent {bytes.Length} bytes open");
            }
        }));

    // The server gives a greeting that has begun two minutes.
    private static async Task HoldAsync(Target target, int count, byte[] bytes)
    {
        var connections = new List<Http2Client>();
        for (var index = 0; index < count; index++)
        {
            var connection = await Http2Client.ConnectAsync(target.EndPoint, greet: false, Stranger);
            await connection.Raw(bytes).SendAsync();
            connections.Add(connection);
        }

        await Task.Delay(TimeSpan.FromSeconds(3));
        connections.ForEach(connection => connection.Break());
    }
}
