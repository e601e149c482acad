using System.Text.Json;
using System.Text.Json.Nodes;
using Crossplane.Functions.Rendering.Validation;
using Kubernetes.Yaml;

namespace AgentPlatform.Tests.Schemas;

/// <summary>What the XRDs of the package say of a composite, as the API server does: first defaults, then the schema, then
/// CEL.</summary>
/// <param name="Composite">The composite with its defaults.</param>
/// <param name="Problems">What the schema without its rules refuses.</param>
internal sealed record SchemaVerdict(JsonObject Composite, IReadOnlyList<string> Problems)
{
    private static readonly ObjectValidator Definitions =
        ObjectValidator.Read(Path.Combine(SchemaFiles.Root, "package", "configuration"));

    public string Kind => Composite["kind"]!.GetValue<string>();

    public bool IsAccepted => Problems.Count == 0;

    public static SchemaVerdict Read(string path) => Of(YamlFiles.ReadFirst(path).Content);

    public static SchemaVerdict Of(JsonObject composite)
    {
        var findings = Definitions.Check(composite);
        findings.Notes.Should().NotContain(note => note.Contains("there is no schema"), "the package defines the kind");
        return new SchemaVerdict(Definitions.WithDefaults(composite), [.. findings.Problems.Select(WithoutName)]);
    }

    /// <summary>The schema whose rules a composite must keep.</summary>
    public static JsonElement SchemaOf(string kind) =>
        SchemaFiles.Schema($"package/configuration/{kind.ToLowerInvariant()}s/definition.yaml");

    private static string WithoutName(string problem) => problem.Split(": ", 2)[1];
}
