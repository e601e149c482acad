using Crossplane.Functions.Conversion;

namespace Crossplane.Functions.Resources;

/// <summary>
/// The fields of an object that only the API server writes. A desired composed resource must not have them, but a model
/// that was read from an observed object does, and some models always write <c>creationTimestamp: null</c>.
/// </summary>
internal static class ServerFields
{
    private static readonly byte[] StatusRemoval = """{"status":null}"""u8.ToArray();

    private static readonly byte[] Removal = """
        {
          "status": null,
          "metadata": {
            "creationTimestamp": null, "generation": null, "managedFields": null, "resourceVersion": null, "uid": null
          }
        }
        """u8.ToArray();

    /// <summary>
    /// Returns the document itself if it has none of the fields, the usual case; otherwise a copy without them.
    /// </summary>
    public static StructDocument RemoveFrom(StructDocument document)
    {
        var (hasFields, hasMetadata) = (false, false);
        var reader = new WireReader(document.Raw.Span);
        while (reader.Read())
        {
            if (!reader.IsMessage(StructFormat.StructFields))
            {
                continue;
            }

            StructFormat.ReadEntry(reader.Content, out var name, out var value);
            if (name.SequenceEqual("status"u8))
            {
                hasFields = true;
            }
            else if (name.SequenceEqual("metadata"u8)
                && StructFormat.TryReadKind(value, out var kind)
                && kind.Number == StructFormat.StructValue)
            {
                hasMetadata = true;
                hasFields |= HasServerField(kind.Content);
            }
        }

        return hasFields ? document.Merge(StructDocument.FromJson(hasMetadata ? Removal : StatusRemoval)) : document;
    }

    private static bool HasServerField(ReadOnlySpan<byte> metadata)
    {
        var reader = new WireReader(metadata);
        while (reader.Read())
        {
            if (reader.IsMessage(StructFormat.StructFields))
            {
                StructFormat.ReadEntry(reader.Content, out var name, out _);
                if (IsWrittenByServer(name))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool IsWrittenByServer(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("creationTimestamp"u8)
        || name.SequenceEqual("generation"u8)
        || name.SequenceEqual("managedFields"u8)
        || name.SequenceEqual("resourceVersion"u8)
        || name.SequenceEqual("uid"u8);
}
