using System.Text.Json;

namespace Platform.Tests.Nats;

/// <summary>A stream and its consumers as the server reports them.</summary>
internal static class StreamState
{
    /// <summary>What the JetStream API answers about a stream, or a consumer of it.</summary>
    public static async Task<JsonElement> AskAsync(NatsServerProcess server, string subject)
    {
        var reply = await server.JetStream.Connection.RequestAsync<string, string>($"$JS.API.{subject}", "");
        return JsonElement.Parse(reply.Data!);
    }

    public static Task<JsonElement> StreamAsync(NatsServerProcess server, string stream) =>
        AskAsync(server, $"STREAM.INFO.{stream}");

    public static Task<JsonElement> ConsumerAsync(NatsServerProcess server, string stream, string consumer) =>
        AskAsync(server, $"CONSUMER.INFO.{stream}.{consumer}");
}
