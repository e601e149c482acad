using System.Text;
using System.Text.Json.Nodes;
using Build.Oci;

namespace Build.Tests.Oci;

internal static class Samples
{
    public static readonly DateTimeOffset Time = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000);

    public static readonly IReadOnlyDictionary<string, string> Annotations = new Dictionary<string, string>
    {
        ["title"] = "sample",
    };

    public static Layer Layer(string path, string? role = null) =>
        Build.Oci.Layer.Of([LayerEntry.File(path, Encoding.UTF8.GetBytes($"content of {path}"))], Time, path, role);

    public static Image Image(Architecture architecture, params Layer[] layers) =>
        new(architecture, layers, Config(architecture, layers), Annotations);

    public static JsonObject Config(
        Architecture architecture, IReadOnlyList<Layer> layers, JsonObject? baseConfig = null, JsonObject? settings = null) =>
            ImageConfig.Create(
                architecture, Time, layers, baseConfig, settings ?? new JsonObject { ["Labels"] = new JsonObject() });
}
