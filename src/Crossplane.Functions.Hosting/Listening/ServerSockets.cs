using System.Net;
using System.Net.Sockets;

namespace Crossplane.Functions.Hosting.Listening;

/// <summary>The listening sockets of a server.</summary>
internal sealed class ServerSockets : IDisposable
{
    private ServerSockets(Socket function, Socket? management)
    {
        Function = function;
        Management = management;
    }

    /// <summary>For calls.</summary>
    public Socket Function { get; }

    /// <summary>For probes and scrapes; null for none.</summary>
    public Socket? Management { get; }

    /// <summary>Opens the sockets that the options ask for, so that a wrong address is known before the server starts.</summary>
    /// <exception cref="FunctionHostException">An address cannot be read, found or listened on.</exception>
    public static async Task<ServerSockets> OpenAsync(FunctionHostOptions options, CancellationToken cancellationToken)
    {
        var function = await ListenSocket.OpenAsync(options.Network, options.Address, cancellationToken).ConfigureAwait(false);
        try
        {
            var management = options.MetricsAddress.Length == 0
                ? null
                : await ListenSocket.OpenAsync(options.Network, options.MetricsAddress, cancellationToken).ConfigureAwait(false);
            return new ServerSockets(function, management);
        }
        catch
        {
            function.Dispose();
            throw;
        }
    }

    /// <summary>Finds the socket that listens on an end point.</summary>
    public Socket Find(EndPoint endPoint) => endPoint.Equals(Management?.LocalEndPoint) ? Management! : Function;

    public void Dispose()
    {
        Function.Dispose();
        Management?.Dispose();
    }
}
