using System.Net;
using System.Net.Sockets;
using Crossplane.Functions.Hosting.Listening;

namespace Crossplane.Functions.Hosting.Tests.Listening;

public sealed class ListenSocketTests
{
    [Fact]
    public async Task Open_WithoutHost_AcceptsBothProtocols()
    {
        using var socket = await ListenSocket.OpenAsync(ListenNetwork.Tcp, ":0", CancellationToken.None);

        (await AcceptsAsync(socket, IPAddress.Loopback)).Should().BeTrue("it listens on IPv4");
        (await AcceptsAsync(socket, IPAddress.IPv6Loopback)).Should().Be(Socket.OSSupportsIPv6);
    }

    [Fact]
    public async Task Open_OnTcp4WithoutHost_AcceptsIPv4Only()
    {
        using var socket = await ListenSocket.OpenAsync(ListenNetwork.Tcp4, ":0", CancellationToken.None);

        (await AcceptsAsync(socket, IPAddress.Loopback)).Should().BeTrue("it listens on IPv4");
        (await AcceptsAsync(socket, IPAddress.IPv6Loopback)).Should().BeFalse("it listens on IPv4 only");
    }

    [Fact]
    public async Task Open_OnTcp6WithoutHost_AcceptsIPv6Only()
    {
        using var socket = await ListenSocket.OpenAsync(ListenNetwork.Tcp6, ":0", CancellationToken.None);

        (await AcceptsAsync(socket, IPAddress.Loopback)).Should().BeFalse("it listens on IPv6 only");
        (await AcceptsAsync(socket, IPAddress.IPv6Loopback)).Should().BeTrue("it listens on IPv6");
    }

    [Fact]
    public async Task Open_OfName_ListensOnOneAddressOfIt()
    {
        using var socket = await ListenSocket.OpenAsync(ListenNetwork.Tcp4, "localhost:0", CancellationToken.None);

        ((IPEndPoint)socket.LocalEndPoint!).Address.Should().Be(IPAddress.Loopback);
    }

    [Fact]
    public async Task Open_OfPortInUse_SaysSo()
    {
        using var first = await ListenSocket.OpenAsync(ListenNetwork.Tcp, "127.0.0.1:0", CancellationToken.None);
        var address = first.LocalEndPoint!.ToString()!;

        (await RefuseAsync(ListenNetwork.Tcp, address)).Should().Be(
            $"cannot listen on \"{address}\": the address is already in use");
    }

    [Theory]
    [InlineData(ListenNetwork.Tcp, "name.invalid:0", "the host name is unknown")]
    [InlineData(ListenNetwork.Tcp, "192.0.2.1:0", "no interface of this machine has the address")]
    [InlineData(ListenNetwork.Tcp4, "[::1]:0", "the host has no IPv4 address, as the network asks for")]
    [InlineData(ListenNetwork.Tcp6, "127.0.0.1:0", "the host has no IPv6 address, as the network asks for")]
    [InlineData(ListenNetwork.Tcp, "9443",
        "an address is [host]:port with a port from 0 to 65535, such as :9443, 127.0.0.1:9443 or [::1]:9443")]
    public async Task Open_OfUnusableAddress_SaysWhy(ListenNetwork network, string address, string cause) =>
        (await RefuseAsync(network, address)).Should().Be($"cannot listen on \"{address}\": {cause}");

    private static async Task<string> RefuseAsync(ListenNetwork network, string address)
    {
        var exception = (await Awaiting(
            () => ListenSocket.OpenAsync(network, address, CancellationToken.None))
                .Should().ThrowExactlyAsync<FunctionHostException>()).Which;
        return exception.Message;
    }

    private static async Task<bool> AcceptsAsync(Socket listener, IPAddress address)
    {
        using var client = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await client.ConnectAsync(address, ((IPEndPoint)listener.LocalEndPoint!).Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
