using System.Text.Json.Nodes;
using Google.Protobuf;

namespace Crossplane.Functions.Rendering.Engine;

/// <summary>
/// Reads the <c>data</c> of a Secret. As in the reference, <c>stringData</c> is ignored: only an API server converts
/// it.
/// </summary>
internal static class SecretData
{
    /// <exception cref="RenderException">A value is not base64. The message does not contain it.</exception>
    public static IEnumerable<(string Key, ByteString Value)> Read(JsonObject secret)
    {
        var data = secret.Find("data") ?? [];
        return data.Select(entry => entry.Key).Order(Utf8Order.Instance).Select(key => (key, Decode(secret, data, key)));
    }

    private static ByteString Decode(JsonObject secret, JsonObject data, string key) =>
        Base64Text.Decode(data.Text(key)) is { } decoded
            ? ByteString.CopyFrom(decoded)
            : throw new RenderException($"cannot read Secret \"{secret.Name()}\": the value of key \"{key}\" is not base64");
}
