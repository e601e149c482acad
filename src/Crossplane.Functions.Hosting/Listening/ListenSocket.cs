using System.Net;
using System.Net.Sockets;

namespace Crossplane.Functions.Hosting.Listening;

/// <summary>Opens the socket a server listens on, so that what is wrong with an address is known before a server
/// starts.</summary>
internal static class ListenSocket
{
    private const int Backlog = 512;

    /// <param name="network">The internet protocols allowed.</param>
    /// <param name="address">Where to listen, as it is written.</param>
    /// <param name="cancellationToken">Ends the look-up of a host name.</param>
    /// <returns>A socket that listens; its local end point has the port that was free.</returns>
    /// <exception cref="FunctionHostException">The address cannot be read, found or listened on.</exception>
    public static async Task<Socket> OpenAsync(ListenNetwork network, string address, CancellationToken cancellationToken)
    {
        if (!ListenAddress.TryParse(address, out var parsed))
        {
            throw new FunctionHostException($"cannot listen on \"{address}\": an address is {ListenAddress.Grammar}");
        }

        try
        {
            var host = await FindAsync(network, parsed.Host, cancellationToken).ConfigureAwait(false)
                ?? throw new FunctionHostException(
                    $"cannot listen on \"{address}\": the host has no {Family(network)} address, as the network asks for");
            return Open(network, new IPEndPoint(host, parsed.Port));
        }
        catch (SocketException exception)
        {
            throw new FunctionHostException($"cannot listen on \"{address}\": {Cause(exception)}", exception);
        }
    }

    private static Socket Open(ListenNetwork network, IPEndPoint endPoint)
    {
        var socket = new Socket(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            if (endPoint.Address.Equals(IPAddress.IPv6Any))
            {
                socket.DualMode = network == ListenNetwork.Tcp;
            }

            socket.Bind(endPoint);
            socket.Listen(Backlog);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static async Task<IPAddress?> FindAsync(ListenNetwork network, string host, CancellationToken cancellationToken)
    {
        if (host.Length == 0)
        {
            return network == ListenNetwork.Tcp4 || (network == ListenNetwork.Tcp && !Socket.OSSupportsIPv6)
                ? IPAddress.Any
                : IPAddress.IPv6Any;
        }

        var found = await Dns.GetHostAddressesAsync(host, cancellationToken).ConfigureAwait(false);
        return found
            .Where(address => Allows(network, address.AddressFamily))
            .OrderBy(address => address.AddressFamily == AddressFamily.InterNetwork ? 0 : 1)
            .FirstOrDefault();
    }

    private static bool Allows(ListenNetwork network, AddressFamily family) => network switch
    {
        ListenNetwork.Tcp4 => family == AddressFamily.InterNetwork,
        ListenNetwork.Tcp6 => family == AddressFamily.InterNetworkV6,
        _ => true,
    };

    private static string Family(ListenNetwork network) => network switch
    {
        ListenNetwork.Tcp4 => "IPv4",
        ListenNetwork.Tcp6 => "IPv6",
        _ => "IP",
    };

    private static string Cause(SocketException exception) => exception.SocketErrorCode switch
    {
        SocketError.AddressAlreadyInUse => "the address is already in use",
        SocketError.AccessDenied => "this process is not allowed to use the port",
        SocketError.AddressNotAvailable => "no interface of this machine has the address",
        SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain => "the host name is unknown",
        _ => exception.Message,
    };
}
