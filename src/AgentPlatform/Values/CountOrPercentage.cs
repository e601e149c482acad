using System.Globalization;
using System.Text.Json.Serialization;
using k8s.Models;

namespace AgentPlatform.Values;

/// <summary>A number of pods, or a percentage such as <c>25%</c>.</summary>
/// <remarks>
/// Unlike Kubernetes' IntOrString it distinguishes the string <c>"3"</c> from the number 3: Kubernetes rejects the string, and so
/// does validation.
/// </remarks>
[JsonConverter(typeof(CountOrPercentageConverter))]
public readonly record struct CountOrPercentage
{
    private readonly int _count;

    internal CountOrPercentage(int count) => _count = count;

    internal CountOrPercentage(string text) => Text = text;

    /// <summary>Null if this is a text.</summary>
    public int? Count => Text is null ? _count : null;

    /// <summary>Null if this is a number.</summary>
    public string? Text { get; }

    /// <summary>Converts to the Kubernetes model.</summary>
    public IntOrString ToIntOrString() => Text is null ? _count : Text;

    /// <summary>The text, or the number in decimal digits.</summary>
    public override string ToString() => Text ?? _count.ToString(CultureInfo.InvariantCulture);
}
