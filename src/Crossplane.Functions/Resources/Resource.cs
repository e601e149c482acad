using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization.Metadata;
using Crossplane.Functions.Conversion;
using Google.Protobuf;

namespace Crossplane.Functions.Resources;

/// <summary>A Kubernetes object as Crossplane sent it. It is decoded only as far as somebody reads it.</summary>
public class Resource
{
    private static readonly FieldPath ApiVersionPath = "apiVersion";
    private static readonly FieldPath KindPath = "kind";
    private static readonly FieldPath NamePath = "metadata.name";
    private static readonly FieldPath NamespacePath = "metadata.namespace";

    private KnownKind? _kind;

    internal Resource(Protocol.Resource message) => Message = message;

    /// <summary>The object; null if there is none, which is not the same as an empty one.</summary>
    public StructDocument? Document =>
        Message.HasResource_ ? new StructDocument(Message.Resource_.Memory) : null;

    /// <summary>The object's <c>apiVersion</c>; null if it has none.</summary>
    public string? ApiVersion => Document?.GetString(ApiVersionPath);

    /// <summary>The object's <c>kind</c>; null if it has none.</summary>
    public string? Kind
    {
        get
        {
            // Read more than once in every call: to find what renders the object, and to count the call.
            var bytes = Message.HasResource_ ? Message.Resource_ : null;
            var known = _kind;
            if (known is null || !ReferenceEquals(known.Of, bytes))
            {
                _kind = known = new KnownKind(bytes, Document?.GetString(KindPath));
            }

            return known.Text;
        }
    }

    /// <summary>The object's <c>metadata.name</c>; null if it has none.</summary>
    public string? Name => Document?.GetString(NamePath);

    /// <summary>The object's <c>metadata.namespace</c>; null if it has none, as cluster-scoped objects.</summary>
    public string? Namespace => Document?.GetString(NamespacePath);

    /// <summary>
    /// The connection details that Crossplane read for the object, by key, as they are now. Values are secret: they must
    /// not reach a result, a condition or a log.
    /// </summary>
    public IReadOnlyDictionary<string, ReadOnlyMemory<byte>> ConnectionDetails =>
        Message.ConnectionDetails.ToDictionary(entry => entry.Key, entry => entry.Value.Memory);

    internal Protocol.Resource Message { get; private protected set; }

    /// <summary>Reads the object as a typed one, see <see cref="StructDocument.As{T}"/>.</summary>
    /// <exception cref="ConversionException">There is no object, or a value in it has another type than the model.</exception>
    public T As<T>(JsonTypeInfo<T> contract) =>
        (Document ?? throw new ConversionException("is absent")).As(contract);

    /// <summary>Reads one value of the object, see <see cref="StructDocument.TryGet{T}"/>.</summary>
    /// <exception cref="ConversionException">The value has another type than asked for.</exception>
    public bool TryGet<T>(FieldPath path, JsonTypeInfo<T> contract, [NotNullWhen(true)] out T? value)
    {
        value = default;
        return Document is { } document && document.TryGet(path, contract, out value);
    }

    /// <summary>The status condition of a type; null if the object does not have it.</summary>
    /// <exception cref="ConversionException"><c>status.conditions</c> is no list of conditions.</exception>
    public StatusCondition? GetCondition(string type) =>
        Document is { } document
            ? StatusCondition.ListOf(document).FirstOrDefault(condition => condition?.Type == type)
            : null;

    /// <summary>One reference, so that threads that read at the same time see both or none.</summary>
    private sealed record KnownKind(ByteString? Of, string? Text);
}
