using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json.Serialization.Metadata;
using Crossplane.Functions.Conversion;
using Crossplane.Functions.Conversion.Encoders;
using Google.Protobuf;

namespace Crossplane.Functions;

/// <summary>
/// The context of the pipeline: data by key that the functions of one run pass to later functions. Crossplane replaces its
/// context with the response's, so values that this function does not change are passed on byte for byte.
/// </summary>
public sealed class PipelineContext
{
    private readonly SortedDictionary<string, byte[]?> _changes = new(StringComparer.Ordinal);
    private readonly ByteString? _received;

    internal PipelineContext(ByteString? received) => _received = received;

    /// <summary>Reads a value, including changes made by this function.</summary>
    /// <returns>False if the value is absent or null.</returns>
    /// <exception cref="ConversionException">The value does not have the requested type.</exception>
    public bool TryGet<T>(string key, JsonTypeInfo<T> contract, [NotNullWhen(true)] out T? value)
    {
        value = default;
        if (!TryFind(key, out var found))
        {
            return false;
        }

        using var json = new PooledBuffer();
        try
        {
            StructToJson.WriteValue(found, json);
            value = StructDocument.Deserialize(json.Written, contract);
        }
        catch (ConversionException exception) when (exception.IsWithin(key))
        {
            throw;
        }

        return value is not null;
    }

    /// <summary>Sets a value for later functions.</summary>
    /// <param name="key">The key; use a domain and a name to avoid collisions: <c>example.org/region</c>.</param>
    /// <param name="value">The value; null is passed on as null.</param>
    /// <param name="contract">The type's JSON contract, from a <c>JsonSerializerContext</c>.</param>
    /// <exception cref="ConversionException">As for <see cref="StructDocument.From{T}"/>.</exception>
    public void Set<T>(string key, T value, JsonTypeInfo<T> contract)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        ArgumentNullException.ThrowIfNull(contract);
        using var encoded = new PooledBuffer(ResponseLimit.MaxBytes);
        var writer = new StructWriter(encoded);
        try
        {
            if (value is null)
            {
                writer.WriteNull(Slot.Bare);
            }
            else
            {
                ValueEncoders.For(contract).Write(value, Slot.Bare, writer, depth: 0);
            }
        }
        catch (ConversionException exception) when (exception.IsWithin(key))
        {
            throw;
        }

        _changes[key] = encoded.Written.ToArray();
    }

    /// <summary>Removes a value; no error if it is absent.</summary>
    public void Remove(string key) => _changes[key] = null;

    internal ByteString? ToMessage()
    {
        if (_changes.Count == 0 || (_received is null && _changes.Values.All(value => value is null)))
        {
            return _received;
        }

        using var output = new PooledBuffer();
        CopyUntouched(output);
        var writer = new StructWriter(output);
        foreach (var (key, value) in _changes)
        {
            if (value is not null)
            {
                writer.WriteEncoded(Slot.Entry(Encoding.UTF8.GetBytes(key)), value);
            }
        }

        return ByteString.CopyFrom(output.Written);
    }

    private void CopyUntouched(PooledBuffer output)
    {
        var reader = new WireReader(_received is null ? default : _received.Span);
        while (reader.Read())
        {
            if (!IsChanged(reader))
            {
                output.Append(reader.Field);
            }
        }
    }

    private bool IsChanged(WireReader field)
    {
        if (!field.IsMessage(StructFormat.StructFields))
        {
            return false;
        }

        StructFormat.ReadEntry(field.Content, out var key, out _);
        return _changes.ContainsKey(Encoding.UTF8.GetString(key));
    }

    private bool TryFind(string key, out ReadOnlySpan<byte> value)
    {
        if (_changes.TryGetValue(key, out var changed))
        {
            value = changed;
            return changed is not null;
        }

        value = default;
        return _received is not null && StructNavigator.TryFind(_received.Span, Encoding.UTF8.GetBytes(key), out value);
    }
}
