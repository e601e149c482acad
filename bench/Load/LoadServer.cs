using System.Buffers;
using AgentPlatform;
using Crossplane.Functions;
using Crossplane.Functions.Hosting;
using Crossplane.Functions.Hosting.Grpc;

namespace Benchmarks.Load;

/// <summary>A server that runs the function, or echoes requests that start with <see cref="EchoMark"/>.</summary>
internal static class LoadServer
{
    /// <summary>The tag of a field that RunFunctionRequest does not have.</summary>
    public const byte EchoMark = 0x7A;

    /// <summary>Prints the port and serves until the standard input ends.</summary>
    /// <param name="certificates">The directory of tls.crt, tls.key and ca.crt.</param>
    public static async Task RunAsync(string certificates)
    {
        var runner = new FunctionRunner(new PlatformFunction());
        UnaryMethod method = (request, response, cancellationToken) =>
            request.FirstSpan[0] == EchoMark ? Echo(request, response) : runner.RunAsync(request, response, cancellationToken);
        var options = new FunctionHostOptions { Address = "127.0.0.1:0", MetricsAddress = "127.0.0.1:0", TlsCertificatesDirectory = certificates };
        await using FunctionServer server = await FunctionServer.StartAsync(
            ServedMethod.Of(method), options, _ => { }, CancellationToken.None);
        Console.WriteLine(server.EndPoint.Port);
        await Console.In.ReadToEndAsync();
    }

    private static ValueTask Echo(ReadOnlySequence<byte> request, IBufferWriter<byte> response)
    {
        foreach (ReadOnlyMemory<byte> segment in request)
        {
            response.Write(segment.Span);
        }

        return ValueTask.CompletedTask;
    }
}
