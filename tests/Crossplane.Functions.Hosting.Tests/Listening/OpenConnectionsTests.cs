using System.Net;
using Crossplane.Functions.Hosting.Listening;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;

namespace Crossplane.Functions.Hosting.Tests.Listening;

public sealed class OpenConnectionsTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private readonly OpenConnections _connections = new(maxCount: 4, maxPerAddress: 3);

    [Fact]
    public void Serve_OverTheLimit_EndsTheOldestOfTheAddressThatHasMost()
    {
        var quiet = Open("10.0.0.1");
        var flood = Enumerable.Range(0, 3).Select(_ => Open("10.0.0.2")).ToArray();

        var probe = Open("10.0.0.3");

        flood.Select(connection => connection.IsAborted).Should().Equal(true, false, false);
        quiet.IsAborted.Should().BeFalse();
        probe.IsServed.Should().BeTrue();
    }

    [Fact]
    public void Serve_OverTheLimitOfItsAddress_EndsTheOldestOfIt()
    {
        var quiet = Open("10.0.0.1");
        var flood = Enumerable.Range(0, 3).Select(_ => Open("10.0.0.2")).ToArray();

        Open("10.0.0.2").IsServed.Should().BeTrue();

        flood.Select(connection => connection.IsAborted).Should().Equal(true, false, false);
        quiet.IsAborted.Should().BeFalse();
    }

    [Fact]
    public async Task Serve_WhenAllOthersAreEstablished_IsRefused()
    {
        var established = Enumerable.Range(0, 4).Select(index => Open($"10.0.0.{index}")).ToArray();
        Array.ForEach(established, connection => connection.Served.Establish());

        Open("10.0.0.9").IsServed.Should().BeFalse();

        established.Should().NotContain(connection => connection.IsAborted);
        established[0].End();
        await Eventually.HoldsAsync(() => Open("10.0.0.9").IsServed, "there is room again");
    }

    [Fact]
    public void CloseDue_OfConnectionWhoseTimeIsOver_AsksItToCloseAndAbortsItAfterTheGrace()
    {
        var old = Open("10.0.0.1");
        old.Served.Establish(Now);
        var other = Open("10.0.0.2");
        other.Served.Establish(Now.AddHours(1));

        CloseDue(Now.AddSeconds(-1));
        old.CloseRequests.Should().Be(0);

        CloseDue(Now);
        CloseDue(Now.AddSeconds(59));
        (old.CloseRequests, old.IsAborted).Should().Be((1, false));

        CloseDue(Now.AddSeconds(60));
        (old.CloseRequests, old.IsAborted).Should().Be((1, true));
        (other.CloseRequests, other.IsAborted).Should().Be((0, false));
    }

    [Fact]
    public async Task Close_WaitsUntilAllHaveEnded()
    {
        var open = Open("10.0.0.1");

        var close = _connections.CloseAsync(CancellationToken.None);

        close.IsCompleted.Should().BeFalse("a connection is open");
        open.CloseRequests.Should().Be(1);
        Open("10.0.0.2").IsServed.Should().BeFalse();
        open.End();
        await close;
    }

    private void CloseDue(DateTimeOffset now) => _connections.CloseDue(now, TimeSpan.FromMinutes(1), current: null);

    private Connection Open(string address)
    {
        var connection = new Connection(address);
        _ = _connections.Use(connection.ServeAsync)(connection);
        return connection;
    }

    private sealed class Connection : DefaultConnectionContext, IConnectionLifetimeNotificationFeature
    {
        private readonly TaskCompletionSource _end = new();

        public Connection(string address)
        {
            RemoteEndPoint = new IPEndPoint(IPAddress.Parse(address), 1234);
            Features.Set<IConnectionLifetimeNotificationFeature>(this);
        }

        public bool IsServed { get; private set; }

        public bool IsAborted { get; private set; }

        public int CloseRequests { get; private set; }

        public OpenConnection Served => Features.Get<OpenConnection>()!;

        public CancellationToken ConnectionClosedRequested { get; set; }

        public Task ServeAsync(ConnectionContext connection)
        {
            IsServed = true;
            return _end.Task;
        }

        public void End() => _end.SetResult();

        public override void Abort(ConnectionAbortedException abortReason) => IsAborted = true;

        public void RequestClose() => CloseRequests++;
    }
}
