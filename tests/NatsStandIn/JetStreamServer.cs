using System.Text.Json.Nodes;
using NATS.Client.Core;

namespace NatsStandIn;

/// <summary>The JetStream API of a server: requests and answers in JSON on subjects below <c>$JS.API</c>.</summary>
internal sealed class JetStreamServer : IAsyncDisposable
{
    // The CLI's own default.
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    private readonly NatsConnection _connection;

    private JetStreamServer(NatsConnection connection) => _connection = connection;

    /// <exception cref="CommandException">No server answers.</exception>
    public static async Task<JetStreamServer> ConnectAsync(string url, NatsAuthOpts user)
    {
        var connection = new NatsConnection(new NatsOpts
        {
            Url = url,
            AuthOpts = user,
            MaxReconnectRetry = 0,
            ConnectTimeout = Timeout,
        });
        try
        {
            await connection.ConnectAsync();
            return new JetStreamServer(connection);
        }
        catch (NatsException exception)
        {
            await connection.DisposeAsync();
            throw new CommandException($"setup failed: no servers available for connection: {exception.Message}", exception);
        }
    }

    /// <exception cref="CommandException">The server refuses, or JetStream does not answer.</exception>
    public async Task<JsonObject> RequestAsync(string subject, JsonObject? body = null)
    {
        var answer = await AskAsync($"$JS.API.{subject}", body?.ToJsonString() ?? "");
        return answer["error"] is JsonObject error
            ? throw new CommandException($"{error["description"]} ({error["err_code"]})")
            : answer;
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private async Task<JsonObject> AskAsync(string subject, string body)
    {
        try
        {
            var reply = await _connection.RequestAsync<string, string>(
                subject, body, replyOpts: new NatsSubOpts { Timeout = Timeout });
            return JsonNode.Parse(reply.Data!)!.AsObject();
        }
        catch (NatsException exception)
        {
            throw new CommandException($"JetStream does not answer: {exception.Message}", exception);
        }
    }
}
