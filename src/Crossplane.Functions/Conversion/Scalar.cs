namespace Crossplane.Functions.Conversion;

/// <summary>A JSON text or number, as a <see cref="ScalarConverter{T}"/> writes and reads it.</summary>
public readonly record struct Scalar
{
    private readonly string? _text;
    private readonly double _number;

    private Scalar(string? text, double number)
    {
        _text = text;
        _number = number;
    }

    /// <summary>Null if this is a number.</summary>
    public string? Text => _text;

    /// <summary>Null if this is a text.</summary>
    public double? Number => _text is null ? _number : null;

    /// <summary>A text.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static implicit operator Scalar(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new Scalar(text, 0);
    }

    /// <summary>An integer.</summary>
    /// <exception cref="ConversionException">64-bit floating point cannot hold the integer exactly.</exception>
    public static implicit operator Scalar(long number) => new(null, StructFormat.Exact(number));

    /// <summary>A number.</summary>
    /// <exception cref="ConversionException">The number is not finite.</exception>
    public static implicit operator Scalar(double number) =>
        double.IsFinite(number) ? new Scalar(null, number) : throw new ConversionException("is not a finite number");
}
