using Crossplane.Functions.Conversion;

namespace Crossplane.Functions.Resources;

/// <summary>
/// The fields of an object that only the API server writes. A desired composed resource must not have them, but a typed
/// model that was read from an observed object does, and some models write <c>creationTimestamp: null</c> on their own.
/// </summary>
internal static class ServerFields
{
    private static readonly FieldPath[] Paths =
    [
        "status", "metadata.creationTimestamp", "metadata.generation", "metadata.managedFields",
        "metadata.resourceVersion", "metadata.uid",
    ];

    private static readonly FieldPath Metadata = "metadata";

    private static readonly byte[] StatusRemoval = """{"status":null}"""u8.ToArray();

    private static readonly byte[] Removal = """
        {
          "status": null,
          "metadata": {
            "creationTimestamp": null, "generation": null, "managedFields": null, "resourceVersion": null, "uid": null
          }
        }
        """u8.ToArray();

    /// <summary>The document itself if it has none of the fields, as almost always; otherwise one without them.</summary>
    public static StructDocument RemoveFrom(StructDocument document) =>
        Array.Exists(Paths, path => Has(document, path))
            ? document.Merge(StructDocument.FromJson(Has(document, Metadata) ? Removal : StatusRemoval))
            : document;

    private static bool Has(StructDocument document, FieldPath path) =>
        StructNavigator.TryFind(document.Raw.Span, path, out _);
}
