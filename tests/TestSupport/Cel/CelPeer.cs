using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TestSupport.Cel;

/// <summary>An evaluator of CEL, cel-js: what the API server does with the rules of a schema. See tests/Peers.</summary>
public static class CelPeer
{
    private static string Folder { get; } = FindFolder();

    /// <summary>What must be installed before rules can be evaluated; null if nothing is missing.</summary>
    public static string? Missing { get; } = Directory.Exists(Path.Combine(Folder, "node_modules", "@marcbachmann", "cel-js"))
        ? null
        : "cel-js not installed, see tests/Peers/README.md";

    /// <summary>Evaluates every rule of a schema at every place of every object, in the order of the objects.</summary>
    /// <param name="schema">A structural schema; a rule that does not compile against it fails the test.</param>
    /// <param name="objects">Objects that the schema without its rules accepts: the API server evaluates rules on no
    /// others.</param>
    public static async Task<IReadOnlyList<CelAnswer[]>> EvaluateAsync(JsonElement schema, IEnumerable<JsonObject> objects)
    {
        var input = new JsonObject
        {
            ["schema"] = JsonNode.Parse(schema.GetRawText()),
            ["objects"] = new JsonArray([.. objects.Select(item => item.DeepClone())]),
        };
        return [.. (await RunAsync("cel.mjs", input)).Select(line => Read<CelAnswer[]>(line))];
    }

    /// <summary>Evaluates queries over the variable <c>object</c>, as provider-kubernetes does.</summary>
    /// <param name="queries">The queries, each with its object; one that is not of the type bool fails the test.</param>
    public static async Task<IReadOnlyList<CelVerdict>> EvaluateAsync(IEnumerable<(string Query, JsonElement Object)> queries)
    {
        var input = new JsonArray([.. queries.Select(item => new JsonObject
        {
            ["query"] = item.Query,
            ["object"] = JsonNode.Parse(item.Object.GetRawText()),
        })]);
        return [.. (await RunAsync("cel-query.mjs", input)).Select(line => Read<CelVerdict>(line))];
    }

    private static async Task<string[]> RunAsync(string program, JsonNode input)
    {
        using var process = Process.Start(new ProcessStartInfo("node", [Path.Combine(Folder, program)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input.ToJsonString());
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"cel-js wrote: {await error}");
        }

        return (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static T Read<T>(string line) => JsonSerializer.Deserialize<T>(line, JsonSerializerOptions.Web)!;

    private static string FindFolder([CallerFilePath] string source = "") =>
        Path.Combine(Path.GetDirectoryName(source)!, "..", "..", "Peers", "node");
}
