using NATS.Client.Core;

namespace Platform.Tests.Nats;

/// <summary>What the server says has been made, changed or deleted.</summary>
internal sealed class Changes : IAsyncDisposable
{
    private const string Marker = "platform.tests.marker";

    private readonly INatsSub<string> _advisories;
    private readonly NatsServerProcess _server;

    private Changes(NatsServerProcess server, INatsSub<string> advisories)
    {
        _server = server;
        _advisories = advisories;
    }

    public static async Task<Changes> WatchAsync(NatsServerProcess server)
    {
        var connection = server.JetStream.Connection;
        var advisories = await connection.SubscribeCoreAsync<string>(">");
        await connection.PingAsync();
        return new Changes(server, advisories);
    }

    /// <summary>The subjects of all advisories since the start but those about the use of the API.</summary>
    public async Task<IReadOnlyList<string>> SoFarAsync()
    {
        // Whatever the server sends before the marker, it has sent before.
        await _server.JetStream.Connection.PublishAsync(Marker, "");
        var subjects = new List<string>();
        await foreach (var message in _advisories.Msgs.ReadAllAsync())
        {
            if (message.Subject == Marker)
            {
                return subjects;
            }

            if (message.Subject.StartsWith("$JS.EVENT.ADVISORY.", StringComparison.Ordinal)
                && !message.Subject.EndsWith(".API", StringComparison.Ordinal))
            {
                subjects.Add(message.Subject);
            }
        }

        throw new InvalidOperationException("The subscription has ended.");
    }

    public ValueTask DisposeAsync() => _advisories.DisposeAsync();
}
