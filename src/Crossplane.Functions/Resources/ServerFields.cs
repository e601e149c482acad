using Crossplane.Functions.Conversion;

namespace Crossplane.Functions.Resources;

/// <summary>
/// The fields of an object that only the API server writes. A desired composed resource must not have them, but a typed
/// model that was read from an observed object does, and some models write <c>creationTimestamp: null</c> on their own.
/// </summary>
internal static class ServerFields
{
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
    public static StructDocument RemoveFrom(StructDocument document)
    {
        var metadata = document.GetObject(Metadata);
        return StructNavigator.Any(document.Raw.Span, IsStatus) || (metadata is not null && StructNavigator.Any(metadata.Raw.Span, IsWrittenByServer))
            ? document.Merge(StructDocument.FromJson(metadata is null ? StatusRemoval : Removal))
            : document;
    }

    private static bool IsStatus(ReadOnlySpan<byte> name) => name.SequenceEqual("status"u8);

    private static bool IsWrittenByServer(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("creationTimestamp"u8)
        || name.SequenceEqual("generation"u8)
        || name.SequenceEqual("managedFields"u8)
        || name.SequenceEqual("resourceVersion"u8)
        || name.SequenceEqual("uid"u8);
}
