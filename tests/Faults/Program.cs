using System.Globalization;
using System.Net;
using Faults;

// Does to the executable what clients should not, and reports how it served others meanwhile. The exit code is 1 if a good
// call failed or took longer than a second, or if the process holds twice the memory at the end that it held at the start. The
// argument is the number of seconds for which each expensive composite is rendered.
Fault[] ofAnyServer =
[
    new("connects without a call", 10_000, ConnectionFaults.ConnectAsync),
    new("silent connections", 500, ConnectionFaults.StaySilentAsync),
    new("half-open connections", 500, ConnectionFaults.StopInTheGreetingAsync),
    new("nonsense", 500, ConnectionFaults.SpeakNonsenseAsync),
    new("HTTP/1.1", 500, ConnectionFaults.SpeakHttp1Async),
    new("HTTP/3", 500, ConnectionFaults.SpeakHttp3Async),
    new("messages at the limit", 64, MessageFaults.AtTheLimitAsync),
    new("messages at the limit + 1", 64, MessageFaults.OverTheLimitAsync),
    new("compressed bombs", 64, MessageFaults.BombAsync),
    new("other content types", 500, MessageFaults.OfOtherContentAsync),
    new("watches that do not end", 500, ManagementFaults.WatchAsync),
    new("reflection of nonsense", 500, ManagementFaults.ReflectNonsenseAsync),
    new("probes that do not end", 500, ManagementFaults.ProbeSlowlyAsync),
    new("held probe connections", 200, ManagementFaults.HoldAsync),
    new("probes with bodies that do not end", 400, ManagementFaults.HoldBodiesAsync),
    new("scrapes", 5000, ManagementFaults.ScrapeAsync),
];
Fault[] withoutTls =
[
    new("disconnects in a request", 1000, StreamFaults.DisconnectAsync),
    new("resets of calls", 20_000, StreamFaults.ResetAsync),
    new("answers not received", 2000, StreamFaults.DoNotReceiveAsync),
    new("bodies byte by byte", 400, StreamFaults.DawdleAsync),
    new("headers without end", 1000, StreamFaults.ContinueAsync),
    new("pings without a reader", 100_000, StreamFaults.KnockAsync),
];

var (seconds, slack) = args is [var text] ? (int.Parse(text, CultureInfo.InvariantCulture), 1) : (8, 10);

// Those who call and those who hold connections are in this process too, and must not wait for each other.
ThreadPool.SetMinThreads(100, 100);
var passed = await MemoryFaults.RunAsync(TimeSpan.FromSeconds(seconds), slack);
using (var server = await FunctionProcess.ServeAsync("--insecure"))
{
    passed &= await Report.RunAsync(
        "without TLS",
        server,
        new Target(Loopback(server.Port), Loopback(server.Management.Port), null),
        [.. ofAnyServer, .. withoutTls]);
}

using var directory = new TemporaryDirectory();
using var crossplane = new CrossplaneCertificates();
crossplane.IssueServer().WriteTo(directory.Path, crossplane.AuthorityPem);
using (var server = await FunctionProcess.ServeAsync("--tls-certs-dir", directory.Path))
{
    passed &= await Report.RunAsync(
        "with TLS",
        server,
        new Target(Loopback(server.Port), Loopback(server.Management.Port), crossplane.IssueClient().Certificate),
        ofAnyServer);
}

Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"faults: {(passed ? "passed" : "failed")}"));
return passed ? 0 : 1;

static IPEndPoint Loopback(int port) => new(IPAddress.Loopback, port);
