using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization.Metadata;
using Crossplane.Functions.Conversion;
using Google.Protobuf;

namespace Crossplane.Functions.Resources;

/// <summary>A Kubernetes object as Crossplane sent it; decoded only as far as it is read.</summary>
public class Resource
{
    private static readonly FieldPath ApiVersionPath = "apiVersion";
    private static readonly FieldPath KindPath = "kind";
    private static readonly FieldPath NamePath = "metadata.name";
    private static readonly FieldPath NamespacePath = "metadata.namespace";

    private KnownKind? _kind;

    internal Resource(Protocol.Resource message) => Message = message;

    /// <summary>The object; null if there is none, which differs from an empty object.</summary>
    public StructDocument? Document =>
        Message.HasResource_ ? new StructDocument(Message.Resource_.Memory) : null;

    /// <summary>The object's <c>apiVersion</c>; null if it has none.</summary>
    public string? ApiVersion => Document?.GetString(ApiVersionPath);

    /// <summary>The object's <c>kind</c>; null if it has none.</summary>
    public string? Kind
    {
        get
        {
            // Every call reads it more than once: to find the renderer of the object, and for the call's metrics.
            var bytes = Message.HasResource_ ? Message.Resource_ : null;
            var known = _kind;
            if (known is null || !ReferenceEquals(known.Source, bytes))
            {
                _kind = known = new KnownKind(bytes, Document?.GetString(KindPath));
            }

            return known.Text;
        }
    }

    /// <summary>The object's <c>metadata.name</c>; null if it has none.</summary>
    public string? Name => Document?.GetString(NamePath);

    /// <summary>The object's <c>metadata.namespace</c>; null if it has none, as a cluster-scoped object.</summary>
    public string? Namespace => Document?.GetString(NamespacePath);

    /// <summary>
    /// A copy of the object's connection details by key. The values are secret: they must not appear in a result, a condition
    /// or a log.
    /// </summary>
    public IReadOnlyDictionary<string, ReadOnlyMemory<byte>> ConnectionDetails =>
        Message.ConnectionDetails.ToDictionary(entry => entry.Key, entry => entry.Value.Memory);

    internal Protocol.Resource Message { get; private protected set; }

    /// <summary>Reads the object into a typed model, see <see cref="StructDocument.As{T}"/>.</summary>
    /// <exception cref="ConversionException">
    /// There is no object, or a value does not have the type that the model has.
    /// </exception>
    public T As<T>(JsonTypeInfo<T> contract) =>
        (Document ?? throw new ConversionException("is absent")).As(contract);

    /// <summary>Reads a single value of the object, see <see cref="StructDocument.TryGet{T}"/>.</summary>
    /// <exception cref="ConversionException">The value does not have the requested type.</exception>
    public bool TryGet<T>(FieldPath path, JsonTypeInfo<T> contract, [NotNullWhen(true)] out T? value)
    {
        value = default;
        return Document is { } document && document.TryGet(path, contract, out value);
    }

    /// <summary>Returns the status condition of a type; null if the object has none.</summary>
    /// <exception cref="ConversionException"><c>status.conditions</c> is not a list of conditions.</exception>
    public StatusCondition? GetCondition(string type) =>
        Document is { } document
            ? StatusCondition.ListOf(document).FirstOrDefault(condition => condition?.Type == type)
            : null;

    /// <summary>Both values behind one reference, so that concurrent readers see both or neither.</summary>
    private sealed record KnownKind(ByteString? Source, string? Text);
}
