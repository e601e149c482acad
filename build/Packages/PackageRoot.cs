using System.Text.Json;
using System.Text.Json.Nodes;
using Kubernetes.Yaml;

namespace Build.Packages;

/// <summary>Reads the objects of a package from the directory they are kept in.</summary>
internal static class PackageRoot
{
    /// <summary>The metadata, then the objects in the order of their files, byte by byte.</summary>
    /// <exception cref="BuildException">Some objects do not belong in such a package; the message names all of them.</exception>
    /// <exception cref="YamlFileException">A file cannot be read.</exception>
    public static IReadOnlyList<JsonObject> Read(string directory, PackageKind kind)
    {
        YamlDocument[] documents = [.. YamlFiles.FindBelow(directory).SelectMany(YamlFiles.ReadAll)];
        YamlDocument[] metas = [.. documents.Where(document => IsMeta(document, kind))];
        YamlDocument[] objects = [.. documents.Except(metas)];
        string[] problems =
        [
            .. objects.Where(document => !kind.Objects.Contains(TypeOf(document))).Select(document =>
                $"{document.Source} must not be in a {kind.Meta} package: allowed are {string.Join(", ", kind.Objects)}, found "
                    + $"{TypeOf(document)}"),
            .. metas.Length == 1
                ? []
                : new[] { $"\"{directory}\" must have one {PackageKind.MetaApiVersion} {kind.Meta}, but has {metas.Length}" },
        ];
        return problems.Length == 0
            ? [.. metas.Concat(objects).Select(document => document.Content)]
            : throw new BuildException(string.Join('\n', problems));
    }

    private static bool IsMeta(YamlDocument document, PackageKind kind) =>
        TypeOf(document) == $"{PackageKind.MetaApiVersion} {kind.Meta}";

    private static string TypeOf(YamlDocument document) => $"{Text(document, "apiVersion")} {Text(document, "kind")}";

    private static string Text(YamlDocument document, string name) =>
        document.Content[name] is { } value && value.GetValueKind() == JsonValueKind.String
            ? value.GetValue<string>()
            : $"(no {name})";
}
