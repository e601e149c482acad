using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Crossplane.Functions.Conversion;
using Crossplane.Functions.Resources;

namespace Crossplane.Functions;

/// <summary>The status that the composite shall have: the part of it that is a function's to set.</summary>
public sealed class CompositeStatus
{
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
    public void Set<T>(T status, JsonTypeInfo<T> contract)
    {
        using var json = StructDocument.Serialize(status, contract);
        Set(json.Finish());
    }

    /// <summary>Lays a status over what earlier functions want: objects are merged, every other value is replaced.</summary>
    /// <param name="status">The status; members that are null leave what is there.</param>
    /// <exception cref="ConversionException">The document cannot be read.</exception>
    public void Set(StructDocument status)
    {
        ArgumentNullException.ThrowIfNull(status);
        using var json = PooledJson.Rent();
        StructToJson.WriteStruct(status.Raw.Span, json.Writer);
        Set(json.Finish());
    }

    private void Set(ReadOnlySpan<byte> status)
    {
        using var json = PooledJson.Rent();
        json.Writer.WriteStartObject();
        Write("apiVersion", _observed.ApiVersion, json.Writer);
        Write("kind", _observed.Kind, json.Writer);
        json.Writer.WritePropertyName("status");
        json.Writer.WriteRawValue(status, skipInputValidation: true);
        json.Writer.WriteEndObject();
        var document = StructDocument.FromJson(json.Finish(), keepNulls: false);
        if (_desired.Composite.Document is null)
        {
            _desired.Composite.Set(document);
        }
        else
        {
            _desired.Composite.Patch(document);
        }
    }

    // Crossplane fills these in by itself; functions in other languages need them to read the object.
    private static void Write(string name, string? value, Utf8JsonWriter writer)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }
}
