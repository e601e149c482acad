using System.Text.Json;
using System.Text.Json.Serialization;

namespace Crossplane.Functions.Conversion;

/// <summary>
/// A JSON converter of a type that is one text or number, such as a quantity. <see cref="StructDocument"/> writes its values
/// directly, without JSON between.
/// </summary>
/// <remarks>
/// Name it in <c>[JsonConverter]</c> on the type, or in <c>[JsonSourceGenerationOptions(Converters = …)]</c> for a type of
/// somebody else. Any other kind of converter is supported too; a value with one takes the slower way through JSON.
/// </remarks>
/// <typeparam name="T">The type.</typeparam>
public abstract class ScalarConverter<T> : JsonConverter<T>, IScalarConverter
    where T : notnull
{
    /// <summary>False: null is left out, or read as null, without this converter.</summary>
    public sealed override bool HandleNull => false;

    /// <inheritdoc />
    public sealed override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        try
        {
            return FromScalar(reader.TokenType switch
            {
                JsonTokenType.String => reader.GetString()!,
                JsonTokenType.Number => reader.GetDouble(),
                _ => throw new JsonException($"cannot read a text or a number: found {reader.TokenType}"),
            });
        }
        catch (Exception exception)
            when (exception is ConversionException or FormatException or OverflowException or ArgumentException)
        {
            throw new JsonException(exception.Message, exception);
        }
    }

    /// <inheritdoc />
    public sealed override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        var scalar = ToScalar(value);
        if (scalar.Number is not { } number)
        {
            writer.WriteStringValue(scalar.Text);
        }
        else if (StructFormat.IsInteger(number, out var integer))
        {
            writer.WriteNumberValue(integer);
        }
        else
        {
            writer.WriteNumberValue(number);
        }
    }

    /// <summary>The text or number that stands for a value.</summary>
    /// <param name="value">The value.</param>
    protected abstract Scalar ToScalar(T value);

    /// <summary>Reads a value.</summary>
    /// <param name="scalar">The text or number that was found.</param>
    /// <exception cref="FormatException">
    /// It stands for no value. An <see cref="OverflowException"/> or <see cref="ArgumentException"/> says the same.
    /// </exception>
    protected abstract T FromScalar(Scalar scalar);

    Scalar IScalarConverter.ToScalar(object value) => ToScalar((T)value);
}
