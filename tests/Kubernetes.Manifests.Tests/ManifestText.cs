using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Kubernetes.Manifests.Tests;

internal static class ManifestText
{
    /// <summary>The literal of a test without its line breaks, which JSON written here never has.</summary>
    public static string OneLine(string literal) => literal.ReplaceLineEndings("");

    /// <summary>What becomes of JSON that is read into the model and written again.</summary>
    public static string ReadAndWrite<T>(string json, JsonTypeInfo<T> typeInfo) =>
        JsonSerializer.Serialize(JsonSerializer.Deserialize(json, typeInfo)!, typeInfo);
}
