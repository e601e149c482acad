using System.Globalization;
using System.Text.Json.Serialization;

namespace Kubernetes.Manifests.Meta;

/// <summary>
/// A number or a text, written the way it was given: the text <c>80</c> stays a text and differs from the number 80.
/// The default value is the number 0.
/// </summary>
[JsonConverter(typeof(IntOrStringConverter))]
public readonly record struct IntOrString
{
    private readonly int _number;

    /// <summary>Holds a number.</summary>
    /// <param name="number">A port or a count; no range is enforced.</param>
    public IntOrString(int number) => _number = number;

    /// <summary>Holds a text.</summary>
    /// <param name="text">The name of a port, or a percentage such as <c>25%</c>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public IntOrString(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Text = text;
    }

    /// <summary>Null when this is a text.</summary>
    public int? Number => Text is null ? _number : null;

    /// <summary>Null when this is a number.</summary>
    public string? Text { get; }

    /// <summary>Holds a number.</summary>
    /// <param name="number">A port or a count; no range is enforced.</param>
    public static implicit operator IntOrString(int number) => new(number);

    /// <summary>Holds a text.</summary>
    /// <param name="text">The name of a port, or a percentage such as <c>25%</c>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static implicit operator IntOrString(string text) => new(text);

    /// <summary>The text as it is, or the number in decimal digits.</summary>
    public override string ToString() => Text ?? _number.ToString(CultureInfo.InvariantCulture);
}
