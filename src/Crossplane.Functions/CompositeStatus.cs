using System.Text.Json.Serialization.Metadata;
using Crossplane.Functions.Conversion;
using Crossplane.Functions.Conversion.Encoders;
using Crossplane.Functions.Resources;

namespace Crossplane.Functions;

/// <summary>The desired status of the composite.</summary>
/// <remarks>
/// Set only the fields that the function owns: Crossplane applies the desired status with server-side apply.
/// </remarks>
/// <example>
/// <code>
/// context.Status.Set(new DatabaseStatus { Endpoint = endpoint }, MyJsonContext.Default.DatabaseStatus);
/// </code>
/// </example>
public sealed class CompositeStatus
{
    /// <summary>The length below which a document cannot nest too deeply: each level takes at least four bytes.</summary>
    private const int ShallowLength = 4 * StructFormat.MaxDepth;

    private static readonly byte[] Field = "status"u8.ToArray();

    private readonly Resource _observed;
    private readonly DesiredState _desired;

    internal CompositeStatus(Resource observed, DesiredState desired)
    {
        _observed = observed;
        _desired = desired;
    }

    /// <summary>
    /// Merges a status into the one that earlier functions desire: objects are merged field by field, all other values,
    /// including lists, are replaced.
    /// </summary>
    /// <param name="status">The status; members that are null leave the existing value unchanged.</param>
    /// <param name="contract">The type's JSON contract, from a <c>JsonSerializerContext</c>.</param>
    /// <exception cref="ConversionException">As for <see cref="StructDocument.From{T}"/>.</exception>
    /// <exception cref="ArgumentNullException">The status is null.</exception>
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

    /// <inheritdoc cref="Set{T}(T, JsonTypeInfo{T})" path="/summary" />
    /// <param name="status">The status; members that are null leave the existing value unchanged.</param>
    /// <exception cref="ConversionException">The document is not a valid Struct.</exception>
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

    // Crossplane sets these itself, but later functions in other languages need them to read the object.
    private PooledBuffer Start(out StructWriter writer)
    {
        var output = new PooledBuffer(ResponseLimit.MaxBytes);
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
