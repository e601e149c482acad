using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization.Metadata;

namespace Crossplane.Functions.Conversion;

/// <summary>
/// Objects that are part of several documents, or whose bytes are needed by themselves. Each is encoded once;
/// <see cref="StructDocument.From{T}"/> copies the bytes where it meets the same instance.
/// </summary>
/// <remarks>For a handful of objects of one call; not safe for concurrent use.</remarks>
public sealed class EncodedParts
{
    private readonly List<(object Part, StructDocument Document)> _parts = [];

    /// <summary>Encodes an object. It must not change afterwards.</summary>
    /// <param name="part">The object.</param>
    /// <param name="contract">The type's JSON contract, from a <c>JsonSerializerContext</c>.</param>
    /// <returns>The encoded object.</returns>
    /// <exception cref="ConversionException">As for <see cref="StructDocument.From{T}"/>.</exception>
    public StructDocument Add<T>(T part, JsonTypeInfo<T> contract)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(part);
        var document = StructDocument.From(part, contract, this);
        _parts.Add((part, document));
        return document;
    }

    internal bool TryFind(object value, [NotNullWhen(true)] out StructDocument? document)
    {
        foreach (var (part, encoded) in _parts)
        {
            if (ReferenceEquals(part, value))
            {
                document = encoded;
                return true;
            }
        }

        document = null;
        return false;
    }
}
