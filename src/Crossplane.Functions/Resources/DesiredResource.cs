using System.Text.Json.Serialization.Metadata;
using Crossplane.Functions.Conversion;
using Google.Protobuf;

namespace Crossplane.Functions.Resources;

/// <summary>
/// An object as it shall be. One that an earlier function wants and nobody here changes goes on byte for byte, with the
/// fields that this version of the protocol does not know.
/// </summary>
public sealed class DesiredResource : Resource
{
    private bool _isOwn;

    internal DesiredResource()
        : base(new Protocol.Resource()) => _isOwn = true;

    internal DesiredResource(Protocol.Resource message)
        : base(message)
    {
    }

    /// <summary>Whether the resource is ready.</summary>
    public Ready Ready
    {
        get => (Ready)Message.Ready;
        set => Own().Ready = (Protocol.Ready)value;
    }

    /// <summary>Replaces the object; readiness and connection details stay.</summary>
    /// <param name="value">
    /// A typed object. Members that are null are not part of what is applied; neither are <c>status</c> and what the API
    /// server writes in <c>metadata</c>.
    /// </param>
    /// <param name="contract">Its contract.</param>
    /// <exception cref="ConversionException">As for <see cref="StructDocument.From{T}"/>.</exception>
    public DesiredResource Set<T>(T value, JsonTypeInfo<T> contract) => Set(value!, (JsonTypeInfo)contract);

    /// <inheritdoc cref="Set{T}(T, JsonTypeInfo{T})" />
    public DesiredResource Set(object value, JsonTypeInfo contract) =>
        Set(ServerFields.RemoveFrom(StructDocument.From(value, contract)));

    /// <summary>Replaces the object with a document as it is.</summary>
    public DesiredResource Set(StructDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        Own().Resource_ = UnsafeByteOperations.UnsafeWrap(document.Raw);
        return this;
    }

    /// <summary>Lays a document over the object, an empty one if there is none; see <see cref="StructDocument.Merge"/>.</summary>
    public DesiredResource Patch(StructDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return Set((Document ?? new StructDocument(default)).Merge(document));
    }

    /// <summary>Adds a connection detail, or replaces it.</summary>
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
