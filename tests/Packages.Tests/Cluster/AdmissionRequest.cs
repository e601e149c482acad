using System.Text.Json.Nodes;

namespace Packages.Tests.Cluster;

/// <summary>A request that an admission policy judges: the creation of an object, or its update.</summary>
/// <param name="Object">The object as it is sent.</param>
/// <param name="OldObject">The object as it is stored; null when it is created.</param>
internal sealed record AdmissionRequest(JsonNode Object, JsonNode? OldObject = null)
{
    /// <summary>Rights of the sender in the whole cluster, each a verb and a resource with its group.</summary>
    public IReadOnlyList<string> Rights { get; init; } = [];
}
