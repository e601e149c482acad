using System.Text.Json.Nodes;
using Crossplane.Functions.Rendering.Engine;
using Kubernetes.Yaml;

namespace Crossplane.Functions.Rendering.Inputs;

/// <summary>Reads the initial pipeline context from values in YAML or JSON.</summary>
internal static class ContextValues
{
    /// <summary>Reads the values. A value of the command line overrides one of a file.</summary>
    /// <param name="files">The files, by key.</param>
    /// <param name="values">The values of the command line, by key.</param>
    /// <exception cref="RenderException">A file cannot be read, or a value is not YAML.</exception>
    public static JsonObject Read(IEnumerable<(string Key, string Path)> files, IEnumerable<(string Key, string Yaml)> values)
    {
        var texts = new OrderedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, path) in files)
        {
            texts[key] = ReadFile(key, path);
        }

        foreach (var (key, yaml) in values)
        {
            texts[key] = yaml;
        }

        return new JsonObject(texts.Select(entry => KeyValuePair.Create(entry.Key, Parse(entry.Key, entry.Value))));
    }

    private static string ReadFile(string key, string path)
    {
        try
        {
            return YamlFiles.ReadText(path);
        }
        catch (YamlFileException exception)
        {
            throw new RenderException(
                $"cannot build context data: cannot read context value for key \"{key}\": {exception.Message}", exception);
        }
    }

    private static JsonNode? Parse(string key, string yaml)
    {
        try
        {
            return KubernetesNumbers.Decode(YamlReader.Read(yaml));
        }
        catch (YamlReadException exception)
        {
            throw new RenderException(
                $"cannot parse context data: cannot unmarshal context value for key \"{key}\": {exception.Message}", exception);
        }
    }
}
