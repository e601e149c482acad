using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Crossplane.Functions.Tests.Readiness;

/// <summary>A file of Cases: the states of one kind.</summary>
internal sealed record ReadyFile
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerOptions.Web)
    {
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
    };

    public static IReadOnlyList<ReadyFile> All { get; } =
        [.. Directory.GetFiles(Folder(), "*.json").Order(StringComparer.Ordinal).Select(Read)];

    public required string ApiVersion { get; init; }

    public required string Kind { get; init; }

    /// <summary>Where kstatus and function-auto-ready have their rules.</summary>
    public required IReadOnlyDictionary<string, string> Sources { get; init; }

    public required IReadOnlyList<ReadyState> States { get; init; }

    /// <summary>The name of the file.</summary>
    public string Name { get; private init; } = "";

    public static ReadyState At(string file, string state) =>
        All.Single(candidate => candidate.Name == file).States.Single(candidate => candidate.State == state);

    private static ReadyFile Read(string path)
    {
        var file = JsonSerializer.Deserialize<ReadyFile>(File.ReadAllText(path), Options)!;
        return file with
        {
            Name = Path.GetFileNameWithoutExtension(path),
            States = [.. file.States.Select(state => state with { Object = file.Complete(state.Object) })],
        };
    }

    private JsonElement Complete(JsonElement item)
    {
        var complete = new JsonObject { ["apiVersion"] = ApiVersion, ["kind"] = Kind };
        foreach (var field in item.EnumerateObject())
        {
            complete[field.Name] = JsonNode.Parse(field.Value.GetRawText());
        }

        return JsonSerializer.SerializeToElement(complete);
    }

    private static string Folder([CallerFilePath] string source = "") => Path.Combine(Path.GetDirectoryName(source)!, "Cases");
}
