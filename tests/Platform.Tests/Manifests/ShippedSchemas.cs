using System.Text.Json.Nodes;
using Crossplane.Functions.Rendering.Validation;

namespace Platform.Tests.Manifests;

/// <summary>The schemas of everything that the repository ships.</summary>
internal static class ShippedSchemas
{
    private const string OwnGroup = "platform.bizmatters.io";

    private static readonly ObjectValidator Others = ObjectValidator.Read(
        Repository.Path("tests/Platform.Tests/Manifests/Schemas"));
    private static readonly ObjectValidator Own = ObjectValidator.Read(Repository.Path("package"));

    /// <summary>What is wrong in an object, in the objects within it and in the inputs of its pipeline; a kind without a schema
    /// is.</summary>
    public static IReadOnlyList<string> Check(Manifest manifest) =>
        [.. ObjectsWithin(manifest.Content).SelectMany(item => CheckOne(manifest with { Content = item }))];

    private static IEnumerable<string> CheckOne(Manifest manifest)
    {
        var isOwn = manifest.Group == OwnGroup || manifest.Group.EndsWith(".fn.bizmatters.io", StringComparison.Ordinal);
        var findings = (isOwn ? Own : Others).Check([manifest.Content]);
        return findings.Problems.Concat(
            findings.Notes.Where(note => note.Contains("is not checked: there is no schema", StringComparison.Ordinal)));
    }

    private static IEnumerable<JsonObject> ObjectsWithin(JsonObject item) => item["kind"]?.GetValue<string>() switch
    {
        "Object" => [item, .. ObjectsWithin(item["spec"]!["forProvider"]!["manifest"]!.AsObject())],
        "Composition" => [item, .. item["spec"]!["pipeline"]!.AsArray().Select(step => step!["input"]!.AsObject())],
        _ => [item],
    };
}
