using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Packages.Tests.Cluster;

/// <summary>An evaluator of CEL, cel-js: what the API server does with the expressions of an admission policy. See
/// tests/Peers.</summary>
internal static class Cel
{
    private static string Folder { get; } = Repository.FullPath("tests/Peers/node");

    /// <summary>What must be installed; null if nothing is missing.</summary>
    public static string? Missing { get; } = Directory.Exists(Path.Combine(Folder, "node_modules", "@marcbachmann", "cel-js"))
        ? null
        : "cel-js not installed, see tests/Peers/README.md";

    /// <summary>Whether each expression holds for its request; one that cannot be evaluated fails the test.</summary>
    public static async Task<IReadOnlyList<bool>> EvaluateAsync(
        IEnumerable<(string Expression, AdmissionRequest Request)> questions)
    {
        using var process = Process.Start(new ProcessStartInfo("node", [Path.Combine(Folder, "cel-query.mjs")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.StandardInput.WriteAsync(new JsonArray([.. questions.Select(question => new JsonObject
        {
            ["query"] = question.Expression,
            ["object"] = question.Request.Object.DeepClone(),
            ["oldObject"] = question.Request.OldObject?.DeepClone(),
            ["rights"] = new JsonArray([.. question.Request.Rights.Select(right => JsonValue.Create(right))]),
        })]).ToJsonString());
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.ExitCode.Should().Be(0, "cel-js wrote {0}", await error);
        return [.. (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line =>
        {
            using var verdict = JsonDocument.Parse(line);
            verdict.RootElement.GetProperty("error").GetString().Should().BeNull();
            return verdict.RootElement.GetProperty("holds").GetBoolean();
        })];
    }
}
