using System.Net.Sockets;

namespace Crossplane.Functions.Hosting.Listening;

/// <summary>The sockets of a server that starts: closed if it does not come so far.</summary>
internal sealed class ListenSockets : IDisposable
{
    private readonly List<Socket> _open = [];

    /// <inheritdoc cref="ListenSocket.OpenAsync" />
    public async Task<Socket> OpenAsync(ListenNetwork network, string address, CancellationToken cancellationToken)
    {
        Socket socket = await ListenSocket.OpenAsync(network, address, cancellationToken).ConfigureAwait(false);
        _open.Add(socket);
        return socket;
    }

    /// <summary>The server closes them from now on.</summary>
    public void Release() => _open.Clear();

    public void Dispose() => _open.ForEach(socket => socket.Dispose());
}
