using System.Net;
using CompositionFunction.Tests.Processes;

namespace CompositionFunction.Tests;

/// <summary>What becomes of the calls in progress when Kubernetes ends the pod.</summary>
public sealed class ShutdownTests
{
    private const int Calls = 64;

    // A request with a tag only: it is answered, with a fatal result, and that is an answer.
    private static readonly byte[] Request = RawGrpcClient.Frame([0x0A, 0x03, 0x0A, 0x01, (byte)'t']);

    [Fact]
    public async Task Terminate_With64CallsInProgress_AnswersAllAndEndsWithSuccess()
    {
        using var server = await FunctionProcess.ServeAsync("--insecure", "--shutdown-timeout", "1m");
        using var client = new RawGrpcClient(new IPEndPoint(IPAddress.Loopback, server.Port));
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        HeldContent[] bodies = [.. Enumerable.Range(0, Calls).Select(_ => new HeldContent(Request, release.Task))];
        Task<RawGrpcAnswer>[] calls = [.. bodies.Select(body => CallAsync(client, body))];
        await Task.WhenAll(bodies.Select(body => body.Sent));

        // The connection is one: an answer to this call proves that the others have arrived.
        (await client.CallAsync(Request)).Status.Should().Be("0");
        await server.SignalAsync();
        await server.WaitForLogAsync("stopping: calls in progress have 60 seconds to finish");
        using var kubelet = new HttpClient();
        using var ready = await kubelet.GetAsync(new Uri(server.Management, "/readyz"));
        ready.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        release.SetResult();

        (await Task.WhenAll(calls)).Should().AllSatisfy(answer => answer.Status.Should().Be("0"));
        client.Connections.Should().Be(1);
        (await server.WaitAsync()).Should().Be(0);
    }

    [Fact]
    public async Task Terminate_WithCallThatDoesNotEnd_CutsItOffAndEndsWithSuccess()
    {
        using var server = await FunctionProcess.ServeAsync("--insecure", "--shutdown-timeout", "100ms");
        using var client = new RawGrpcClient(new IPEndPoint(IPAddress.Loopback, server.Port));
        var call = await HoldAsync(client);

        (await server.TerminateAsync()).Should().Be(0);
        await Awaiting(() => call).Should().ThrowAsync<HttpRequestException>();
    }

    [Fact]
    public async Task Terminate_Twice_EndsAtOnce()
    {
        // Ten minutes are longer than the test waits for the process.
        using var server = await FunctionProcess.ServeAsync("--insecure", "--shutdown-timeout", "10m");
        using var client = new RawGrpcClient(new IPEndPoint(IPAddress.Loopback, server.Port));
        var call = await HoldAsync(client);
        await server.SignalAsync();
        await server.WaitForLogAsync("stopping: ");

        var exitCode = await server.TerminateAsync();

        exitCode.Should().Be(128 + 15);
        await Awaiting(() => call).Should().ThrowAsync<HttpRequestException>();
    }

    /// <summary>Makes a call that the server has begun to read, and that never ends.</summary>
    private static async Task<Task<RawGrpcAnswer>> HoldAsync(RawGrpcClient client)
    {
        var body = new HeldContent(Request, new TaskCompletionSource().Task);
        var call = CallAsync(client, body);
        await body.Sent;
        (await client.CallAsync(Request)).Status.Should().Be("0");
        return call;
    }

    private static Task<RawGrpcAnswer> CallAsync(RawGrpcClient client, HttpContent body) =>
        client.SendAsync(HttpMethod.Post, RawGrpcClient.V1, body, "application/grpc", CancellationToken.None);
}
