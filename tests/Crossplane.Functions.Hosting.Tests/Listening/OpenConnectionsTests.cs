using System.Net;
using Crossplane.Functions.Hosting.Listening;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.Extensions.Logging;

namespace Crossplane.Functions.Hosting.Tests.Listening;

public sealed class OpenConnectionsTests : IDisposable
{
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(1);

    private readonly ManualTime _time = new();
    private readonly ScopedLog _log = new();
    private readonly LoggerFactory _loggers;
    private readonly OpenConnections _connections;

    public OpenConnectionsTests()
    {
        _loggers = new LoggerFactory([_log]);
        _connections = Create(maxCount: 4, maxPerAddress: 3);
    }

    public void Dispose()
    {
        _loggers.Dispose();
        _log.Dispose();
    }

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
    public void Serve_WhenAllOthersAreEstablished_TakesThePlaceOfTheOldestOfTheAddressThatHasMost()
    {
        var connections = Create(maxCount: 16, maxPerAddress: 8);
        var crossplane = Establish(Open("10.0.0.1", connections));
        var flood = Enumerable.Range(0, 6).Select(_ => Establish(Open("10.0.0.2", connections))).ToArray();
        var others = Enumerable.Range(0, 9).Select(index => Establish(Open($"10.0.1.{index / 2}", connections))).ToArray();

        flood.Take(2).Select(connection => connection.CloseRequests).Should().Equal([1, 1], "seven eighths were reached");
        flood.Should().NotContain(connection => connection.IsAborted, "their calls may finish while there is room");

        var next = Open("10.0.0.1", connections);

        next.IsServed.Should().BeTrue();
        flood.Select(connection => connection.IsAborted).Should().Equal(true, false, false, false, false, false);
        flood.Sum(connection => connection.CloseRequests).Should().Be(3);
        others.Append(crossplane).Should().NotContain(connection => connection.IsAborted || connection.CloseRequests > 0);
    }

    [Fact]
    public void Serve_OverTheLimitOfItsAddressWhenAllOfItAreEstablished_IsRefusedAndTheOldestIsAskedToClose()
    {
        var connections = Create(maxCount: 100, maxPerAddress: 8);
        var own = Enumerable.Range(0, 8).Select(_ => Establish(Open("10.0.0.1", connections))).ToArray();

        Open("10.0.0.1", connections).IsServed.Should().BeFalse();

        own.Select(connection => connection.CloseRequests).Should().Equal(1, 1, 0, 0, 0, 0, 0, 0);
        own.Should().NotContain(connection => connection.IsAborted);
        Open("10.0.0.2", connections).IsServed.Should().BeTrue("it has another address");
    }

    [Fact]
    public void Serve_WhileAnEvictedConnectionEnds_DoesNotCountIt()
    {
        var flood = Enumerable.Range(0, 3).Select(_ => Open("10.0.0.2")).ToArray();

        Open("10.0.0.2");
        Open("10.0.0.3").IsServed.Should().BeTrue();

        flood.Select(connection => connection.IsAborted).Should().Equal(true, false, false);
    }

    [Fact]
    public void Serve_AfterARequestIsAnswered_TakesThePlaceOfItsConnection()
    {
        var answered = Enumerable.Range(0, 4).Select(index => Establish(Open($"10.0.0.{index}"))).ToArray();
        _ = answered[2].Served.EndRequestAsync();

        Open("10.0.0.9").IsServed.Should().BeTrue();

        answered.Select(connection => connection.IsAborted).Should().Equal(false, false, true, false);
    }

    [Fact]
    public void CloseDue_OfConnectionWhoseAgeIsReached_AsksItToCloseAndAbortsItAfterTheGrace()
    {
        var old = Open("10.0.0.1");
        old.Served.Establish(TimeSpan.FromHours(1), DateTimeOffset.MaxValue);
        var other = Open("10.0.0.2");
        other.Served.Establish(TimeSpan.FromHours(2), DateTimeOffset.MaxValue);

        CloseDueAt(TimeSpan.FromHours(1) - TimeSpan.FromTicks(1));
        old.CloseRequests.Should().Be(0);

        CloseDueAt(TimeSpan.FromHours(1));
        CloseDueAt(TimeSpan.FromHours(1) + Grace - TimeSpan.FromTicks(1));
        (old.CloseRequests, old.IsAborted).Should().Be((1, false));

        CloseDueAt(TimeSpan.FromHours(1) + Grace);
        (old.CloseRequests, old.IsAborted).Should().Be((1, true));
        (other.CloseRequests, other.IsAborted).Should().Be((0, false));
    }

    [Fact]
    public void CloseDue_AfterTheClockIsSetForward_LeavesConnectionsAndTheirGraceAlone()
    {
        var young = Open("10.0.0.1");
        young.Served.Establish(TimeSpan.FromHours(1), DateTimeOffset.MaxValue);
        var expired = Open("10.0.0.2");
        expired.Served.Establish(TimeSpan.FromHours(1), _time.Now.AddMinutes(5));

        _time.Now = _time.Now.AddDays(1);
        CloseDueAt(TimeSpan.FromSeconds(1));
        CloseDueAt(TimeSpan.FromSeconds(2));

        (young.CloseRequests, young.IsAborted).Should().Be((0, false));
        (expired.CloseRequests, expired.IsAborted).Should().Be((1, false), "its certificate has expired, its calls may finish");

        _time.Now = _time.Now.AddDays(-2);
        CloseDueAt(TimeSpan.FromSeconds(1) + Grace);

        expired.IsAborted.Should().BeTrue("the clock does not lengthen the grace");
    }

    [Fact]
    public void CloseDue_OfConnectionThatFails_LogsItAndClosesTheOthers()
    {
        var failing = Open("10.0.0.1");
        failing.Fails = true;
        failing.Served.Establish(TimeSpan.Zero, DateTimeOffset.MaxValue);
        var other = Open("10.0.0.2");
        other.Served.Establish(TimeSpan.Zero, DateTimeOffset.MaxValue);

        CloseDueAt(TimeSpan.FromSeconds(1));
        CloseDueAt(TimeSpan.FromSeconds(2));

        other.CloseRequests.Should().Be(1);
        _log.Entries.Should().ContainSingle().Which.Message.Should().StartWith("cannot close the connection of 10.0.0.1: ");
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

    private static Connection Establish(Connection connection)
    {
        connection.Served.Establish();
        return connection;
    }

    private OpenConnections Create(int maxCount, int maxPerAddress) =>
        new(maxCount, maxPerAddress, _time, _loggers.CreateLogger<OpenConnectionsTests>());

    private void CloseDueAt(TimeSpan elapsed)
    {
        _time.Elapsed = elapsed;
        _connections.CloseDue(Grace, current: null);
    }

    private Connection Open(string address, OpenConnections? connections = null)
    {
        var connection = new Connection(address);
        _ = (connections ?? _connections).Use(connection.ServeAsync)(connection);
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

        public bool Fails { get; set; }

        public OpenConnection Served => Features.Get<OpenConnection>()!;

        public CancellationToken ConnectionClosedRequested { get; set; }

        public Task ServeAsync(ConnectionContext connection)
        {
            IsServed = true;
            return _end.Task;
        }

        public void End() => _end.SetResult();

        public override void Abort(ConnectionAbortedException abortReason) => IsAborted = true;

        public void RequestClose()
        {
            CloseRequests++;
            if (Fails)
            {
                throw new InvalidOperationException("the connection cannot be closed");
            }
        }
    }
}
