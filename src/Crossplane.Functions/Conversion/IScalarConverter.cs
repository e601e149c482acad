namespace Crossplane.Functions.Conversion;

/// <summary>The untyped side of a <see cref="ScalarConverter{T}"/>.</summary>
internal interface IScalarConverter
{
    /// <inheritdoc cref="ScalarConverter{T}.ToScalar"/>
    Scalar ToScalar(object value);
}
