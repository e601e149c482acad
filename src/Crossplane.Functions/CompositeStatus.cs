using System.Text.Json.Serialization.Metadata;
using Crossplane.Functions.Conversion;
using Crossplane.Functions.Conversion.Encoders;
using Crossplane.Functions.Resources;

namespace Crossplane.Functions;

/// <summary>The status that the composite shall have: the part of it that is a function's to set.</summary>
public sealed class CompositeStatus
{
    /// <summary>A level of lists or objects takes four bytes at least, so nothing that is shorter nests too deep.</summary>
    private const int ShallowLength = 4 * StructFormat.MaxDepth;

    private static readonly byte[] Field = "status"u8.ToArray();

    private readonly Resource _observed;
    private readonly DesiredState _desired;

    internal CompositeStatus(Resource observed, DesiredState desired)
    {
        _observed = observed;
        _desired = desired;
    }

    /// <summary>Lays a status over what earlier functions want: objects are merged, every other value is replaced.</summary>
    /// <param name="status">The status; members that are null leave what is there.</param>
    /// <param name="contract">Its contract.</param>
    /// <exception cref="ConversionException">As for <see cref="StructDocument.From{T}"/>.</exception>
    /// <exception cref="ArgumentNullException">There is no status.</exception>
    public void Set<T>(T status, JsonTypeInfo<T> contract)
    {
        ArgumentNullException.ThrowIfNull(status);
        ArgumentNullException.ThrowIfNull(contract);
        using var output = Start(out var writer);
        try
        {
            ValueEncoders.For(contract).Write(status, Slot.Entry(Field), writer, depth: 1);
        }
        catch (ConversionException exception) when (exception.IsWithin("status"))
        {
            throw;
        }

        Set(output);
    }

    /// <summary>Lays a status over what earlier functions want: objects are merged, every other value is replaced.</summary>
    /// <param name="status">The status; members that are null leave what is there.</param>
    /// <exception cref="ConversionException">The document cannot be read.</exception>
    public void Set(StructDocument status)
    {
        ArgumentNullException.ThrowIfNull(status);
        using var output = Start(out var writer);
        if (status.HasNoNulls && status.Raw.Length < ShallowLength)
        {
            writer.WriteBytes(Slot.Entry(Field), StructFormat.StructValue, status.Raw.Span);
        }
        else
        {
            using var json = new PooledBuffer();
            StructToJson.WriteStruct(status.Raw.Span, json);
            JsonToStruct.WriteValue(json.Written, Slot.Entry(Field), writer, keepNulls: false, depth: 1);
        }

        Set(output);
    }

    // Crossplane fills these in by itself; functions in other languages need them to read the object.
    private PooledBuffer Start(out StructWriter writer)
    {
        var output = new PooledBuffer();
        writer = new StructWriter(output);
        Write("apiVersion"u8, _observed.ApiVersion, writer);
        Write("kind"u8, _observed.Kind, writer);
        return output;
    }

    private void Set(PooledBuffer output)
    {
        var document = new StructDocument(output.ToArray());
        if (_desired.Composite.Document is null)
        {
            _desired.Composite.Set(document);
        }
        else
        {
            _desired.Composite.Patch(document);
        }
    }

    private static void Write(ReadOnlySpan<byte> name, string? value, StructWriter writer)
    {
        if (value is not null)
        {
            writer.WriteText(Slot.Entry(name), value);
        }
    }
}
