using System.Text.Json.Serialization.Metadata;
using Crossplane.Functions.Conversion;
using Google.Protobuf;

namespace Crossplane.Functions.Resources;

/// <summary>
/// The desired state of an object. The resources of earlier functions that this function does not change are passed on byte
/// for byte, including fields that this version of the protocol does not know.
/// </summary>
public sealed class DesiredResource : Resource
{
    private readonly DesiredSize _size;
    private bool _isOwn;

    internal DesiredResource(DesiredSize size)
        : base(new Protocol.Resource()) => (_isOwn, _size) = (true, size);

    internal DesiredResource(Protocol.Resource message, DesiredSize size)
        : base(message) => _size = size;

    /// <summary>The length of the object that this function has set; 0 for one of an earlier function.</summary>
    internal int OwnBytes { get; private set; }

    /// <summary>The readiness of the resource; <see cref="Ready.Unspecified"/> by default.</summary>
    public Ready Ready
    {
        get => (Ready)Message.Ready;
        set => Own().Ready = (Protocol.Ready)value;
    }

    /// <summary>Replaces the object; keeps the readiness and the connection details.</summary>
    /// <param name="value">
    /// The object. Members that are null are left out, as are <c>status</c> and the fields of <c>metadata</c> that the API
    /// server writes: <c>creationTimestamp</c>, <c>generation</c>, <c>managedFields</c>, <c>resourceVersion</c> and
    /// <c>uid</c>.
    /// </param>
    /// <param name="contract">The type's JSON contract, from a <c>JsonSerializerContext</c>.</param>
    /// <exception cref="ConversionException">As for <see cref="StructDocument.From{T}"/>.</exception>
    /// <example>
    /// <code>
    /// context.Desired.GetOrAdd("config").Set(configMap, MyJsonContext.Default.ConfigMap).Ready = Ready.True;
    /// </code>
    /// </example>
    public DesiredResource Set<T>(T value, JsonTypeInfo<T> contract) => Set(value!, (JsonTypeInfo)contract);

    /// <inheritdoc cref="Set{T}(T, JsonTypeInfo{T})" />
    public DesiredResource Set(object value, JsonTypeInfo contract) =>
        Set(ServerFields.RemoveFrom(StructDocument.From(value, contract)));

    /// <summary>Replaces the object with a document, which is not changed.</summary>
    public DesiredResource Set(StructDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        _size.Replace(OwnBytes, document.Raw.Length);
        OwnBytes = document.Raw.Length;
        Own().Resource_ = UnsafeByteOperations.UnsafeWrap(document.Raw);
        return this;
    }

    /// <summary>
    /// Merges a document into the object, or into an empty one if there is none; see <see cref="StructDocument.Merge"/>.
    /// </summary>
    public DesiredResource Patch(StructDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return Set((Document ?? new StructDocument(default)).Merge(document));
    }

    /// <summary>Adds or replaces a connection detail.</summary>
    public DesiredResource SetConnectionDetail(string key, ReadOnlyMemory<byte> value)
    {
        Own().ConnectionDetails[key] = ByteString.CopyFrom(value.Span);
        return this;
    }

    private Protocol.Resource Own()
    {
        if (!_isOwn)
        {
            Message = Message.Clone();
            _isOwn = true;
        }

        return Message;
    }
}
