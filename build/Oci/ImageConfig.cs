using System.Text.Json.Nodes;

namespace Build.Oci;

/// <summary>Writes the config of an image, on that of a base image if there is one.</summary>
internal static class ImageConfig
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>The fields of a base image that configure its own program: <c>Cmd</c> would become arguments of ours.</summary>
    private static readonly string[] OfBaseAlone = ["Cmd", "Healthcheck", "OnBuild", "Volumes"];

    /// <param name="architecture">The architecture it runs on.</param>
    /// <param name="time">The creation time.</param>
    /// <param name="layers">All its layers, those of the base image first.</param>
    /// <param name="baseConfig">The config of the base image; null for none.</param>
    /// <param name="settings">
    /// The fields of <c>config</c> that are set, in place of the base image's. <c>Labels</c> and <c>Env</c> are added to those of
    /// the base image instead.
    /// </param>
    public static JsonObject Create(
        Architecture architecture, DateTimeOffset time, IReadOnlyList<Layer> layers, JsonObject? baseConfig, JsonObject settings)
    {
        var merged = baseConfig?["config"]?.DeepClone().AsObject() ?? [];
        Array.ForEach(OfBaseAlone, name => merged.Remove(name));
        foreach ((var name, var value) in settings)
        {
            merged[name] = name switch
            {
                "Labels" => Labels(merged[name]?.AsObject(), value!.AsObject(), layers),
                "Env" => Environment(merged[name]?.AsArray(), value!.AsArray()),
                _ => value?.DeepClone(),
            };
        }

        var created = FormatTime(time);
        var history = baseConfig?["history"]?.DeepClone().AsArray() ?? [];
        foreach (var layer in layers.Where(layer => layer.CreatedBy is not null))
        {
            history.Add(new JsonObject { ["created"] = created, ["created_by"] = layer.CreatedBy });
        }

        return new JsonObject
        {
            ["created"] = created,
            ["architecture"] = architecture.Name,
            ["os"] = "linux",
            ["config"] = merged,
            ["rootfs"] = new JsonObject
            {
                ["type"] = "layers",
                ["diff_ids"] = JsonObjects.Of(layers.Select(layer => layer.DiffId)),
            },
            ["history"] = history,
        };
    }

    /// <summary>Formats a time as RFC 3339, in UTC and whole seconds.</summary>
    public static string FormatTime(DateTimeOffset time) =>
        time.UtcDateTime.ToString(TimeFormat, System.Globalization.CultureInfo.InvariantCulture);

    private static JsonObject Labels(JsonObject? ofBase, JsonObject ours, IReadOnlyList<Layer> layers)
    {
        Dictionary<string, string> labels = [];
        foreach ((var name, var value) in (ofBase ?? []).Concat(ours))
        {
            labels[name] = value!.GetValue<string>();
        }

        foreach (var layer in layers.Where(layer => layer.PackageRole is not null))
        {
            labels[$"{Image.PackageRole}:{layer.Blob.Digest}"] = layer.PackageRole!;
        }

        return JsonObjects.Of(labels);
    }

    private static JsonArray Environment(JsonArray? ofBase, JsonArray ours)
    {
        string[] set = [.. ours.Select(variable => variable!.GetValue<string>())];
        HashSet<string> names = [.. set.Select(NameOf)];
        var kept = (ofBase ?? []).Select(variable => variable!.GetValue<string>()).Where(
            variable => !names.Contains(NameOf(variable)));
        return JsonObjects.Of([.. kept, .. set]);
    }

    private static string NameOf(string variable) => variable.Split('=', 2)[0];
}
