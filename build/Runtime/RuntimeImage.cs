using System.Text.Json.Nodes;
using Build.Oci;

namespace Build.Runtime;

/// <summary>The image that runs the function, without the layers that make it a package.</summary>
/// <param name="Architecture">The architecture it runs on.</param>
/// <param name="Layers">The layers, from the lowest to the highest.</param>
/// <param name="BaseConfig">The config of the base image; null for none.</param>
/// <param name="Annotations">Labels of the image, annotations of the manifest.</param>
internal sealed record RuntimeImage(
    Architecture Architecture,
    IReadOnlyList<Layer> Layers,
    JsonObject? BaseConfig,
    IReadOnlyDictionary<string, string> Annotations)
{
    private const string Path = "app/function-agent-platform";

    public static RuntimeImage Create(
        Architecture architecture, RuntimeParts parts, Checkout checkout, IReadOnlyDictionary<string, string> annotations)
    {
        LayerEntry[] entries =
        [
            LayerEntry.Executable(Path, parts.Executable.Content),
            LayerEntry.File("usr/share/doc/function-agent-platform/copyright", File.ReadAllBytes(checkout.PathTo("LICENSE"))),
            LayerEntry.File(
                "usr/share/doc/function-agent-platform/THIRD-PARTY-NOTICES.txt",
                File.ReadAllBytes(checkout.PathTo("THIRD-PARTY-NOTICES.txt"))),
        ];
        Layer[] layers =
        [
            .. parts.BaseImage?.Layers ?? [],
            .. parts.Libraries is null ? [] : new[] { Layer.Of(parts.Libraries.Entries, checkout.Time, "system libraries") },
            Layer.Of(entries, checkout.Time, "function-agent-platform"),
        ];
        var all = new Dictionary<string, string>(annotations);
        if (parts.BaseImage is not null)
        {
            all["org.opencontainers.image.base.digest"] = parts.BaseImage.Digest;
        }

        return new RuntimeImage(architecture, layers, parts.BaseImage?.Config, all);
    }

    /// <summary>The image, with further layers on it.</summary>
    public Image With(DateTimeOffset time, params Layer[] further)
    {
        Layer[] layers = [.. Layers, .. further];
        return new Image(
            Architecture, layers, ImageConfig.Create(Architecture, time, layers, BaseConfig, Settings()), Annotations);
    }

    /// <summary>
    /// The user is the one that Crossplane runs functions as. Diagnostics would write a socket and pipes to /tmp.
    /// </summary>
    private JsonObject Settings() => new()
    {
        ["User"] = "2000:2000",
        ["ExposedPorts"] = new JsonObject { ["8080/tcp"] = new JsonObject(), ["9443/tcp"] = new JsonObject() },
        ["Env"] = JsonObjects.Of(["DOTNET_EnableDiagnostics=0", "HOME=/tmp"]),
        ["Entrypoint"] = JsonObjects.Of([$"/{Path}"]),
        ["WorkingDir"] = "/",
        ["Labels"] = JsonObjects.Of(Annotations),
    };
}
