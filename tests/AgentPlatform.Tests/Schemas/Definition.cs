using System.Text.Json;

namespace AgentPlatform.Tests.Schemas;

/// <summary>An XRD or CRD of the packages.</summary>
/// <param name="Path">The file, from the root of the repository.</param>
internal sealed record Definition(string Path)
{
    public static TheoryData<string> Paths =>
    [
        "package/configuration-claims/xagentexecutors/definition.yaml",
        "package/configuration/agentexecutors/definition.yaml",
        "package/configuration/eventdrivenservices/definition.yaml",
        "package/function/input/agentplatform.fn.bizmatters.io_settings.yaml",
    ];

    public JsonElement Root => SchemaFiles.Schema(Path);

    /// <summary>The schema itself and every field of it.</summary>
    public IEnumerable<SchemaField> Fields => SchemaField.Of(Root).Prepend(new SchemaField("", Root));
}
